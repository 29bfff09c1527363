import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLifetime, type Lifetime } from '../../support/lifetime';
import { greeted, openClient, opened, startTestServer, type TestServer } from './broker-client';

let lifetime: Lifetime;
let server: TestServer;
beforeEach(async () => {
  lifetime = createLifetime();
  server = await startTestServer(lifetime.signal, { queueLifeMs: 150 });
});
afterEach(() => lifetime.end());

const join = (id: string, token?: string) => greeted(server.connect(id, token));

/** Proof that the broker lives and relays: a frame from one new client to another. */
const expectRelay = async (): Promise<void> => {
  const [from, to] = await Promise.all([join('bystander1'), join('bystander2')]);
  from.send({ type: 'OFFER', dst: 'bystander2', payload: { ok: true } });
  expect(await to.next()).toEqual({
    type: 'OFFER',
    src: 'bystander1',
    dst: 'bystander2',
    payload: { ok: true },
  });
};

describe('registering', () => {
  test('the same token takes an id over: the old socket closes, the new one is greeted', async () => {
    const before = await join('a', 'same');
    const after = await join('a', 'same');
    expect(await before.closed()).toBe(4000);
    const other = await join('b');
    other.send({ type: 'OFFER', dst: 'a', payload: 1 });
    expect(await after.next()).toEqual({ type: 'OFFER', src: 'b', dst: 'a', payload: 1 });
  });

  test('another token is refused and the holder stays', async () => {
    const holder = await join('a', 'one');
    const stranger = server.connect('a', 'two');
    expect(await stranger.next()).toEqual({ type: 'ID-TAKEN', payload: { msg: 'ID is taken' } });
    await stranger.closed();
    const other = await join('b');
    other.send({ type: 'OFFER', dst: 'a', payload: 1 });
    expect(await holder.next()).toMatchObject({ type: 'OFFER', src: 'b' });
  });

  test('an id is free once its socket has closed', async () => {
    const first = await join('a', 'one');
    first.socket.close();
    await first.closed();
    await expect.poll(async () => (await server.connect('a', 'two').next()).type).toBe('OPEN');
  });

  test('LEAVE without a destination gives the id back', async () => {
    const first = await join('a', 'one');
    first.send({ type: 'LEAVE' });
    await expect.poll(async () => (await server.connect('a', 'two').next()).type).toBe('OPEN');
  });

  test.each([
    ['an id with markup', 'key=peerjs&id=%3Cb%3E&token=t'],
    ['an id of 65 characters', `key=peerjs&id=${'a'.repeat(65)}&token=t`],
    ['no id', 'key=peerjs&token=t'],
    ['no token', 'key=peerjs&id=a'],
    ['no key', 'id=a&token=t'],
    ['another key', 'key=other&id=a&token=t'],
    ['a token of 129 characters', `key=peerjs&id=a&token=${'t'.repeat(129)}`],
  ])('%s is answered with ERROR and the socket closes', async (_name, query) => {
    const client = openClient(`ws://127.0.0.1:${server.port}/peerjs?${query}`, lifetime.signal);
    expect(await client.next()).toMatchObject({ type: 'ERROR' });
    await client.closed();
  });

  test('an id of 64 characters is taken', async () => {
    await join('a'.repeat(64));
  });

  test('beyond the limit of sockets a client is told so', async () => {
    const small = await startTestServer(lifetime.signal, { sockets: 1 });
    await greeted(small.connect('a'));
    expect(await small.connect('b').next()).toMatchObject({ type: 'ERROR' });
  });

  test('a socket elsewhere than /peerjs is refused', async () => {
    const client = openClient(`ws://127.0.0.1:${server.port}/other?key=peerjs`, lifetime.signal);
    await expect(opened(client)).rejects.toThrow('404');
  });
});

describe('relaying', () => {
  test.each(['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE'])(
    '%s is relayed with the true sender, whatever it claims',
    async (type) => {
      const [from, to] = await Promise.all([join('from'), join('to')]);
      from.send({ type, src: 'forged', dst: 'to', payload: { a: [1, { b: null }] } });
      expect(await to.next()).toEqual({
        type,
        src: 'from',
        dst: 'to',
        payload: { a: [1, { b: null }] },
      });
    },
  );

  test('messages keep their order', async () => {
    const [from, to] = await Promise.all([join('from'), join('to')]);
    for (let n = 0; n < 100; n += 1) from.send({ type: 'CANDIDATE', dst: 'to', payload: n });
    for (let n = 0; n < 100; n += 1) expect((await to.next()).payload).toBe(n);
  });

  test('who sends little does not wait for those who send much', async () => {
    const patient = await startTestServer(lifetime.signal, { bufferedBytes: 16e6 });
    const come = (id: string) => greeted(patient.connect(id));
    const many = await Promise.all(Array.from({ length: 10 }, (_, at) => come(`many${at}`)));
    const [little, reader] = await Promise.all([come('little'), come('reader')]);
    const large = { type: 'OFFER', dst: 'reader', payload: 'x'.repeat(60_000) };
    for (const one of many) for (let at = 0; at < 10; at += 1) one.send(large);
    little.send({ type: 'OFFER', dst: 'reader', payload: 1 });
    const order: unknown[] = [];
    while (order.length < 101) order.push((await reader.next()).src);
    // Each of the others may have one frame read before it.
    expect(order.indexOf('little')).toBeLessThan(1.5 * many.length);
  });

  test('a heartbeat is answered by nothing and reaches nobody', async () => {
    const [from, to] = await Promise.all([join('from'), join('to')]);
    from.send({ type: 'HEARTBEAT' });
    from.send({ type: 'OFFER', dst: 'to', payload: 1 });
    expect((await to.next()).type).toBe('OFFER');
    expect(from.pending()).toBe(0);
  });
});

describe('waiting', () => {
  test('what was sent before its receiver came is delivered in order, once', async () => {
    const from = await join('from');
    for (let n = 0; n < 5; n += 1) from.send({ type: 'CANDIDATE', dst: 'late', payload: n });
    // The broker reads one socket in order: once this came back, the others wait.
    from.send({ type: 'OFFER', dst: 'from', payload: 'echo' });
    await from.next();
    const late = await join('late');
    for (let n = 0; n < 5; n += 1) expect((await late.next()).payload).toBe(n);
    from.send({ type: 'OFFER', dst: 'late', payload: 'last' });
    expect((await late.next()).payload).toBe('last');
  });

  test('one EXPIRE tells the sender that nobody came, however many messages waited', async () => {
    const from = await join('from');
    for (let n = 0; n < 5; n += 1) from.send({ type: 'CANDIDATE', dst: 'late', payload: n });
    expect(await from.next()).toEqual({ type: 'EXPIRE', src: 'late', dst: 'from' });
    const late = await join('late');
    from.send({ type: 'OFFER', dst: 'late', payload: 'new' });
    expect((await late.next()).payload).toBe('new');
    expect(from.pending()).toBe(0);
  });

  test('the 33rd message for an absent id is answered with EXPIRE at once', async () => {
    const slow = await startTestServer(lifetime.signal, { queueLifeMs: 60_000 });
    const from = await greeted(slow.connect('from'));
    for (let n = 0; n < 33; n += 1) from.send({ type: 'CANDIDATE', dst: 'late', payload: n });
    expect(await from.next()).toEqual({ type: 'EXPIRE', src: 'late', dst: 'from' });
    const late = await greeted(slow.connect('late'));
    for (let n = 0; n < 32; n += 1) expect((await late.next()).payload).toBe(n);
    expect(late.pending()).toBe(0);
  });

  test('no more than 256 KiB wait for one id', async () => {
    const slow = await startTestServer(lifetime.signal, { queueLifeMs: 60_000 });
    const from = await greeted(slow.connect('from'));
    const payload = 'x'.repeat(100 * 1024);
    for (let n = 0; n < 3; n += 1) from.send({ type: 'OFFER', dst: 'late', payload });
    expect((await from.next()).type).toBe('EXPIRE');
  });

  test('LEAVE does not wait', async () => {
    const from = await join('from');
    from.send({ type: 'LEAVE', dst: 'late' });
    from.send({ type: 'OFFER', dst: 'late', payload: 1 });
    from.send({ type: 'OFFER', dst: 'from', payload: 'echo' });
    await from.next();
    const late = await join('late');
    expect((await late.next()).type).toBe('OFFER');
  });
});

describe('what no PeerJS client sends', () => {
  test.each([
    ['no JSON', '{"type":'],
    ['null', 'null'],
    ['a number', '7'],
    ['an array', '[]'],
    ['an empty text', ''],
    ['an unknown type', '{"type":"HELLO","dst":"a"}'],
    ['a type of the server', '{"type":"OPEN"}'],
    ['no destination', '{"type":"OFFER","payload":1}'],
    ['a destination with markup', '{"type":"OFFER","dst":"<b>"}'],
    ['a destination of 65 characters', `{"type":"OFFER","dst":"${'a'.repeat(65)}"}`],
    ['a destination that is no text', '{"type":"OFFER","dst":{"a":1}}'],
    ['an unknown key', '{"type":"OFFER","dst":"a","extra":1}'],
    [
      '60,000 nested arrays',
      `{"type":"OFFER","dst":"a","payload":${'['.repeat(60_000)}${']'.repeat(60_000)}}`,
    ],
  ])('%s closes the socket with 1007 and disturbs nobody', async (_name, text) => {
    const client = await join('odd');
    client.send(text);
    expect(await client.closed()).toBe(1007);
    await expectRelay();
  });

  test('a binary frame closes the socket with 1007', async () => {
    const client = await join('odd');
    client.socket.send(Buffer.from('{"type":"HEARTBEAT"}'));
    expect(await client.closed()).toBe(1007);
    await expectRelay();
  });

  test('text that is not UTF-8 closes the socket with 1007', async () => {
    const client = await join('odd');
    client.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect(await client.closed()).toBe(1007);
    await expectRelay();
  });

  test('a frame above 128 KiB closes the socket with 1009', async () => {
    const client = await join('odd');
    client.send({ type: 'OFFER', dst: 'a', payload: 'x'.repeat(128 * 1024) });
    expect(await client.closed()).toBe(1009);
    await expectRelay();
  });

  test('a frame of just 128 KiB is relayed', async () => {
    const [from, to] = await Promise.all([join('from'), join('to')]);
    const empty = JSON.stringify({ type: 'OFFER', dst: 'to', payload: '' }).length;
    from.send({ type: 'OFFER', dst: 'to', payload: 'x'.repeat(128 * 1024 - empty) });
    expect((await to.next()).type).toBe('OFFER');
  });

  test('more than 200 messages at once close the socket with 1008', async () => {
    const client = await join('fast');
    for (let n = 0; n < 400; n += 1) client.send({ type: 'HEARTBEAT' });
    expect(await client.closed()).toBe(1008);
    await expectRelay();
  });
});

describe('presence', () => {
  test('a client that answers pings stays', async () => {
    const eager = await startTestServer(lifetime.signal, { pingMs: 60 });
    const client = await greeted(eager.connect('a'));
    let pings = 0;
    await new Promise<void>((resolve) => {
      client.socket.on('ping', () => {
        pings += 1;
        if (pings === 8) resolve();
      });
    });
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  });

  test('a client that answers nothing is cut and its id is free', async () => {
    const eager = await startTestServer(lifetime.signal, { pingMs: 60, goneMs: 300 });
    const client = await greeted(eager.connect('a', 'one'));
    client.socket.pause();
    await expect
      .poll(async () => (await eager.connect('a', 'two').next()).type, { timeout: 10_000 })
      .toBe('OPEN');
  });

  test('a reader that lets more than the limit pile up is cut', async () => {
    const strict = await startTestServer(lifetime.signal, { bufferedBytes: 64 * 1024 });
    const [from, to] = await Promise.all([
      greeted(strict.connect('from')),
      greeted(strict.connect('to', 'one')),
    ]);
    to.socket.pause();
    const payload = 'x'.repeat(120 * 1024);
    for (let n = 0; n < 150; n += 1) from.send({ type: 'OFFER', dst: 'to', payload });
    await expect
      .poll(async () => (await strict.connect('to', 'two').next()).type, { timeout: 5_000 })
      .toBe('OPEN');
  });
});
