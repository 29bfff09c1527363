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
    const judge = createHearing(() => null);
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
    const judge = createHearing(() => null);
    judge([heard('ana', 0.5)], remotes);
    expect(judge([], [remote('bo')]).speaker).toBeNull();
  });

  it('is the person with any of two sounds', () => {
    const judge = createHearing(() => null);
    const both = [remote('voice', 'ana'), remote('slides', 'ana'), remote('bo')];
    const { speaker } = judge([heard('voice', 0), heard('slides', 0.3), heard('bo', 0.1)], both);
    expect(speaker).toBe('ana');
  });
});

describe('who speaks under two names', () => {
  it('is the one that is sent, and counts once', () => {
    const judge = createHearing(() => 1);
    const remotes = [remote('ana'), remote('ana again'), remote('bo')];
    let energy = 0;
    let last = judge([], remotes);
    for (let look = 0; look < 12; look += 1) {
      energy += look % 2 ? 0.02 : 0.001;
      const sound = [heard('ana again', 0.11, energy), heard('ana', 0.1, energy)];
      last = judge([...sound, heard('bo', 0, 0)], remotes);
    }
    expect(last.doubles).toEqual([{ source: 'ana again', of: 'ana' }]);
    expect(last.speaker).toBe('ana');
  });

  it('is nobody else though the statistics count a track twice', () => {
    const judge = createHearing(() => 1);
    for (let look = 1; look < 12; look += 1) {
      const energy = look * (1 + (look % 2));
      const twice = [heard('ana', 0.1, energy), heard('ana', 0.1, energy)];
      expect(judge(twice, [remote('ana')]).doubles).toEqual([]);
    }
  });
});

describe('a screen', () => {
  it('is known by what was sent with it', () => {
    const screen = { ...heard('slides', 0), screen: true };
    expect(createHearing(() => null)([screen, heard('ana', 0)], []).screens).toEqual(['slides']);
  });
});
