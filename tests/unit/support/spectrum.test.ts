import { describe, expect, test } from 'vitest';
import { longestPictureGapMs, longestSilenceMs } from '../../support/recordings';
import { loudestTones } from '../../support/spectrum';

const sampleRate = 48_000;
const sound = (...sines: ReadonlyArray<{ hz: number; db: number }>): number[] =>
  Array.from({ length: 16_384 }, (_, at) =>
    sines.reduce(
      (sum, { hz, db }) => sum + 10 ** (db / 20) * Math.sin((2 * Math.PI * hz * at) / sampleRate),
      0,
    ),
  );

describe('what the end-to-end tests hear', () => {
  test('finds two tones together, each with its frequency and level', () => {
    const [first, second, ...others] = loudestTones(
      sound({ hz: 440, db: -12 }, { hz: 850, db: -26 }),
      sampleRate,
    );
    expect(first?.hz).toBeCloseTo(440, 0);
    expect(first?.db).toBeCloseTo(-12, -0.5);
    expect(second?.hz).toBeCloseTo(850, 0);
    expect(second?.db).toBeCloseTo(-26, -0.5);
    expect(others).toEqual([]);
  });

  test('finds nothing in silence, below the floor, or in too little sound', () => {
    expect(loudestTones(sound(), sampleRate)).toEqual([]);
    expect(loudestTones(sound({ hz: 440, db: -80 }), sampleRate)).toEqual([]);
    expect(loudestTones(sound({ hz: 440, db: -6 }).slice(0, 500), sampleRate)).toEqual([]);
  });

  test('measures the longest gap between frames and the longest silence', () => {
    const frames = [0, 66, 132, 300, 366].map((atMs) => ({ atMs, colour: [0, 0, 0] as const }));
    expect(longestPictureGapMs(frames)).toBe(168);
    const blocks = [-20, -90, -90, -20, -90].map((db, at) => ({
      ...{ atMs: at * 10, durationMs: 10, db, tonesDb: [] },
    }));
    expect(longestSilenceMs(blocks)).toBe(20);
  });
});
