import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bus, BusLimits, Claim, Published, Receiver } from '../../../peer-server/bus/bus';
import { createLifetime, type Lifetime } from '../../support/lifetime';

export interface Nodes {
  /** Two nodes of one service; the same bus twice where there is but one. */
  near: Bus;
  far: Bus;
  /** Every pair of sender and receiver that was given up, on either node. */
  expired: { src: string; dst: string }[];
}

export type OpenNodes = (limits: BusLimits, signal: AbortSignal) => Promise<Nodes>;

export const busLimits: BusLimits = {
  queueMessages: 32,
  queueBytes: 4_096,
  queueTotalBytes: 100_000,
  queueLifeMs: 60_000,
};

/** Takes nothing. */
export const nobody: Receiver = { deliver: () => false, replaced: () => {} };

export const claimed = async (
  bus: Bus,
  id: string,
  token = 'token',
  receiver: Partial<Receiver> = {},
): Promise<Claim> => {
  const claim = await bus.claim(id, token, { ...nobody, ...receiver });
  if (claim === null) throw new Error(`${id} is taken`);
  return claim;
};

export const publish = async (
  bus: Bus,
  dst: string,
  frame: string,
  src = 'src',
): Promise<Published> => bus.publish({ src, dst, frame, waits: true });

/** Claims an id and keeps the frames that come for it. */
export const receiver = async (bus: Bus, id: string): Promise<{ claim: Claim; got: string[] }> => {
  const got: string[] = [];
  const claim = await claimed(bus, id, 'token', { deliver: (frame) => got.push(frame) > 0 });
  await claim.receive();
  return { claim, got };
};

const numbers = (count: number): string[] => Array.from({ length: count }, (_, n) => String(n));

/** What every bus promises, whatever it is made of. */
export const describeBus = (name: string, openNodes: OpenNodes): void => {
  describe(name, () => {
    let lifetime: Lifetime;
    beforeEach(() => {
      lifetime = createLifetime();
    });
    afterEach(() => lifetime.end());
    const open = (limits: Partial<BusLimits> = {}): Promise<Nodes> =>
      openNodes({ ...busLimits, ...limits }, lifetime.signal);

    test('an id that is free is claimed, and another token is refused on every node', async () => {
      const { near, far } = await open();
      await claimed(near, 'a', 'one');
      expect(await near.claim('a', 'two', nobody)).toBeNull();
      expect(await far.claim('a', 'two', nobody)).toBeNull();
    });

    test('the same token takes an id over on another node, and the first claim hears of it', async () => {
      const { near, far } = await open();
      let replaced = 0;
      await claimed(near, 'a', 'with | and space', {
        replaced() {
          replaced += 1;
        },
      });
      const got: string[] = [];
      const second = await claimed(far, 'a', 'with | and space', {
        deliver: (frame) => got.push(frame) > 0,
      });
      await second.receive();
      await expect.poll(() => replaced).toBe(1);
      expect(await publish(near, 'a', 'new')).toBe('delivered');
      await expect.poll(() => got).toEqual(['new']);
    });

    test('releasing frees an id, but not that of a later claim', async () => {
      const { near, far } = await open();
      const first = await claimed(near, 'a', 'one');
      await claimed(far, 'a', 'one');
      await first.release();
      expect(await near.claim('a', 'two', nobody)).toBeNull();
      const other = await claimed(near, 'b', 'one');
      await other.release();
      await other.release();
      await claimed(far, 'b', 'two');
    });

    test('messages reach a receiver on another node in their order, each once', async () => {
      const { near, far } = await open();
      const { got } = await receiver(far, 'a');
      const outcomes = await Promise.all(numbers(500).map((frame) => publish(near, 'a', frame)));
      expect(new Set(outcomes)).toEqual(new Set(['delivered']));
      await expect.poll(() => got.length).toBe(500);
      expect(got).toEqual(numbers(500));
    });

    test('what waited comes first, what arrives while it is drained after it, each once', async () => {
      const { near, far } = await open();
      const frames = numbers(60);
      for (const frame of frames.slice(0, 20)) await publish(near, 'a', frame);
      const later = frames.slice(20).map((frame) => publish(near, 'a', frame));
      const { got } = await receiver(far, 'a');
      await Promise.all(later);
      await publish(near, 'a', 'last');
      await expect.poll(() => got.at(-1)).toBe('last');
      // Beyond 32 an absent receiver's queue is full; whatever was accepted is there, in order.
      const accepted = await Promise.all(later);
      const full = frames.slice(20).filter((_, n) => accepted[n] === 'full');
      expect(got).toEqual([...frames.filter((frame) => !full.includes(frame)), 'last']);
    });

    test('what a receiver took does not come again to the next one', async () => {
      const { near, far } = await open();
      await publish(near, 'a', 'early');
      const first = await receiver(far, 'a');
      await publish(near, 'a', 'late');
      await expect.poll(() => first.got).toEqual(['early', 'late']);
      await first.claim.release();
      await expect.poll(async () => (await receiver(near, 'a')).got).toEqual([]);
    });

    test('what a receiver did not take waits for the next one', async () => {
      const { near, far } = await open();
      const full = await claimed(far, 'a');
      await full.receive();
      for (const frame of numbers(3)) await publish(near, 'a', frame);
      const next = await receiver(near, 'a');
      await expect.poll(() => next.got).toEqual(numbers(3));
    });

    test('no more messages wait than the limit', async () => {
      const { near, far } = await open({ queueMessages: 3 });
      for (const frame of numbers(3)) expect(await publish(near, 'a', frame)).toBe('queued');
      expect(await publish(far, 'a', '3')).toBe('full');
      expect((await receiver(far, 'a')).got).toEqual(numbers(3));
    });

    test('no more bytes wait than the limits for one id and for all', async () => {
      const { near, far } = await open({ queueBytes: 1_000, queueTotalBytes: 2_000 });
      const frame = 'x'.repeat(800);
      expect(await publish(near, 'a', frame)).toBe('queued');
      expect(await publish(near, 'a', frame)).toBe('full');
      expect(await publish(far, 'b', frame)).toBe('queued');
      expect(await publish(far, 'c', frame)).toBe('full');
      // What was taken makes room.
      await receiver(near, 'a');
      await expect.poll(() => publish(far, 'c', frame)).toBe('queued');
    });

    test('every sender hears once that nobody came, however many of its messages waited', async () => {
      const { near, expired } = await open({ queueLifeMs: 1_500 });
      await Promise.all(
        ['one', 'two'].flatMap((src) =>
          numbers(3).map((frame) => publish(near, 'gone', frame, src)),
        ),
      );
      await expect.poll(() => expired.length).toBe(2);
      expect(new Set(expired.map(({ src }) => src))).toEqual(new Set(['one', 'two']));
    });

    test('what may not wait is dropped when nobody is there', async () => {
      const { near, far } = await open();
      const leave = { src: 'src', dst: 'a', frame: 'leave', waits: false };
      expect(await near.publish(leave)).toBe('absent');
      const { got } = await receiver(far, 'a');
      expect(await near.publish(leave)).toBe('delivered');
      await expect.poll(() => got).toEqual(['leave']);
    });

    test('it can be reached', async () => {
      const { near, far } = await open();
      for (const bus of [near, far]) await expect.poll(() => bus.reachable()).toBe(true);
    });
  });
};
