import { type DataConnection, Peer } from 'peerjs';
import { afterEach, describe, expect, inject, test } from 'vitest';
import type {} from '../support/provided-context';

const brokers = [
  ['peer-server', inject('batonPort')],
  ['the stock peer server', inject('stockPort')],
] as const;

const opened = (peer: Peer): Promise<string> =>
  new Promise((resolve, reject) => {
    peer.once('open', resolve);
    peer.once('error', reject);
  });
const called = (peer: Peer): Promise<DataConnection> =>
  new Promise((resolve) => peer.once('connection', resolve));
const failed = (peer: Peer): Promise<{ type: string; message: string }> =>
  new Promise((resolve) => peer.once('error', resolve));
const received = (connection: DataConnection): Promise<unknown> =>
  new Promise((resolve) => connection.once('data', resolve));
const ready = (connection: DataConnection): Promise<void> =>
  new Promise((resolve, reject) => {
    if (connection.open) resolve();
    connection.once('open', resolve);
    connection.once('error', reject);
  });
const closed = (closing: DataConnection | WebSocket): Promise<void> =>
  new Promise((resolve) => {
    if ('addEventListener' in closing) closing.addEventListener('close', () => resolve());
    else closing.once('close', resolve);
  });

/** PeerJS hides its sockets, and forgets them before they are closed. */
const sockets: WebSocket[] = [];
globalThis.WebSocket = class extends WebSocket {
  constructor(url: string | URL) {
    super(url);
    sockets.push(this);
  }
};

const newId = (): string => crypto.randomUUID().replaceAll('-', '');

describe.each(brokers)('a PeerJS 1.5.5 client at %s', (_name, port) => {
  const peers = new Set<Peer>();
  afterEach(() => {
    for (const peer of peers) peer.destroy();
    peers.clear();
  });

  const options = (token: string = newId()) => ({
    host: '127.0.0.1',
    port,
    path: '/',
    secure: false,
    token,
    debug: 0,
    config: { iceServers: [] },
  });
  const create = (id: string = newId(), token?: string): Peer => {
    const peer = new Peer(id, options(token));
    peers.add(peer);
    return peer;
  };
  const open = async (id?: string, token?: string): Promise<Peer> => {
    const peer = create(id, token);
    await opened(peer);
    return peer;
  };
  const connect = async (from: Peer, to: Peer): Promise<[DataConnection, DataConnection]> => {
    const incoming = called(to);
    const near = from.connect(to.id, { serialization: 'json', reliable: true });
    const far = await incoming;
    await Promise.all([ready(near), ready(far)]);
    return [near, far];
  };
  /** Ends a peer's socket and waits until the broker has seen it. */
  const leave = async (peer: Peer): Promise<void> => {
    const socket = sockets.find(({ url, readyState }) => url.includes(peer.id) && readyState === 1);
    if (socket === undefined) throw new Error('The peer has no socket');
    const socketClosed = closed(socket);
    peer.disconnect();
    await socketClosed;
  };

  test('is registered under the id that it asked for', async () => {
    const id = newId();
    const peer = create(id);
    expect(await opened(peer)).toBe(id);
  });

  test('is given an id where it asked for none', async () => {
    const peer = new Peer(options());
    peers.add(peer);
    expect(await opened(peer)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('exchanges JSON messages with another one in both directions', async () => {
    const [near, far] = await connect(await open(), await open());
    const atFar = received(far);
    near.send({ text: 'grüß dich', list: [1, null, true] });
    expect(await atFar).toEqual({ text: 'grüß dich', list: [1, null, true] });
    const atNear = received(near);
    far.send(['back']);
    expect(await atNear).toEqual(['back']);
  });

  test('learns who called it', async () => {
    const caller = await open();
    const [, far] = await connect(caller, await open());
    expect(far.peer).toBe(caller.id);
  });

  test('is refused an id that somebody else holds', async () => {
    const held = await open();
    const error = await failed(create(held.id));
    expect(error.type).toBe('unavailable-id');
    expect(held.open).toBe(true);
  });

  test('is told when the one it calls does not come', async () => {
    const peer = await open();
    const refused = failed(peer);
    const absent = newId();
    peer.connect(absent, { serialization: 'json' });
    const error = await refused;
    expect(error.type).toBe('peer-unavailable');
    expect(error.message).toContain(absent);
    expect(peer.open).toBe(true);
  });

  test('reaches one that registers after it was called', async () => {
    const caller = await open();
    const id = newId();
    const near = caller.connect(id, { serialization: 'json' });
    const late = create(id);
    const far = await called(late);
    await ready(near);
    expect(far.peer).toBe(caller.id);
  });

  test('comes back under its id after it disconnected, its connections untouched', async () => {
    const peer = await open();
    const [near, far] = await connect(peer, await open());
    const { id } = peer;
    await leave(peer);
    peer.reconnect();
    expect(await opened(peer)).toBe(id);
    const atFar = received(far);
    near.send('still here');
    expect(await atFar).toBe('still here');
    const [, again] = await connect(await open(), peer);
    expect(again.open).toBe(true);
  });

  test('frees its id by leaving, and the other end sees its connection close', async () => {
    const leaving = await open();
    const [, far] = await connect(leaving, await open());
    const { id } = leaving;
    const farClosed = closed(far);
    await leave(leaving);
    leaving.destroy();
    await farClosed;
    const next = await open(id);
    expect(next.id).toBe(id);
  });
});
