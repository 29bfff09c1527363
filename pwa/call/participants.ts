import type { Slot } from '../../core/protocol/messages';
import type { Participant, Sounding } from '../../core/protocol/views';

/**
 * The people on the phone's screen: the laptop's slots joined with the tracks
 * that arrive on them. A slot whose track is not there yet counts as empty.
 */
export const participantsOf = (
  slots: readonly Slot[],
  track: (mid: string) => MediaStreamTrack | null,
): Participant<MediaStreamTrack>[] => {
  const people = new Map<string, Participant<MediaStreamTrack>>();
  for (const { mid, participant, name, role } of slots) {
    if (role === 'mix') continue;
    const known = people.get(participant) ?? {
      id: participant,
      name,
      microphone: null,
      camera: null,
      screen: null,
    };
    people.set(participant, { ...known, [role]: track(mid) });
  }
  return [...people.values()];
};

/** Everything that is to be heard on a link, by slot: a person may have two sounds, or several people one. */
export const soundsOf = (
  link: string,
  slots: readonly Slot[],
  track: (mid: string) => MediaStreamTrack | null,
): Sounding<MediaStreamTrack>[] =>
  slots.flatMap(({ mid, kind }) => {
    const sound = kind === 'audio' ? track(mid) : null;
    return sound === null ? [] : [{ id: `${link} ${mid}`, track: sound }];
  });
