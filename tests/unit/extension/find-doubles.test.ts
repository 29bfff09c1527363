import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDoubles, type Ear } from '../../../extension/tab/find-doubles';

const same: Ear = () => 0.95;
const other: Ear = () => 0.3;
const deaf: Ear = () => null;

/** Lets a judge hear what each look brought, and says at which looks the second was a double of the first. */
const hear = (looks: readonly (readonly [number, number])[], ear: Ear): boolean[] => {
  const judge = createDoubles(ear);
  let [one, two] = [0, 0];
  return looks.map(([mine, its]) => {
    one += mine;
    two += its;
    const found = judge(
      new Map([
        ['one', one],
        ['two', two],
      ]),
    );
    if (found.length) expect(found).toEqual([{ source: 'two', of: 'one' }]);
    return found.length > 0;
  });
};

/** What speech brings in half a second: much, little, or next to nothing in a pause. */
const speech = fc.oneof(
  { arbitrary: fc.double({ min: 1e-3, max: 0.03, noNaN: true }), weight: 3 },
  { arbitrary: fc.double({ min: 0, max: 1e-5, noNaN: true }), weight: 1 },
);
const talk = (length: number) =>
  fc.array(speech, { minLength: length, maxLength: length }).filter((looks) => {
    const starts = looks.slice(0, 6);
    return starts.filter((one) => one > 1e-3).length > 3 && Math.min(...starts) < 2e-3;
  });
/** The same, up to a tenth of a look later, and heard a little otherwise. */
const again = (looks: readonly number[], later: number, wobble: readonly number[]) =>
  looks.map((energy, at): [number, number] => [
    energy,
    (energy * (1 - later) + (looks[at - 1] ?? energy) * later) * (wobble[at] ?? 1),
  ]);
const wobbles = fc.array(fc.double({ min: 0.95, max: 1.05, noNaN: true }), { minLength: 40 });
const delay = fc.double({ min: 0, max: 0.1, noNaN: true });

describe('a sound that is another one over again', () => {
  it('is found in twenty seconds, though one is later and not exactly alike', () => {
    fc.assert(
      fc.property(talk(20), delay, wobbles, (looks, later, wobble) =>
        hear(again([...looks, ...looks], later, wobble), same).some(Boolean),
      ),
      { numRuns: 200 },
    );
  });

  it('is mostly found in ten seconds and stays so; long pauses with a late end take longer', () => {
    const share = (met: readonly boolean[]) => met.filter(Boolean).length / met.length;
    const cases = fc.sample(fc.tuple(talk(20), delay, wobbles), 500);
    const soon = cases.map(([looks, later, wobble]) => {
      const found = hear(again([...looks, ...looks], later, wobble), same);
      return found.slice(20).filter(Boolean).length > 15;
    });
    expect(share(soon)).toBeGreaterThan(0.9);
  });

  it('is never another voice, nor one that cannot be compared, however alike they rise and fall', () => {
    fc.assert(
      fc.property(talk(40), delay, wobbles, (looks, later, wobble) => {
        const both = again(looks, later, wobble);
        return !hear(both, other).some(Boolean) && !hear(both, deaf).some(Boolean);
      }),
    );
  });

  it('is never one that rises and falls otherwise, even to an ear that takes all for one', () => {
    const turns = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(talk(40), turns, (looks, mine) => {
        const both = looks.map((energy, at): [number, number] =>
          mine[at] ? [energy, 0] : [0, energy],
        );
        return !hear(both, same).some(Boolean);
      }),
    );
  });

  it('is no steady tone, and no silence', () => {
    const steady = Array.from({ length: 40 }, (): [number, number] => [0.01, 0.01]);
    expect(hear(steady, same)).not.toContain(true);
    expect(
      hear(
        steady.map(() => [0, 0]),
        same,
      ),
    ).not.toContain(true);
    expect(
      hear(
        steady.map((_, at) => (at % 2 ? [1e-5, 1e-5] : [1e-6, 1e-6])),
        same,
      ),
    ).not.toContain(true);
  });

  it('is heard again within two looks of somebody else speaking in it', () => {
    fc.assert(
      fc.property(talk(20), talk(20), (looks, others) => {
        const together = looks.map((energy): [number, number] => [energy, energy]);
        // One is silent, and the other speaks with pauses.
        const alone = others.map((energy): [number, number] => [0, energy]);
        const found = hear([...together, ...alone], same);
        const loud = others.findIndex(
          (energy, at) => energy > 1e-3 && (others[at + 1] ?? 0) > 1e-3,
        );
        return loud < 0 || !found.slice(looks.length + loud + 1).some(Boolean);
      }),
    );
  });

  it('is heard again when the ear no longer takes it for the same, and not for one doubt', () => {
    const looks = Array.from({ length: 40 }, (_, at): [number, number] => {
      const energy = at % 3 ? 0.02 : 0.002;
      return [energy, energy];
    });
    let asked = 0;
    const doubts = (from: number, to: number): Ear => {
      asked = 0;
      return () => {
        asked += 1;
        return asked >= from && asked < to ? 0.2 : 0.95;
      };
    };
    expect(hear(looks, doubts(10, 11)).at(-1)).toBe(true);
    const once = hear(looks, doubts(10, 11));
    expect(once.slice(once.indexOf(true))).not.toContain(false);
    expect(hear(looks, doubts(10, 99)).at(-1)).toBe(false);
  });

  it('survives pauses, and counters that begin anew do not make it one', () => {
    const looks = Array.from({ length: 12 }, (_, at) => (at % 3 ? 0.02 : 0.002));
    const pause = Array.from({ length: 20 }, () => 0);
    const both = [...looks, ...pause, ...looks].map((one): [number, number] => [one, one]);
    const found = hear(both, same);
    expect(found.slice(found.indexOf(true))).not.toContain(false);
    const judge = createDoubles(same);
    const restarted = Array.from({ length: 20 }, (_, at) =>
      judge(
        new Map([
          ['one', at % 2],
          ['two', at % 2],
        ]),
      ),
    );
    expect(restarted.flat()).toEqual([]);
  });
});
