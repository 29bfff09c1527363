import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLifetime, type Lifetime } from '../../support/lifetime';
import { type PeerServerProcess, startPeerServer } from '../../support/peer-server';
import { type RedisServer, startRedis } from '../../support/redis';
import { greeted, openClient, type TestClient } from './broker-client';

let lifetime: Lifetime;
let redis: RedisServer;
let near: PeerServerProcess;
let far: PeerServerProcess;

/** A node of its own process, as it is built. */
const startNode = (): Promise<PeerServerProcess> =>
  startPeerServer({
    signal: lifetime.signal,
    env: { BATON_REDIS_URL: redis.url, BATON_ORIGINS: 'none' },
  });
beforeEach(async () => {
  lifetime = createLifetime();
  redis = await startRedis(lifetime.signal);
  near = await startNode();
  far = await startNode();
}, 60_000);
afterEach(() => lifetime.end());

const join = (node: PeerServerProcess, id: string, token = 'token'): Promise<TestClient> =>
  greeted(
    openClient(
      `ws://127.0.0.1:${node.port}/peerjs?key=peerjs&id=${id}&token=${token}`,
      lifetime.signal,
    ),
  );
const offer = (from: TestClient, dst: string, payload: unknown): void =>
  from.send({ type: 'OFFER', dst, payload });

test('clients of different nodes talk, and a node that was killed takes nothing along', async () => {
  const a = await join(near, 'a');
  const b = await join(far, 'b');
  offer(a, 'b', 1);
  expect(await b.next()).toEqual({ type: 'OFFER', src: 'a', dst: 'b', payload: 1 });
  offer(b, 'a', 2);
  expect(await a.next()).toMatchObject({ src: 'b', payload: 2 });
  const stranger = openClient(
    `ws://127.0.0.1:${far.port}/peerjs?key=peerjs&id=a&token=other`,
    lifetime.signal,
  );
  expect((await stranger.next()).type).toBe('ID-TAKEN');

  await near.stop('SIGKILL');
  await a.closed();
  for (const payload of [3, 4, 5]) offer(b, 'a', payload);
  // What Redis accepted is there for the same client at the other node, at once.
  const again = await join(far, 'a');
  const got: unknown[] = [];
  while (got.at(-1) !== 5) got.push((await again.next()).payload);
  // What the dead node had handed over and not yet confirmed comes a second time.
  expect(got.filter((payload) => payload !== 2)).toEqual([3, 4, 5]);
  offer(again, 'b', 6);
  expect((await b.next()).payload).toBe(6);
});

test('a node that stops sends its clients to the other one, and what is said meanwhile arrives', async () => {
  const a = await join(near, 'a');
  const b = await join(far, 'b');
  const stopped = near.stop();
  expect(await a.closed()).toBe(1001);
  offer(b, 'a', 'meanwhile');
  const again = await join(far, 'a');
  expect((await again.next()).payload).toBe('meanwhile');
  await stopped;
  near = await startNode();
  const c = await join(near, 'c');
  offer(c, 'a', 'from the new node');
  expect((await again.next()).payload).toBe('from the new node');
});

test('sockets outlive a Redis that is killed, and what they say then arrives when it is back', async () => {
  const a = await join(near, 'a');
  const b = await join(far, 'b');
  offer(a, 'b', 'before');
  expect((await b.next()).payload).toBe('before');
  await redis.kill();
  offer(a, 'b', 'meanwhile');
  const late = join(near, 'late');
  await redis.start();
  expect((await b.next()).payload).toBe('meanwhile');
  offer(a, 'late', 'after');
  expect((await (await late).next()).payload).toBe('after');
});
