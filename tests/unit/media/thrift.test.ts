import { describe, expect, it } from 'vitest';
import { type Load, type Sparing, spare, unsparing } from '../../../core/media/thrift';

const load: Load = { sounds: 2, tiles: 6, large: 1 };

/** One look a second at this estimate, for so many seconds. */
const look = (from: Sparing, fromMs: number, seconds: number, available: number | null) => {
  const levels: number[] = [];
  let sparing = from;
  let atMs = fromMs;
  for (let second = 0; second < seconds; second += 1) {
    atMs += 1_000;
    sparing = spare(sparing, available, load, atMs);
    levels.push(sparing.level);
  }
  return { sparing, atMs, levels };
};

describe('a narrow way to the phone', () => {
  it('costs nothing while there is room, or while nobody knows', () => {
    expect(look(unsparing(0), 0, 60, 2_000_000).levels.every((level) => level === 0)).toBe(true);
    expect(look(unsparing(0), 0, 60, null).levels.every((level) => level === 0)).toBe(true);
  });

  it('is given a moment in which the estimate grows', () => {
    const start = look(unsparing(0), 0, 4, 100_000);
    expect(start.sparing.level).toBe(0);
    expect(look(start.sparing, start.atMs, 30, 2_000_000).sparing.level).toBe(0);
  });

  it('is given that moment again when there is more to send', () => {
    const little = { sounds: 2, tiles: 0, large: 0 };
    let sparing = unsparing(0);
    for (let second = 1; second <= 20; second += 1)
      sparing = spare(sparing, 150_000, little, second * 1_000);
    expect(sparing.level).toBe(0);
    const more = look(sparing, 20_000, 5, 150_000);
    expect(more.sparing.level).toBe(0);
    expect(look(more.sparing, more.atMs, 30, 2_000_000).sparing.level).toBe(0);
  });

  it('loses the tiles and keeps the stage', () => {
    const { levels } = look(unsparing(0), 0, 10, 250_000);
    expect(levels.at(-1)).toBe(1);
    expect(levels).not.toContain(2);
  });

  it('loses all pictures before the sound', () => {
    expect(look(unsparing(0), 0, 15, 90_000).sparing.level).toBe(2);
  });

  it('forgives one bad look', () => {
    const calm = look(unsparing(0), 0, 10, 2_000_000);
    const dip = spare(calm.sparing, 90_000, load, calm.atMs + 1_000);
    expect(spare(dip, 2_000_000, load, calm.atMs + 2_000).level).toBe(0);
  });

  it('is tried again, less and less often, and all is back when it widened', () => {
    const narrow = look(unsparing(0), 0, 300, 90_000);
    const tries = narrow.levels.filter((level, at) => level < (narrow.levels[at - 1] ?? 0)).length;
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(20);
    expect(look(narrow.sparing, narrow.atMs, 180, 2_000_000).sparing.level).toBe(0);
  });
});
