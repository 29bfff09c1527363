import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { iceServersFor } from '../../../peer-server/broker/ice-servers';
import { type Coturn, startCoturn } from '../../support/coturn';
import { createLifetime } from '../../support/lifetime';
import { startTestServer, type TestServer } from './broker-client';

const answer = v.strictObject({
  type: v.literal('OPEN'),
  payload: v.strictObject({
    iceServers: v.array(
      v.strictObject({
        urls: v.array(v.string()),
        username: v.optional(v.string()),
        credential: v.optional(v.string()),
      }),
    ),
    seconds: v.nullable(v.number()),
  }),
});

const lifetime = createLifetime();
let coturn: Coturn;
let server: TestServer;
beforeAll(async () => {
  coturn = await startCoturn(lifetime.signal);
  const ice = {
    stunUrls: [`stun:127.0.0.1:${coturn.port}`],
    turn: {
      urls: ['udp', 'tcp'].map((way) => `turn:127.0.0.1:${coturn.port}?transport=${way}`),
      secret: coturn.secret,
      seconds: 600,
    },
  };
  server = await startTestServer(lifetime.signal, {}, { ice });
});
afterAll(() => lifetime.end());

const ask = async (id: string) => v.parse(answer, await server.connect(id).next()).payload;

/** Whether coturn relays for who has these; its own client sends a few packets through it. */
const relays = async (
  way: 'udp' | 'tcp',
  username = '',
  credential = '',
): Promise<{ relayed: boolean; output: string }> => {
  const args = ['-u', username, '-w', credential, '-p', String(coturn.port), '-n', '1', '-m', '1'];
  if (way === 'tcp') args.push('-t');
  try {
    const run = promisify(execFile)('turnutils_uclient', [...args, '-y', '-v', '127.0.0.1']);
    const { stdout } = await run;
    return { relayed: /Total lost packets 0 /.test(stdout), output: stdout };
  } catch (error) {
    // It ends with a code where it was refused.
    return { relayed: false, output: String(Reflect.get(Object(error), 'stdout')) };
  }
};

describe('servers for who is registered', () => {
  test('a client is greeted with STUN, and TURN with credentials of its own', async () => {
    const [first, second] = [await ask('a'), await ask('b')];
    expect(first.seconds).toBe(600);
    expect(first.iceServers[0]).toEqual({ urls: [`stun:127.0.0.1:${coturn.port}`] });
    const [, turn] = first.iceServers;
    expect(turn?.urls).toHaveLength(2);
    expect(Number(turn?.username?.split(':')[0])).toBeGreaterThan(Date.now() / 1_000);
    expect(turn?.username).not.toBe(second.iceServers[1]?.username);
    expect(turn?.username).not.toMatch(/:(a|b)$/);
  });

  test('a client without a socket gets none: nothing over http speaks of them', async () => {
    for (const path of ['/ice', '/turn', '/baton.json', '/peerjs/id']) {
      const body = await (await fetch(`http://127.0.0.1:${server.port}${path}`)).text();
      expect(body).not.toContain('turn:');
    }
  });

  test('a server without STUN and TURN greets as the stock server does', async () => {
    const bare = await startTestServer(lifetime.signal);
    expect(await bare.connect('a').next()).toEqual({ type: 'OPEN' });
  });

  test.each(['udp', 'tcp'] as const)('coturn relays over %s for who has them', async (way) => {
    const { iceServers } = await ask(`relay-${way}`);
    const { relayed, output } = await relays(
      way,
      iceServers[1]?.username,
      iceServers[1]?.credential,
    );
    expect(relayed, output).toBe(true);
  });

  test('coturn refuses expired and wrong ones', async () => {
    const turn = { urls: [], secret: coturn.secret, seconds: 600 };
    const [expired] = iceServersFor({ stunUrls: [], turn }, 'x', Date.now() - 601_000);
    const [wrong] = iceServersFor(
      { stunUrls: [], turn: { ...turn, secret: 'another' } },
      'x',
      Date.now(),
    );
    for (const server of [expired, wrong]) {
      const { relayed, output } = await relays('udp', server?.username, server?.credential);
      expect(relayed).toBe(false);
      expect(output).toMatch(/401|Unauthorized|Cannot complete Allocation/);
    }
  });
});
