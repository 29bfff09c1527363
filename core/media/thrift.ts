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
  /** Bits a second that the load of the latest look takes at the least. */
  readonly needed: number;
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
  needed: 0,
});

const neededFor = ({ sounds, tiles, large }: Load): number =>
  sounds * least.sound + large * least.large + tiles * least.tile;
const room = (available: number, load: Load): Thrift => {
  if (available >= neededFor(load)) return 0;
  return available >= neededFor({ ...load, tiles: 0 }) ? 1 : 2;
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
  const needed = neededFor(load);
  // More is sent than before: the estimate has to grow first.
  if (needed > before.needed) return { ...before, poor: 0, changedAtMs: atMs, needed };
  const since = atMs - before.changedAtMs;
  if (available === null || since < settleMs) return { ...before, poor: 0, needed };
  if (room(available, load) > level) {
    const poor = before.poor + 1;
    if (poor < poorLooks) return { ...before, poor, needed };
    return {
      level: step(level, 1),
      poor: 0,
      changedAtMs: atMs,
      waitMs: Math.min(longestWaitMs, waitMs * 2),
      needed,
    };
  }
  if (level > 0 && since >= waitMs)
    return { level: step(level, -1), poor: 0, changedAtMs: atMs, waitMs, needed };
  // It has lasted: the next time is a new case.
  if (since >= longestWaitMs) return { ...before, poor: 0, waitMs: shortestWaitMs, needed };
  return { ...before, poor: 0, needed };
};
