/** A sound that is another one over again. */
export interface Double {
  readonly source: string;
  readonly of: string;
}
/** How far two sounds have one wave now, 0 to 1; null where that cannot be told. */
export type Ear = (one: string, other: string) => number | null;

/** The energy of half a second of the quietest speech. */
const quietEnergy = 5e-5;
/** Looks that are remembered, and how many of them must have sound in them. */
const remembered = 6;
const spoken = 3;
/** Natural logarithms of energies: so far apart all together, or twice in a row, is not the same. */
const unlike = 0.3;
const apart = 0.7;
/** How many times louder the loudest look is than the quietest, where something is said. */
const moved = 2;
/** Of one wave, and of two. */
const sameWave = 0.9;
const otherWave = 0.5;
/** How often one wave must be heard; heard more often, it may be missed once. */
const enough = 3;
const most = 5;

const pairOf = (one: string, other: string): string => JSON.stringify([one, other]);
type Looks = readonly number[];
const sum = (looks: Looks): number => looks.reduce((all, one) => all + one, 0);
const differ = (one: number, other: number, by: number): boolean =>
  Math.max(one, other) > quietEnergy && Math.abs(Math.log(one / other)) > by;
const sumsDiffer = (one: Looks, other: Looks): boolean => differ(sum(one), sum(other), unlike);

/** Energies that one sound would have: they also fit two people who speak together for a while. */
const mayBeOne = (one: Looks, other: Looks): boolean => {
  const both = one.filter((energy, at) => Math.min(energy, other[at] ?? 0) > quietEnergy);
  return (
    one.length === remembered &&
    other.length === remembered &&
    both.length >= spoken &&
    Math.max(...one) > moved * Math.min(...one) &&
    !sumsDiffer(one, other)
  );
};
/** Energies that one sound cannot have, though its two ways may differ by a tenth of a second. */
const areTwo = (one: Looks, other: Looks): boolean => {
  const count = Math.min(one.length, other.length);
  const [mine, its] = [one.slice(-count), other.slice(-count)];
  const loudest = Math.max(quietEnergy, ...mine, ...its);
  const differs = (at: number): boolean => differ(mine.at(at) ?? 0, its.at(at) ?? 0, apart);
  return (
    Math.abs((mine.at(-1) ?? 0) - (its.at(-1) ?? 0)) > loudest / 2 ||
    (count > 1 && differs(-1) && differs(-2)) ||
    // What was loud just before may end in the first look of one of them.
    (count === remembered && sumsDiffer(mine, its) && sumsDiffer(mine.slice(1), its.slice(1)))
  );
};

/**
 * Finds, one look after the other, the sounds that need not be sent because another one is the same.
 * That two people are taken for one would silence a person, so energies only raise the suspicion:
 * the waves must be the same, several times. Energies that part end it at once. Takes all that was
 * heard of each source until now, in an order that stays.
 */
export const createDoubles = (
  ear: Ear,
): ((energies: ReadonlyMap<string, number>) => readonly Double[]) => {
  let totals: ReadonlyMap<string, number> = new Map();
  let looks = new Map<string, Looks>();
  let proofs = new Map<string, number>();

  const prove = (one: string, other: string): number => {
    const proof = proofs.get(pairOf(one, other)) ?? 0;
    const [mine = [], its = []] = [looks.get(one), looks.get(other)];
    if (areTwo(mine, its)) return 0;
    if (!proof && !mayBeOne(mine, its)) return 0;
    // Asked in pauses too: an ear has to listen for a while before it can tell.
    const like = ear(one, other);
    const quiet = Math.min(mine.at(-1) ?? 0, its.at(-1) ?? 0) < quietEnergy;
    if (like === null || quiet) return proof;
    if (like >= sameWave) return Math.min(most, proof + 1);
    return like < otherWave ? Math.max(0, proof - 2) : proof;
  };

  return (energies) => {
    looks = new Map(
      [...energies].map(([source, energy]) => {
        const before = totals.get(source) ?? Number.NaN;
        // Counted anew, or for the first time.
        const known = before <= energy ? [...(looks.get(source) ?? []), energy - before] : [];
        return [source, known.slice(-remembered)];
      }),
    );
    totals = energies;
    const sources = [...energies.keys()];
    const found: Double[] = [];
    const next = new Map<string, number>();
    for (const [at, source] of sources.entries())
      for (const of of sources.slice(0, at)) {
        const proof = prove(of, source);
        if (proof) next.set(pairOf(of, source), proof);
        if (proof >= enough) found.push({ source, of });
      }
    proofs = next;
    return found;
  };
};
