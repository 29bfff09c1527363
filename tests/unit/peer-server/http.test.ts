import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, request } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { get as getSecure } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMachineNames } from '../../../peer-server/network/machine-names';
import { silentLog } from '../../../peer-server/observe/log';
import type { Settings } from '../../../peer-server/settings';
import { type RunningServer, startServer } from '../../../peer-server/start-server';
import { createAuthority, issueCertificate } from '../../../peer-server/tls/local-authority';
import { freePort } from '../../support/free-port';
import { atEnd, createLifetime, type Lifetime } from '../../support/lifetime';
import { tempDir } from '../../support/temp-dir';
import { openClient, opened } from './broker-client';
import { testSettings } from './test-settings';

let lifetime: Lifetime;
let dir: string;
beforeEach(() => {
  lifetime = createLifetime();
  dir = tempDir('http', lifetime.signal);
  mkdirSync(join(dir, 'pwa', 'assets'), { recursive: true });
  writeFileSync(join(dir, 'pwa', 'index.html'), '<!doctype html><title>app</title>');
  writeFileSync(join(dir, 'pwa', 'sw.js'), '// worker');
  writeFileSync(join(dir, 'pwa', 'assets', 'main-abc123.js'), 'export {};');
});
afterEach(() => lifetime.end());

interface Started extends RunningServer {
  lines: string[];
  stop(): Promise<void>;
}

const start = async (settings: Partial<Settings> = {}): Promise<Started> => {
  const stopping = new AbortController();
  const lines: string[] = [];
  const server = await startServer({
    settings: testSettings(join(dir, 'data'), settings),
    pwaDir: join(dir, 'pwa'),
    signal: stopping.signal,
    print: (line) => lines.push(line),
    log: silentLog,
    lookAtFilesMs: 20,
  });
  const stop = atEnd(lifetime.signal, () => {
    stopping.abort();
    return server.closed;
  });
  return { ...server, lines, stop };
};

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const fetchPlain = (
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; host?: string } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request(
      { host: options.host ?? '127.0.0.1', port, path, agent: false, ...options },
      (answer) => {
        text(answer).then(
          (body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
          reject,
        );
      },
    )
      .on('error', reject)
      .end();
  });

describe('files', () => {
  test('the page comes with a policy that runs nothing foreign, and is asked for each time', async () => {
    const { port } = await start();
    const { status, headers, body } = await fetchPlain(port, '/');
    expect(status).toBe(200);
    expect(body).toContain('<title>app</title>');
    const policy = headers['content-security-policy'];
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['permissions-policy']).toContain('camera=(self), microphone=(self)');
  });

  test('hashed files never change, the worker is asked for each time', async () => {
    const { port } = await start();
    const asset = await fetchPlain(port, '/assets/main-abc123.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await fetchPlain(port, '/sw.js')).headers['cache-control']).toBe('no-cache');
  });

  test('a compressed copy goes to browsers that take it, with the type of the file', async () => {
    writeFileSync(join(dir, 'pwa', 'assets', 'main-abc123.js.br'), 'smaller');
    const { port } = await start();
    const path = '/assets/main-abc123.js';
    const small = await fetchPlain(port, path, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(small.body).toBe('smaller');
    expect(small.headers['content-encoding']).toBe('br');
    expect(small.headers['content-type']).toMatch(/javascript/);
    expect(small.headers.vary).toBe('Accept-Encoding');
    expect((await fetchPlain(port, path)).body).toBe('export {};');
  });

  test('a file that did not change is answered with the headers it came with', async () => {
    const { port } = await start();
    for (const path of ['/', '/sw.js', '/assets/main-abc123.js']) {
      const first = await fetchPlain(port, path);
      const again = await fetchPlain(port, path, {
        headers: { 'if-none-match': first.headers.etag ?? '' },
      });
      expect(again.status).toBe(304);
      for (const name of ['content-security-policy', 'cache-control']) {
        expect(again.headers[name]).toBe(first.headers[name]);
      }
    }
  });

  test.each(['/nothing', '/../data/authority.json', '/%2e%2e/http', '/%00', '/%', '/assets'])(
    '%s is not there',
    async (path) => {
      const { port } = await start();
      expect((await fetchPlain(port, path)).status).toBe(404);
    },
  );

  test.each(['bytes=5-2', 'bytes=-1', 'bytes=x', 'bytes=999999-', 'nonsense'])(
    'the range %s is answered with the whole file',
    async (range) => {
      const { port } = await start();
      const { status, body } = await fetchPlain(port, '/sw.js', { headers: { range } });
      expect([status, body]).toEqual([200, '// worker']);
    },
  );

  test('a client that takes brotli or gzip gets what the build compressed', async () => {
    const path = join(dir, 'pwa', 'assets', 'main-abc123.js');
    writeFileSync(`${path}.br`, brotliCompressSync('export {};'));
    writeFileSync(`${path}.gz`, gzipSync('export {};'));
    const { port } = await start();
    for (const [accept, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const { headers } = await fetchPlain(port, '/assets/main-abc123.js', {
        headers: { 'accept-encoding': accept },
      });
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['content-type']).toBe('text/javascript');
      expect(headers['cache-control']).toContain('immutable');
      expect(headers.vary).toBe('Accept-Encoding');
    }
    expect((await fetchPlain(port, '/assets/main-abc123.js.br')).status).toBe(404);
  });

  test('a missing app is said in words', async () => {
    rmSync(join(dir, 'pwa'), { recursive: true });
    const { port } = await start();
    const { status, body } = await fetchPlain(port, '/');
    expect([status, body]).toEqual([404, 'The app is not built.\n']);
  });

  test('only GET and HEAD are answered', async () => {
    const { port } = await start();
    expect((await fetchPlain(port, '/', { method: 'POST' })).status).toBe(405);
    expect(await fetchPlain(port, '/healthz', { method: 'HEAD' })).toMatchObject({
      status: 200,
      body: '',
    });
  });
});

describe('answers', () => {
  test('the server says that it is well', async () => {
    const { port } = await start();
    expect(await fetchPlain(port, '/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
  });

  test('it is ready while its bus can be reached', async () => {
    const { port } = await start();
    expect(await fetchPlain(port, '/readyz')).toMatchObject({ status: 200, body: 'ready\n' });
    const lost = await start({ redisUrl: `redis://127.0.0.1:${await freePort()}` });
    expect(await fetchPlain(lost.port, '/readyz')).toMatchObject({ status: 503 });
    expect(await fetchPlain(lost.port, '/healthz')).toMatchObject({ status: 200 });
  });

  test('figures are on a listener of their own and nowhere else', async () => {
    const { port, metricsPort } = await start({ metrics: { host: 'localhost', port: 0 } });
    const client = openClient(
      `ws://127.0.0.1:${port}/peerjs?key=peerjs&id=secretid&token=secrettoken`,
      lifetime.signal,
    );
    await client.next();
    client.send({ type: 'OFFER', dst: 'absent', payload: 1 });
    client.send('nonsense');
    await client.closed();
    expect((await fetchPlain(port, '/metrics')).status).toBe(404);
    const figures = async () => (await fetchPlain(metricsPort ?? 0, '/metrics')).body;
    await expect.poll(figures).toContain('baton_sockets 0');
    const text = await figures();
    expect(text).toContain('baton_sockets_opened_total 1');
    expect(text).toContain('baton_messages_total{outcome="queued"} 1');
    expect(text).toContain('baton_cut_total{reason="malformed"} 1');
    expect(text).toContain('baton_bus_reachable 1');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain('secret');
    expect((await fetchPlain(metricsPort ?? 0, '/')).status).toBe(404);
  });

  test('PeerJS gets a fresh id from any page', async () => {
    const { port } = await start();
    const first = await fetchPlain(port, '/peerjs/id?ts=1&version=1.5.5');
    const second = await fetchPlain(port, '/peerjs/id');
    expect(first.body).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.body).not.toBe(first.body);
    expect(first.headers['access-control-allow-origin']).toBe('*');
  });

  test('without TLS the origin for phones is the one that was asked', async () => {
    const { port } = await start();
    const headers = { host: `call.example.org:${port}` };
    const { body, headers: answered } = await fetchPlain(port, '/baton.json', { headers });
    expect(JSON.parse(body)).toEqual({ phoneOrigin: `http://call.example.org:${port}` });
    expect(answered['access-control-allow-origin']).toBe('*');
  });

  test.each(['a b', 'a/b', 'u@a', 'a?b', '<b>'])(
    'a Host header of "%s" is refused',
    async (host) => {
      const { port } = await start();
      expect((await fetchPlain(port, '/baton.json', { headers: { host } })).status).toBe(400);
    },
  );

  test('a public origin is the origin for phones', async () => {
    const { port, lines } = await start({ publicOrigin: 'https://call.example.org' });
    const { body } = await fetchPlain(port, '/baton.json');
    expect(JSON.parse(body)).toEqual({ phoneOrigin: 'https://call.example.org' });
    expect(lines).toContain('baton ready https://call.example.org');
  });

  test('an upgrade elsewhere than to the broker is refused', async () => {
    const { port } = await start();
    const client = openClient(`ws://127.0.0.1:${port}/healthz`, lifetime.signal);
    await expect(opened(client)).rejects.toThrow('404');
  });
});

const { addresses } = await readMachineNames();
const [lan] = addresses;

describe('with a local certificate', () => {
  const local = { host: '::', tls: { mode: 'local', port: 0 } } as const;

  test('a client that trusts the offered certificate reads everything over https', async () => {
    const { port, tlsPort, lines } = await start(local);
    const { body: ca, headers } = await fetchPlain(port, '/ca.crt');
    expect(headers['content-type']).toBe('application/x-x509-ca-cert');
    const answer = await new Promise<string>((resolve, reject) => {
      getSecure(
        { host: 'localhost', port: tlsPort, path: '/healthz', ca, agent: false },
        (found) => {
          text(found).then(resolve, reject);
        },
      ).on('error', reject);
    });
    expect(answer).toBe('ok\n');
    expect(lines).toContain(`baton ready http://localhost:${port}`);
    expect(lines).toContain(`baton ready https://localhost:${tlsPort}`);
  });

  test('files come over HTTP/2, sockets over HTTP/1.1 at the same port', async () => {
    const { port, tlsPort } = await start(local);
    const { body: ca } = await fetchPlain(port, '/ca.crt');
    const session = connectHttp2(`https://localhost:${tlsPort}`, { ca });
    atEnd(lifetime.signal, () => session.destroy());
    for (const path of ['/', '/sw.js', '/baton.json', '/nothing']) {
      const stream = session.request({ ':path': path, 'accept-encoding': 'br' });
      const [headers] = await once(stream, 'response');
      expect(headers[':status']).toBe(path === '/nothing' ? 404 : 200);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(await text(stream)).not.toBe('');
    }
    const client = openClient(
      `wss://localhost:${tlsPort}/peerjs?key=peerjs&id=a&token=t`,
      lifetime.signal,
      { ca },
    );
    expect(await client.next()).toEqual({ type: 'OPEN' });
  });

  test('a client that does not know the certificate refuses it', async () => {
    const { tlsPort } = await start(local);
    const outcome = new Promise((_resolve, reject) => {
      getSecure({ host: 'localhost', port: tlsPort, path: '/', agent: false }).on('error', reject);
    });
    await expect(outcome).rejects.toThrow(/self-signed|unable to verify/);
  });

  test('the page about the certificate shows the fingerprint that the server printed', async () => {
    const { port, lines } = await start(local);
    const { body } = await fetchPlain(port, '/ca');
    const printed = lines.find((line) => line.startsWith('baton certificate fingerprint '));
    expect(body).toContain(printed?.replace('baton certificate fingerprint ', ''));
  });

  test.skipIf(lan === undefined)(
    'other machines get over http the certificate and nothing else',
    async () => {
      const { port, tlsPort, lines } = await start(local);
      const from = (path: string) => fetchPlain(port, path, { host: lan ?? '' });
      expect((await from('/ca')).status).toBe(200);
      expect((await from('/ca.crt')).status).toBe(200);
      for (const path of ['/', '/healthz', '/baton.json', '/peerjs/id', '/sw.js']) {
        expect(await from(path)).toMatchObject({ status: 302, headers: { location: '/ca' } });
      }
      const socket = openClient(
        `ws://${lan}:${port}/peerjs?key=peerjs&id=a&token=t`,
        lifetime.signal,
      );
      await expect(opened(socket)).rejects.toThrow('403');
      expect(lines).toContain(`baton ready https://${lan}:${tlsPort}`);
      const { body } = await fetchPlain(port, '/baton.json');
      expect(JSON.parse(body)).toEqual({ phoneOrigin: `https://${lan}:${tlsPort}` });
    },
  );
});

describe('with certificate files', () => {
  const writePair = async (name: string): Promise<{ ca: string; cert: string; key: string }> => {
    const authority = await createAuthority(['localhost'], name);
    const { certificate, key } = await issueCertificate(authority, ['localhost']);
    return { ca: authority.certificate, cert: certificate, key };
  };
  const greets = (tlsPort: number | null, ca: string): Promise<boolean> =>
    new Promise((resolve) => {
      getSecure(
        { host: 'localhost', port: tlsPort, path: '/healthz', ca, agent: false },
        (answer) => resolve(answer.statusCode === 200),
      ).on('error', () => resolve(false));
    });

  test('new files are in use without a restart, and damaged ones never', async () => {
    const certificatePath = join(dir, 'cert.pem');
    const keyPath = join(dir, 'key.pem');
    const [first, second] = [await writePair('first'), await writePair('second')];
    writeFileSync(certificatePath, first.cert);
    writeFileSync(keyPath, first.key);
    const { port, tlsPort, lines } = await start({
      tls: { mode: 'files', port: 0, certificatePath, keyPath },
    });
    expect(await greets(tlsPort, first.ca)).toBe(true);
    const client = openClient(
      `ws://127.0.0.1:${port}/peerjs?key=peerjs&id=a&token=t`,
      lifetime.signal,
    );
    await client.next();
    writeFileSync(certificatePath, second.cert);
    await expect.poll(() => lines.join()).toContain('could not be renewed');
    expect(await greets(tlsPort, first.ca)).toBe(true);
    writeFileSync(keyPath, second.key);
    await expect.poll(() => greets(tlsPort, second.ca)).toBe(true);
    expect(await greets(tlsPort, first.ca)).toBe(false);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  });
});

describe('starting and stopping', () => {
  test('both loopback addresses are served', async () => {
    const { port } = await start();
    for (const host of ['127.0.0.1', '::1']) {
      const status = await new Promise((resolve, reject) => {
        get({ host, port, path: '/healthz', agent: false }, ({ statusCode }) =>
          resolve(statusCode),
        ).on('error', reject);
      });
      expect(status).toBe(200);
    }
  });

  test('a port in use is said in a sentence', async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toThrow(`Port ${port} is in use already.`);
  });

  test('a certificate that cannot be read is said in a sentence', async () => {
    const tls = {
      mode: 'files',
      port: 0,
      certificatePath: join(dir, 'none.pem'),
      keyPath: join(dir, 'none.pem'),
    } as const;
    await expect(start({ tls })).rejects.toThrow('none.pem cannot be read.');
    const page = join(dir, 'pwa', 'index.html');
    await expect(start({ tls: { ...tls, certificatePath: page, keyPath: page } })).rejects.toThrow(
      'are no certificate and its key',
    );
  });

  test('stopping tells connected clients that the server goes away', async () => {
    const { port, stop } = await start();
    const client = openClient(
      `ws://127.0.0.1:${port}/peerjs?key=peerjs&id=a&token=t`,
      lifetime.signal,
    );
    await client.next();
    const code = client.closed();
    await stop();
    expect(await code).toBe(1001);
  });

  test('a client that does not answer holds the stopping server up no longer than told', async () => {
    const { port, stop } = await start({ limits: { drainMs: 200 } });
    const client = openClient(
      `ws://127.0.0.1:${port}/peerjs?key=peerjs&id=a&token=t`,
      lifetime.signal,
    );
    await client.next();
    client.socket.pause();
    await stop();
    expect(client.socket.readyState).toBe(client.socket.OPEN);
    await expect(fetchPlain(port, '/healthz')).rejects.toThrow();
  });
});
