import { describe, expect, it } from 'vitest';
import type { Slot } from '../../../core/protocol/messages';
import { participantsOf, soundsOf } from '../../../pwa/call/participants';

const slot = (mid: string, participant: string, role: Slot['role']): Slot => ({
  mid,
  kind: role === 'microphone' || role === 'mix' ? 'audio' : 'video',
  participant,
  name: participant,
  role,
});
const slots = [
  slot('0', 'ana', 'microphone'),
  slot('1', 'ana', 'camera'),
  slot('2', 'ana', 'microphone'),
  slot('3', 'mix', 'mix'),
  slot('4', 'bo', 'screen'),
];

describe('the people on the phone', () => {
  it('do not include the mix of their sounds', () => {
    expect(participantsOf(slots, () => null).map(({ id }) => id)).toEqual(['ana', 'bo']);
  });

  it('are heard with all their sounds, mixed or not', () => {
    const { track } = { track: Object.create(null) };
    const sounds = soundsOf('a', slots, (mid) => (mid === '1' ? null : track));
    expect(sounds.map(({ id }) => id)).toEqual(['a 0', 'a 2', 'a 3']);
    expect(soundsOf('a', slots, () => null)).toEqual([]);
  });
});
