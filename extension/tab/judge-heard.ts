import type { HeardTrack, RemoteTrack } from '../bridge/messages';

export interface Heard {
  /** The participant who speaks. */
  readonly speaker: string | null;
  /** Sources of pictures that were sent as screens. */
  readonly screens: readonly string[];
  /** Sources of sounds that are another one over again. */
  readonly doubles: readonly string[];
}

/** Of full scale, and the energy of half a second just above it. */
const quiet = 0.01;
const quietEnergy = 5e-5;
/** Natural logarithms of energies: so far apart is moved, and so far apart is not the same. */
const moved = 0.7;
const unlike = 0.3;
/** How often two sounds must rise and fall together to be one. */
const enough = 8;

const apart = (one: number, other: number): number => Math.abs(Math.log(one / other));

/** Judges one look after the other at what is received: who speaks, and what is not what it seems. */
export const createHearing = (): ((
  heard: readonly HeardTrack[],
  remotes: readonly RemoteTrack[],
) => Heard) => {
  let energies = new Map<string, number>();
  let powers = new Map<string, number>();
  let alike = new Map<string, number>();
  let scores = new Map<string, number>();
  let speaker: string | null = null;

  /** Only what changes can be compared: two steady tones are not one sound. */
  const compare = (one: string, other: string, next: ReadonlyMap<string, number>): number => {
    const [mine = 0, its = 0] = [next.get(one), next.get(other)];
    const count = alike.get(`${one} ${other}`) ?? 0;
    if (mine < quietEnergy && its < quietEnergy) return count;
    if (apart(mine, its) > unlike) return Math.max(0, count - enough);
    return apart(mine, powers.get(one) ?? 0) > moved ? Math.min(2 * enough, count + 1) : count;
  };
  const findDoubles = (sounds: readonly HeardTrack[]): string[] => {
    const next = new Map(
      sounds.map(({ source, energy }) => [source, energy - (energies.get(source) ?? energy)]),
    );
    const counts = new Map<string, number>();
    const doubles = [...next.keys()].filter((one, index, all) =>
      all
        .slice(0, index)
        .map((other) => {
          const count = compare(one, other, next);
          counts.set(`${one} ${other}`, count);
          return count;
        })
        .some((count) => count >= enough),
    );
    energies = new Map(sounds.map(({ source, energy }) => [source, energy]));
    powers = next;
    alike = counts;
    return doubles;
  };

  const findSpeaker = (
    levels: ReadonlyMap<string, number>,
    remotes: readonly RemoteTrack[],
  ): string | null => {
    const next = new Map<string, number>();
    for (const { source, participant } of remotes) {
      const score = ((levels.get(source) ?? 0) + (scores.get(participant) ?? 0)) / 2;
      next.set(participant, Math.max(score, next.get(participant) ?? 0));
    }
    scores = next;
    const [loudest, most] = [...next].reduce<readonly [string | null, number]>(
      (best, one) => (one[1] > best[1] ? one : best),
      [null, 0],
    );
    if (most < quiet) return null;
    // Who speaks stays the speaker until somebody else is clearly louder.
    const current = speaker === null ? 0 : (next.get(speaker) ?? 0);
    return most > 2 * current ? loudest : speaker;
  };

  return (heard, remotes) => {
    const kinds = new Map(remotes.map(({ source, kind }) => [source, kind]));
    const doubles = findDoubles(heard.filter(({ source }) => kinds.get(source) === 'audio'));
    speaker = findSpeaker(new Map(heard.map(({ source, level }) => [source, level])), remotes);
    const screens = heard.filter(({ screen }) => screen).map(({ source }) => source);
    return { speaker, screens, doubles };
  };
};
