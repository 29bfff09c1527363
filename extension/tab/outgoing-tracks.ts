import type { OutgoingTrack } from '../../core/media/laptop-link';
import { createSoundMix } from '../../core/media/sound-mix';
import type { HeardTrack, RemoteTrack } from '../bridge/messages';
import { createHearing, type Heard } from './judge-heard';
import { createSoundEar } from './sound-ear';

export interface OutgoingTracks {
  /** The page's list and the stream with its clones. */
  set(tracks: readonly RemoteTrack[], stream: MediaStream | null): void;
  /** What is heard; returns the participant who speaks. */
  hear(heard: readonly HeardTrack[]): string | null;
  /** Whether anybody takes what is sent: nothing is mixed for nobody. */
  use(on: boolean): void;
  list(): readonly OutgoingTrack[];
}

/** More sounds than this go as one. */
const mostSounds = 4;

/**
 * What of the meeting goes to the phone: everything once, all sound always.
 * `changed` is told when the list is another one.
 */
export const createOutgoingTracks = (signal: AbortSignal, changed: () => void): OutgoingTracks => {
  let remotes: readonly RemoteTrack[] = [];
  let clones = new Map<string, MediaStreamTrack>();
  let marked: Omit<Heard, 'speaker'> = { screens: [], doubles: [] };
  let used = false;
  let list: readonly OutgoingTrack[] = [];
  const ear = createSoundEar(signal);
  const cloneOf = (wanted: string): MediaStreamTrack | undefined =>
    clones.get(remotes.find(({ source }) => source === wanted)?.id ?? '');
  const judge = createHearing((one, other) => {
    const [mine, its] = [cloneOf(one), cloneOf(other)];
    return used && mine && its ? ear.compare(mine, its) : null;
  });

  const mixed = (all: readonly OutgoingTrack[]): readonly OutgoingTrack[] => {
    const sounds = all.filter(({ role }) => role === 'microphone');
    if (!used || sounds.length <= mostSounds) {
      mix.end();
      return all;
    }
    const track = mix.of(sounds.map((one) => one.track));
    if (track === null) return all;
    const rest = all.filter(({ role }) => role !== 'microphone');
    return [...rest, { track, participant: 'mix', name: '', role: 'mix' }];
  };
  /** Only while what it is a double of is there. */
  const isDouble = (wanted: string): boolean =>
    marked.doubles.some(({ source, of }) => source === wanted && cloneOf(of));
  const update = (): void => {
    list = mixed(
      remotes.flatMap(({ id, source, participant, name, role }) => {
        const track = clones.get(id);
        if (track === undefined || isDouble(source)) return [];
        const shared = role === 'camera' && marked.screens.includes(source);
        return [{ track, participant, name, role: shared ? 'screen' : role }];
      }),
    );
    changed();
  };
  const mix = createSoundMix(signal, update);

  return {
    list: () => list,
    set(tracks, stream) {
      remotes = tracks;
      clones = new Map(stream?.getTracks().map((track) => [track.id, track]));
      update();
    },
    hear(heard) {
      const { speaker, ...next } = judge(heard, remotes);
      ear.rest();
      if (JSON.stringify(next) !== JSON.stringify(marked)) {
        marked = next;
        update();
      }
      return speaker;
    },
    use(on) {
      if (used === on) return;
      used = on;
      update();
    },
  };
};
