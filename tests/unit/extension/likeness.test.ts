import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedLength, likeness } from '../../../extension/tab/likeness';
import { noise, voice, voiceRate } from '../../support/voices';

/** Longer than what is compared, so that one can be cut out later than the other. */
const length = comparedLength + 8_000;
const cut = (sound: Float32Array, from = 0): Float32Array =>
  sound.slice(from, from + comparedLength);
const mixed = (sound: Float32Array, gain: number, seed: number, share: number): Float32Array => {
  const random = noise(seed);
  return sound.map((sample) => gain * sample + gain * share * random());
};

/** Root mean square. */
const loudness = (sound: Float32Array): number =>
  Math.sqrt(sound.reduce((sum, sample) => sum + sample * sample, 0) / sound.length);

const seeds = fc.integer({ min: 1, max: 1e6 });
const note = fc.integer({ min: 85, max: 255 });
const some = { numRuns: 25 };
/** Where one is later by a part of a thinned sample, the highest tones do not meet quite. */
const least = 0.85;

describe('how far two sounds have one wave', () => {
  it('is nearly all for one voice, later, louder and noisier than itself', () => {
    fc.assert(
      fc.property(
        seeds,
        note,
        fc.integer({ min: 0, max: 7_900 }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (seed, hz, later, gain) => {
          const sound = voice(seed, hz, length);
          // A hundredth of its own loudness: the noise must not grow with a voice that is quiet.
          const again = mixed(sound, gain, seed + 1, 0.01 * loudness(sound));
          expect(likeness(cut(sound), cut(again, later))).toBeGreaterThan(least);
          expect(likeness(cut(sound, later), cut(again))).toBeGreaterThan(least);
        },
      ),
      some,
    );
  });

  it('is far less for two voices, also of one pitch and loudness', () => {
    fc.assert(
      fc.property(seeds, note, fc.integer({ min: -3, max: 3 }), (seed, hz, off) => {
        const other = voice(seed + 7, hz + off, length);
        expect(likeness(cut(voice(seed, hz, length)), cut(other))).toBeLessThan(0.8);
      }),
      some,
    );
  });

  it('is little where both are noise, and nothing is said of silence', () => {
    const silent = new Float32Array(comparedLength);
    const hiss = (seed: number) =>
      mixed(
        silent.map(() => 0),
        1,
        seed,
        0.08,
      );
    expect(likeness(hiss(1), hiss(2))).toBeLessThan(0.3);
    expect(likeness(silent, hiss(1))).toBeNull();
    expect(likeness(hiss(1), silent)).toBeNull();
    expect(likeness(hiss(1), hiss(1))).toBeCloseTo(1, 3);
  });

  it('is not raised by a hum that both have', () => {
    const random = [noise(3), noise(4)] as const;
    const [one, other] = random.map((next) =>
      new Float32Array(comparedLength).map(
        (_, at) => 0.05 * Math.sin((2 * Math.PI * 50 * at) / voiceRate) + 0.05 * next(),
      ),
    );
    if (!one || !other) throw new Error('no sounds');
    expect(likeness(one, other)).toBeLessThan(0.3);
  });
});
