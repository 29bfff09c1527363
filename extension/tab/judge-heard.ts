import type { HeardTrack, RemoteTrack } from '../bridge/messages';
import { createDoubles, type Double, type Ear } from './find-doubles';

export interface Heard {
  /** The participant who speaks. */
  readonly speaker: string | null;
  /** Sources of pictures that were sent as screens. */
  readonly screens: readonly string[];
  readonly doubles: readonly Double[];
}

/** Of full scale. */
const quiet = 0.01;

/** Judges one look after the other at what is received: who speaks, and what is not what it seems. */
export const createHearing = (
  ear: Ear,
): ((heard: readonly HeardTrack[], remotes: readonly RemoteTrack[]) => Heard) => {
  const findDoubles = createDoubles(ear);
  let scores = new Map<string, number>();
  let speaker: string | null = null;

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
    const energies = new Map<string, number>();
    for (const { source, kind } of remotes) {
      // A track may have had several streams.
      const its = heard.filter((one) => one.source === source);
      if (kind === 'audio' && its.length)
        energies.set(
          source,
          its.reduce((sum, { energy }) => sum + energy, 0),
        );
    }
    const doubles = findDoubles(energies);
    const copies = new Set(doubles.map(({ source }) => source));
    speaker = findSpeaker(
      new Map(heard.map(({ source, level }) => [source, level])),
      remotes.filter(({ source }) => !copies.has(source)),
    );
    const screens = heard.filter(({ screen }) => screen).map(({ source }) => source);
    return { speaker, screens, doubles };
  };
};
