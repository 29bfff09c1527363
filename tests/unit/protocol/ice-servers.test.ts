import { describe, expect, test } from 'vitest';
import { parseGreeting } from '../../../core/control/broker-greeting';

const stun = { urls: ['stun:call.example.org:3478', 'stuns:[fd00::1]:5349'] };
const turn = {
  urls: ['turn:call.example.org?transport=udp', 'turns:203.0.113.5:443?transport=tcp'],
  username: '1924992000:0123456789abcdef',
  credential: 'c2VjcmV0+/==',
};
const greet = (payload: unknown) => parseGreeting({ type: 'OPEN', payload });

describe('the greeting of a broker', () => {
  test('brings STUN and TURN servers, in the form in which a connection takes them', () => {
    const payload = { iceServers: [stun, turn], seconds: 3_600 };
    expect(greet(payload)).toEqual({ ice: payload });
    const bare = { iceServers: [stun], seconds: null };
    expect(greet(bare)).toEqual({ ice: bare });
  });

  test('of the stock server brings none', () => {
    expect(parseGreeting({ type: 'OPEN' })).toEqual({ ice: null });
  });

  test.each([null, 7, 'OPEN', [], { type: 'ERROR' }, { payload: { iceServers: [] } }])(
    'is not %j',
    (message) => {
      expect(parseGreeting(message)).toBeNull();
    },
  );

  const of = (server: unknown, seconds: unknown = 3_600) => ({ iceServers: [server], seconds });
  test.each([
    ['something else', 'turn:evil.example'],
    ['another scheme', of({ urls: ['https://evil.example'] })],
    ['a path', of({ urls: ['stun:evil.example/x'] })],
    ['a port that there is not', of({ urls: ['stun:evil.example:70000'] })],
    ['an address without end', of({ urls: [`stun:${'a'.repeat(400)}`] })],
    ['no address', of({ urls: [] })],
    ['more addresses than anybody has', of({ urls: Array(9).fill('stun:a') })],
    ['one address without a list', of({ urls: 'stun:a' })],
    ['another transport', of({ ...turn, urls: ['turn:a?transport=quic'] })],
    ['TURN without credentials', of({ urls: turn.urls })],
    ['STUN and TURN in one', of({ ...turn, urls: [...stun.urls, ...turn.urls] })],
    ['a name that cannot be sent', of({ ...turn, username: 'two\nlines' })],
    ['a password without end', of({ ...turn, credential: 'x'.repeat(300) })],
    ['more than it should', of({ ...turn, iceTransportPolicy: 'relay' })],
    ['more servers than anybody has', { iceServers: Array(5).fill(stun), seconds: null }],
    ['credentials for a moment', of(turn, 1)],
    ['credentials for a day', of(turn, 86_400)],
    ['no word of how long', { iceServers: [turn] }],
  ])('that names %s names no servers', (_what, payload) => {
    expect(greet(payload)).toEqual({ ice: null });
  });
});
