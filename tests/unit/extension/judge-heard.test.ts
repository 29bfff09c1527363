import { describe, expect, it } from 'vitest';
import type { HeardTrack, RemoteTrack } from '../../../extension/bridge/messages';
import { createHearing } from '../../../extension/tab/judge-heard';

const remote = (source: string, participant = source): RemoteTrack => ({
  id: `clone of ${source}`,
  source,
  trackId: source,
  kind: 'audio',
  participant,
  name: participant,
  role: 'microphone',
});
const heard = (source: string, level: number, energy = 0): HeardTrack => ({
  source,
  level,
  energy,
  screen: false,
});

describe('who speaks', () => {
  const remotes = [remote('ana'), remote('bo')];
  const listen = () => {
    const judge = createHearing();
    return (ana: number, bo: number) =>
      judge([heard('ana', ana), heard('bo', bo)], remotes).speaker;
  };

  it('is nobody in silence and at once whoever breaks it', () => {
    const speaker = listen();
    expect(speaker(0, 0.001)).toBeNull();
    expect(speaker(0.2, 0.001)).toBe('ana');
  });

  it('stays the same between words and while somebody coughs', () => {
    const speaker = listen();
    for (const level of [0.2, 0.2, 0.2]) speaker(level, 0);
    expect(speaker(0.01, 0)).toBe('ana');
    expect(speaker(0.2, 0.25)).toBe('ana');
    expect(speaker(0.2, 0)).toBe('ana');
  });

  it('changes within two looks when the other goes on alone', () => {
    const speaker = listen();
    for (const level of [0.2, 0.2, 0.2]) speaker(level, 0);
    speaker(0, 0.2);
    expect(speaker(0, 0.2)).toBe('bo');
  });

  it('is nobody when all have fallen silent, or have left', () => {
    const speaker = listen();
    speaker(0.2, 0);
    for (let look = 0; look < 6; look += 1) speaker(0, 0);
    expect(speaker(0, 0)).toBeNull();
    const judge = createHearing();
    judge([heard('ana', 0.5)], remotes);
    expect(judge([], [remote('bo')]).speaker).toBeNull();
  });

  it('is the person with any of two sounds', () => {
    const judge = createHearing();
    const both = [remote('voice', 'ana'), remote('slides', 'ana'), remote('bo')];
    const { speaker } = judge([heard('voice', 0), heard('slides', 0.3), heard('bo', 0.1)], both);
    expect(speaker).toBe('ana');
  });
});

describe('a sound that is another one over again', () => {
  const remotes = [remote('one'), remote('two')];
  /** Adds up the energy of each look. */
  const play = (looks: readonly (readonly [number, number])[]): string[] => {
    const judge = createHearing();
    let [one, two] = [0, 0];
    let doubles: readonly string[] = [];
    for (const [a, b] of looks) {
      one += a;
      two += b;
      doubles = judge([heard('one', 0.1, one), heard('two', 0.1, two)], remotes).doubles;
    }
    return [...doubles];
  };
  const words = Array.from({ length: 24 }, (_, at) => [0.01, 0.0004, 0.003, 0.02][at % 4] ?? 0);

  it('is found by how it rises and falls, though not exactly alike', () => {
    expect(play(words.map((level, at) => [level, level * (at % 2 ? 1.1 : 0.92)]))).toEqual(['two']);
  });

  it('is never two steady tones of one loudness', () => {
    expect(play(words.map(() => [0.01, 0.01]))).toEqual([]);
  });

  it('is never two people who speak by turns or together', () => {
    expect(play(words.map((level, at) => [level, words[(at + 1) % 24] ?? 0]))).toEqual([]);
    expect(play(words.map((level, at) => [level, level * (at % 3 ? 1 : 3)]))).toEqual([]);
  });

  it('is two again when they part', () => {
    const together = words.map((level): [number, number] => [level, level]);
    expect(play(together)).toEqual(['two']);
    expect(play([...together, [0.02, 0], [0.02, 0]])).toEqual([]);
  });

  it('is never silence', () => {
    expect(play(words.map(() => [0, 0]))).toEqual([]);
  });
});

describe('a screen', () => {
  it('is known by what was sent with it', () => {
    const screen = { ...heard('slides', 0), screen: true };
    expect(createHearing()([screen, heard('ana', 0)], []).screens).toEqual(['slides']);
  });
});
