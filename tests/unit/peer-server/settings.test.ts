import { describe, expect, test } from 'vitest';
import { brokerLimits } from '../../../peer-server/broker/limits';
import { readSettings, type Settings } from '../../../peer-server/settings';

const settingsOf = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform = 'linux'): Settings => {
  const read = readSettings(env, platform);
  if (!read.ok) throw new Error(read.sentence);
  return read.settings;
};

describe('settings', () => {
  test('without any variable the server stays on this machine, without TLS', () => {
    expect(settingsOf({ XDG_DATA_HOME: '/data' })).toEqual({
      host: 'localhost',
      port: 9000,
      tls: { mode: 'off' },
      publicOrigin: null,
      dataDir: '/data/baton',
      redisUrl: null,
      origins: [],
      proxies: [],
      metrics: null,
      ice: { stunUrls: [], turn: null },
      logLevel: 'warn',
      limits: {},
    });
  });

  test('an empty variable counts as absent', () => {
    expect(settingsOf({ BATON_PORT: '', BATON_TLS: '' }).port).toBe(9000);
  });

  test('with TLS it listens everywhere unless told otherwise', () => {
    expect(settingsOf({ BATON_TLS: 'local' })).toMatchObject({
      host: '::',
      tls: { mode: 'local', port: 9443 },
    });
    expect(settingsOf({ BATON_TLS: 'local', BATON_HOST: '192.168.1.20' }).host).toBe(
      '192.168.1.20',
    );
  });

  test('certificate files come with their own port', () => {
    const env = {
      BATON_TLS: 'files',
      BATON_TLS_PORT: '443',
      BATON_TLS_CERT: 'a.pem',
      BATON_TLS_KEY: 'b.pem',
    };
    expect(settingsOf(env).tls).toEqual({
      mode: 'files',
      port: 443,
      certificatePath: 'a.pem',
      keyPath: 'b.pem',
    });
  });

  test('a public origin is kept in its plain form', () => {
    expect(settingsOf({ BATON_PUBLIC_ORIGIN: 'https://Call.example.org:443/' }).publicOrigin).toBe(
      'https://call.example.org',
    );
  });

  test('lists are read with spaces and without', () => {
    expect(
      settingsOf({
        BATON_ORIGINS: 'https://app.example.org , none',
        BATON_PROXIES: '10.0.0.0/8,loopback, fd00::1',
        BATON_STUN_URLS: 'stun:a.example.org:3478',
        BATON_TURN_URLS: 'turn:a.example.org:3478?transport=udp,turns:[fd00::1]:5349?transport=tcp',
        BATON_TURN_SECRET: 's',
      }),
    ).toMatchObject({
      origins: ['https://app.example.org', 'none'],
      proxies: ['10.0.0.0/8', 'loopback', 'fd00::1'],
      ice: {
        stunUrls: ['stun:a.example.org:3478'],
        turn: {
          urls: ['turn:a.example.org:3478?transport=udp', 'turns:[fd00::1]:5349?transport=tcp'],
          secret: 's',
          seconds: 3_600,
        },
      },
    });
  });

  test('figures are served on this machine unless told otherwise', () => {
    expect(settingsOf({ BATON_METRICS_PORT: '9100' }).metrics).toEqual({
      host: 'localhost',
      port: 9_100,
    });
  });

  test('every limit has a variable', () => {
    for (const name of Object.keys(brokerLimits)) {
      const variable = `BATON_LIMIT_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
      expect(settingsOf({ [variable]: '7' }).limits).toEqual({ [name]: 7 });
    }
    expect(settingsOf({ BATON_LIMIT_ADDRESS_SOCKETS: '7' }).limits).toEqual({ addressSockets: 7 });
  });

  test('the data directory follows the system', () => {
    expect(settingsOf({ XDG_DATA_HOME: 'relative' }).dataDir).toMatch(/\/\.local\/share\/baton$/);
    expect(settingsOf({}, 'darwin').dataDir).toMatch(/\/Library\/Application Support\/baton$/);
    expect(settingsOf({ LOCALAPPDATA: '/local' }, 'win32').dataDir).toBe('/local/baton');
    expect(settingsOf({ BATON_DATA: '/mine' }).dataDir).toBe('/mine');
  });

  test.each([
    [{ BATON_PORT: 'abc' }, 'BATON_PORT'],
    [{ BATON_PORT: '65536' }, 'BATON_PORT'],
    [{ BATON_PORT: '-1' }, 'BATON_PORT'],
    [{ BATON_PORT: '1e3' }, 'BATON_PORT'],
    [{ BATON_TLS: 'yes' }, 'BATON_TLS'],
    [{ BATON_TLS_PORT: '9443 ' }, 'BATON_TLS_PORT'],
    [{ BATON_TLS: 'files' }, 'BATON_TLS_CERT'],
    [{ BATON_TLS: 'files', BATON_TLS_CERT: 'a.pem' }, 'BATON_TLS_KEY'],
    [{ BATON_TLS_KEY: 'a.pem' }, 'BATON_TLS=files'],
    [{ BATON_TLS: 'local', BATON_PORT: '9443' }, 'must differ'],
    [{ BATON_HOST: 'two words' }, 'BATON_HOST'],
    [{ BATON_HOST: 'http://localhost' }, 'BATON_HOST'],
    [{ BATON_PUBLIC_ORIGIN: 'call.example.org' }, 'BATON_PUBLIC_ORIGIN'],
    [{ BATON_PUBLIC_ORIGIN: 'https://call.example.org/path' }, 'BATON_PUBLIC_ORIGIN'],
    [{ BATON_PUBLIC_ORIGIN: 'http://call.example.org' }, 'BATON_PUBLIC_ORIGIN'],
    [{ BATON_DATA: 'relative' }, 'BATON_DATA'],
    [{ BATON_REDIS_URL: 'localhost:6379' }, 'BATON_REDIS_URL'],
    [{ BATON_ORIGINS: 'app.example.org' }, 'BATON_ORIGINS'],
    [{ BATON_ORIGINS: 'none,' }, 'BATON_ORIGINS'],
    [{ BATON_PROXIES: 'proxy.example.org' }, 'BATON_PROXIES'],
    [{ BATON_METRICS_PORT: 'x' }, 'BATON_METRICS_PORT'],
    [{ BATON_STUN_URLS: 'call.example.org' }, 'BATON_STUN_URLS'],
    [{ BATON_TURN_URLS: 'turn:a.example.org' }, 'BATON_TURN_SECRET'],
    [{ BATON_TURN_SECRET: 's' }, 'BATON_TURN_URLS'],
    [{ BATON_TURN_SECONDS: '3601' }, 'BATON_TURN_SECONDS'],
    [{ BATON_LOG: 'debug' }, 'BATON_LOG'],
    [{ BATON_LIMIT_SOCKETS: '0' }, 'BATON_LIMIT_SOCKETS'],
    [{ BATON_LIMIT_SOCKETS: '1e3' }, 'BATON_LIMIT_SOCKETS'],
    [{ BATON_LIMIT_SOCKET: '5' }, 'BATON_LIMIT_SOCKET'],
  ])('%j is refused with one sentence', (env, part) => {
    const read = readSettings(env, 'linux');
    expect(read).toEqual({ ok: false, sentence: expect.stringContaining(part) });
    expect(read).toEqual({ ok: false, sentence: expect.stringMatching(/^[^\n]+\.$/) });
  });
});
