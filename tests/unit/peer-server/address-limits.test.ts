import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAddressBook } from '../../../peer-server/broker/address-book';
import { mayUseBroker } from '../../../peer-server/broker/origin-gate';
import { addressKey } from '../../../peer-server/network/client-address';
import { createLifetime, type Lifetime } from '../../support/lifetime';
import { greeted, opened, startTestServer, type TestClient } from './broker-client';

let lifetime: Lifetime;
beforeEach(() => {
  lifetime = createLifetime();
});
afterEach(() => lifetime.end());

const refused = (client: TestClient, status: number): Promise<void> =>
  expect(opened(client)).rejects.toThrow(String(status));

describe('one address', () => {
  test('holds no more sockets than its limit, and others are not touched by it', async () => {
    const server = await startTestServer(
      lifetime.signal,
      { addressSockets: 2 },
      { proxies: ['loopback'] },
    );
    const from = (id: string, address: string) =>
      server.connect(id, 'token', { headers: { 'X-Forwarded-For': address } });
    const first = await greeted(from('a', '192.0.2.1'));
    await greeted(from('b', '192.0.2.1'));
    await refused(from('c', '192.0.2.1'), 429);
    await greeted(from('d', '192.0.2.2'));
    first.socket.close();
    await first.closed();
    await expect
      .poll(() =>
        greeted(from('e', '192.0.2.1')).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });

  test('opens sockets no faster than its limit', async () => {
    const server = await startTestServer(lifetime.signal, { addressConnects: 5 });
    const clients = Array.from({ length: 30 }, (_, n) => server.connect(`a${n}`));
    const outcomes = await Promise.all(
      clients.map((client) => opened(client).then(() => 'open', String)),
    );
    const open = outcomes.filter((outcome) => outcome === 'open').length;
    expect(open).toBeGreaterThanOrEqual(5);
    expect(open).toBeLessThan(30);
    expect(outcomes.find((outcome) => outcome !== 'open')).toContain('429');
    await expect
      .poll(() =>
        greeted(server.connect('later')).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });

  test('is what the socket says, whatever a client writes, where no proxy is known', async () => {
    const server = await startTestServer(lifetime.signal, { addressSockets: 1 });
    const from = (id: string, address: string) =>
      server.connect(id, 'token', { headers: { 'X-Forwarded-For': address } });
    await greeted(from('a', '192.0.2.1'));
    await refused(from('b', '192.0.2.2'), 429);
  });

  test('is the last one that a known proxy did not write itself', async () => {
    const server = await startTestServer(
      lifetime.signal,
      { addressSockets: 1 },
      { proxies: ['127.0.0.1', '10.0.0.0/8'] },
    );
    const from = (id: string, address: string) =>
      server.connect(id, 'token', { headers: { 'X-Forwarded-For': address } });
    await greeted(from('a', '198.51.100.7, 192.0.2.1, 10.1.2.3'));
    await refused(from('b', '203.0.113.9, 192.0.2.1'), 429);
    await greeted(from('c', '192.0.2.1, 192.0.2.2, 10.1.2.3'));
  });

  test('refused sockets count for as long as they stand', async () => {
    const server = await startTestServer(lifetime.signal, { addressSockets: 2 });
    // An odd id is answered with ERROR and a close, which this client does not answer.
    for (const id of ['%3Cb%3E', '%3Ci%3E']) {
      const client = server.connect(id);
      client.socket.once('open', () => client.socket.pause());
      await opened(client);
    }
    await refused(server.connect('a'), 429);
  });

  test('is forgotten once it holds nothing', async () => {
    const book = createAddressBook({ addressSockets: 2, addressConnects: 1_000 }, lifetime.signal);
    for (let n = 0; n < 1_000; n += 1) {
      const connection = new PassThrough();
      expect(book.enter(String(n), connection)).toBe('entered');
      if (n > 0) connection.emit('close');
    }
    expect(book.size).toBe(1_000);
    await expect.poll(() => book.size).toBe(1);
  });
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '20010db800010002'],
  ['2001:db8:1:2::1', '20010db800010002'],
  ['2001:db8:1:3::1', '20010db800010003'],
  ['fe80::1%eth0', 'fe80000000000000'],
  ['::1', '0000000000000000'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

describe('origins', () => {
  test.each([
    ['chrome-extension://abcdefghijklmnopabcdefghijklmnop', [], true],
    ['moz-extension://4b1c2d3e-0000-4000-8000-000000000000', [], true],
    ['https://call.example.org', [], true],
    ['https://evil.example.org', [], false],
    ['https://call.example.org.evil.example.org', [], false],
    ['null', [], false],
    ['chrome-extension://a/b', [], false],
    [undefined, [], false],
    [undefined, ['none'], true],
    ['https://evil.example.org', ['none'], false],
    ['https://app.example.org', ['https://app.example.org'], true],
    ['https://evil.example.org', ['*'], true],
    [undefined, ['*'], true],
  ])('%s with %j opened: %s', (origin, open, allowed) => {
    expect(mayUseBroker(origin, new Set(['https://call.example.org']), open)).toBe(allowed);
  });

  test('the server lets its own pages and extensions in and refuses others with 403', async () => {
    const server = await startTestServer(
      lifetime.signal,
      {},
      { origins: [], publicOrigin: 'https://call.example.org' },
    );
    const from = (id: string, origin?: string) =>
      server.connect(id, 'token', origin === undefined ? {} : { origin });
    await greeted(from('a', `http://localhost:${server.port}`));
    await greeted(from('b', `http://127.0.0.1:${server.port}`));
    await greeted(from('c', 'https://call.example.org'));
    await greeted(from('d', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'));
    await refused(from('e', 'https://evil.example.org'), 403);
    await refused(from('f', 'http://localhost:1'), 403);
    await refused(from('g'), 403);
  });
});
