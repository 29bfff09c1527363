import type { Thrift } from './shown-pictures';

/** What is sent now and what it takes at the least. */
export interface Load {
  readonly sounds: number;
  readonly tiles: number;
  /** Large pictures and screens. */
  readonly large: number;
}

export interface Sparing {
  readonly level: Thrift;
  /** How many looks in a row found too little room. */
  readonly poor: number;
  /** When the level last changed, and how long it stays before more is tried; milliseconds. */
  readonly changedAtMs: number;
  readonly waitMs: number;
}

/** Bits a second under which one of a kind is not worth sending. */
const least = { sound: 40_000, tile: 40_000, large: 100_000 };
/** The browser's estimate starts low and needs a moment to grow into what there is. */
const settleMs = 5_000;
const shortestWaitMs = 5_000;
const longestWaitMs = 60_000;
const poorLooks = 2;

export const unsparing = (atMs: number): Sparing => ({
  level: 0,
  poor: 0,
  changedAtMs: atMs,
  waitMs: shortestWaitMs,
});

const room = (available: number, { sounds, tiles, large }: Load): Thrift => {
  const withLarge = sounds * least.sound + large * least.large;
  if (available >= withLarge + tiles * least.tile) return 0;
  return available >= withLarge ? 1 : 2;
};

const step = (level: Thrift, by: 1 | -1): Thrift => {
  const next = level + by;
  return next <= 0 ? 0 : next >= 2 ? 2 : 1;
};

/**
 * The next level from the browser's own estimate of what the way carries (bits a
 * second, null when unknown). Sound goes last: tiles go first, then all pictures.
 * What is spared is tried again after a while that doubles each time it fails,
 * because an estimate does not grow while little is sent. `load` is everything
 * that would be sent without sparing.
 */
export const spare = (
  before: Sparing,
  available: number | null,
  load: Load,
  atMs: number,
): Sparing => {
  const { level, waitMs } = before;
  const since = atMs - before.changedAtMs;
  if (available === null || since < settleMs) return { ...before, poor: 0 };
  if (room(available, load) > level) {
    const poor = before.poor + 1;
    if (poor < poorLooks) return { ...before, poor };
    return {
      level: step(level, 1),
      poor: 0,
      changedAtMs: atMs,
      waitMs: Math.min(longestWaitMs, waitMs * 2),
    };
  }
  if (level > 0 && since >= waitMs)
    return { level: step(level, -1), poor: 0, changedAtMs: atMs, waitMs };
  // It has lasted: the next time is a new case.
  if (since >= longestWaitMs) return { ...before, poor: 0, waitMs: shortestWaitMs };
  return { ...before, poor: 0 };
};
