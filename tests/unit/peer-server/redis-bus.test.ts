import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Bus } from '../../../peer-server/bus/bus';
import { createRedisBus, type RedisBusTimes } from '../../../peer-server/bus/redis-bus';
import { atEnd, createLifetime, type Lifetime } from '../../support/lifetime';
import { type RedisServer, startRedis } from '../../support/redis';
import {
  busLimits,
  claimed,
  describeBus,
  type Nodes,
  nobody,
  publish,
  receiver,
} from './bus-suite';

const whole = createLifetime();
let shared: RedisServer;
beforeAll(async () => {
  shared = await startRedis(whole.signal, { keeps: false });
});
afterAll(() => whole.end());

const quick: RedisBusTimes = { leaseMs: 30_000, patienceMs: 10_000, sweepMs: 50 };

const openNode = (
  redis: RedisServer,
  signal: AbortSignal,
  prefix: string,
  limits = busLimits,
  times: Partial<RedisBusTimes> = {},
  expired: Nodes['expired'] = [],
): Bus => {
  const bus = createRedisBus({
    url: redis.url,
    limits,
    prefix,
    times: { ...quick, ...times },
    expired: (pair) => expired.push(pair),
  });
  atEnd(signal, () => bus.close());
  return bus;
};

const openNodes = async (
  redis: RedisServer,
  signal: AbortSignal,
  limits = busLimits,
  times: Partial<RedisBusTimes> = {},
): Promise<Nodes & { prefix: string }> => {
  const prefix = `${randomUUID()}:`;
  const expired: Nodes['expired'] = [];
  const open = () => openNode(redis, signal, prefix, limits, times, expired);
  return { near: open(), far: open(), expired, prefix };
};

describeBus('the bus of several nodes', (limits, signal) => openNodes(shared, signal, limits));

describe('a node or Redis that fails', () => {
  let lifetime: Lifetime;
  beforeEach(() => {
    lifetime = createLifetime();
  });
  afterEach(() => lifetime.end());

  const keysOf = async (url: string, prefix: string): Promise<string[]> => {
    const redis = new Redis(url);
    const keys = await redis.keys(`${prefix}*`);
    redis.disconnect();
    return keys.map((key) => key.slice(prefix.length)).sort();
  };

  test('an id whose node died is free when its lease has ended, and not before', async () => {
    const { near, far } = await openNodes(shared, lifetime.signal, busLimits, { leaseMs: 400 });
    await claimed(near, 'a', 'one');
    expect(await far.claim('a', 'two', nobody)).toBeNull();
    await near.close();
    await expect.poll(() => far.claim('a', 'two', nobody)).not.toBeNull();
  });

  test('a claim is kept up for as long as its node lives', async () => {
    const { near, far, prefix } = await openNodes(shared, lifetime.signal, busLimits, {
      leaseMs: 300,
    });
    await claimed(near, 'a', 'one');
    const redis = new Redis(shared.url);
    atEnd(lifetime.signal, () => redis.disconnect());
    // Its time to live was seen to grow again, three times.
    let before = 300;
    let prolonged = 0;
    await expect
      .poll(
        async () => {
          const left = await redis.pttl(`${prefix}owner:a`);
          if (left > before) prolonged += 1;
          before = left;
          return prolonged;
        },
        { interval: 20 },
      )
      .toBeGreaterThanOrEqual(3);
    expect(await far.claim('a', 'two', nobody)).toBeNull();
  });

  test('an id that is taken over while its new node still connects stays with it', async () => {
    const { near, prefix } = await openNodes(shared, lifetime.signal);
    await claimed(near, 'a');
    // Its connections are made only now, and the claim waits for them.
    const third = await receiver(openNode(shared, lifetime.signal, prefix), 'a');
    expect(await publish(near, 'a', 'x')).toBe('delivered');
    await expect.poll(() => third.got).toEqual(['x']);
  });

  test('what a dead node was told is there for the next one', async () => {
    const { near, far } = await openNodes(shared, lifetime.signal);
    // It listens, and its socket takes nothing: as a node that dies before it has written.
    const dying = await claimed(far, 'a');
    await dying.receive();
    expect(await publish(near, 'a', 'told')).toBe('delivered');
    await far.close();
    // Redis may not have seen yet that it is gone.
    expect(['delivered', 'queued']).toContain(await publish(near, 'a', 'waiting'));
    const next = await receiver(near, 'a');
    await expect.poll(() => next.got).toEqual(['told', 'waiting']);
  });

  test('nothing stays behind in Redis when all have gone', async () => {
    const { near, far, expired, prefix } = await openNodes(shared, lifetime.signal, {
      ...busLimits,
      queueLifeMs: 200,
    });
    const { claim } = await receiver(far, 'a');
    await Promise.all(['1', '2', '3'].map((frame) => publish(near, 'a', frame)));
    await publish(near, 'nobody', 'x');
    await claim.release();
    await expect.poll(() => expired.length).toBeGreaterThan(0);
    await expect.poll(() => keysOf(shared.url, prefix)).toEqual(['bytes', 'sequence']);
    const redis = new Redis(shared.url);
    atEnd(lifetime.signal, () => redis.disconnect());
    expect(await redis.hgetall(`${prefix}bytes`)).toEqual({ '*': '0' });
  });

  test.each([
    ['kept everything', true],
    ['lost everything', false],
  ])('after Redis was killed and %s, claims stand and messages flow', async (_name, keeps) => {
    const redis = await startRedis(lifetime.signal, { keeps });
    const { near, far } = await openNodes(redis, lifetime.signal);
    const { got } = await receiver(far, 'a');
    expect(await publish(near, 'a', 'before')).toBe('delivered');
    await publish(near, 'late', 'accepted');
    await expect.poll(() => got).toEqual(['before']);

    await redis.kill();
    await expect.poll(() => near.reachable()).toBe(false);
    const waits = publish(near, 'a', 'meanwhile');
    const newcomer = receiver(near, 'b');
    await redis.start();
    expect(['delivered', 'queued']).toContain(await waits);
    await newcomer;
    await expect.poll(() => got).toEqual(['before', 'meanwhile']);
    await publish(near, 'a', 'after');
    await expect.poll(() => got).toEqual(['before', 'meanwhile', 'after']);
    await expect.poll(() => far.claim('a', 'stranger', nobody)).toBeNull();
    const late = await receiver(far, 'late');
    expect(late.got).toEqual(keeps ? ['accepted'] : []);
  });

  test('what Redis accepted while a node had lost its channel arrives once it is back', async () => {
    const { near, far } = await openNodes(shared, lifetime.signal);
    const { got } = await receiver(far, 'a');
    const admin = new Redis(shared.url);
    atEnd(lifetime.signal, () => admin.disconnect());
    const accepted: string[] = [];
    for (let n = 0; n < 200; n += 1) {
      if (n % 40 === 20) await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
      const frame = String(n);
      if ((await publish(near, 'a', frame)) !== 'full') accepted.push(frame);
    }
    await expect.poll(() => got.at(-1)).toBe(accepted.at(-1));
    expect(got).toEqual(accepted);
  });

  test('without Redis a claim is given up when patience ends', async () => {
    const redis = await startRedis(lifetime.signal, { keeps: false });
    const { near } = await openNodes(redis, lifetime.signal, busLimits, { patienceMs: 200 });
    await expect.poll(() => near.reachable()).toBe(true);
    await redis.kill();
    await expect(near.claim('a', 'token', nobody)).rejects.toThrow();
    await expect(publish(near, 'a', 'x')).rejects.toThrow();
  });
});
