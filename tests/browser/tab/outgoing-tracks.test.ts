import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { HeardTrack, RemoteTrack } from '../../../extension/bridge/messages';
import { createOutgoingTracks } from '../../../extension/tab/outgoing-tracks';
import { colourTrack, toneTrack } from '../page/measure';

const start = () => {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const { signal } = ending;
  const outgoing = createOutgoingTracks(signal, () => {});
  const roles = () => outgoing.list().map(({ participant, role }) => `${participant} ${role}`);
  const sounds = (count: number): MediaStreamTrack[] =>
    Array.from({ length: count }, (_, at) => toneTrack(400 + at * 300, signal));
  return { signal, outgoing, roles, sounds };
};
const remotesOf = (tracks: readonly MediaStreamTrack[]): RemoteTrack[] =>
  tracks.map((track, at) => ({
    id: track.id,
    source: `source ${at}`,
    trackId: `track ${at}`,
    kind: track.kind === 'audio' ? 'audio' : 'video',
    participant: `p${at}`,
    name: `Participant ${at}`,
    role: track.kind === 'audio' ? 'microphone' : 'camera',
  }));
const wait = { timeout: 10_000 };

describe('what goes to the phone', () => {
  it('is every sound by itself up to four, and one mix of all beyond, with all pictures', async () => {
    const { signal, outgoing, roles, sounds } = start();
    const [first, ...others] = sounds(5);
    if (!first) throw new Error('no sound');
    const camera = colourTrack('other', signal);
    const set = (tracks: readonly MediaStreamTrack[]) =>
      outgoing.set(remotesOf(tracks), new MediaStream([...tracks]));
    outgoing.use(true);
    set([camera, ...others]);
    const four = ['p0 camera', 'p1 microphone', 'p2 microphone', 'p3 microphone', 'p4 microphone'];
    expect(roles()).toEqual(four);
    set([camera, ...others, first]);
    await vi.waitFor(() => expect(roles()).toEqual(['p0 camera', 'mix mix']), wait);
    set([camera, ...others]);
    expect(roles()).toEqual(four);
  });

  it('is every sound by itself while the browser lets nothing be mixed', () => {
    const { outgoing, roles, sounds } = start();
    const state = vi.spyOn(AudioContext.prototype, 'state', 'get').mockReturnValue('suspended');
    onTestFinished(() => state.mockRestore());
    const six = sounds(6);
    outgoing.use(true);
    outgoing.set(remotesOf(six), new MediaStream(six));
    expect(roles()).toHaveLength(6);
    expect(roles()).not.toContain('mix mix');
  });

  it('mixes nothing while nobody takes it', () => {
    const { outgoing, roles, sounds } = start();
    const six = sounds(6);
    outgoing.set(remotesOf(six), new MediaStream(six));
    expect(roles()).toHaveLength(6);
  });

  it('leaves out a sound that is another one again while that one is there, and knows a screen', async () => {
    const { signal, outgoing, roles, sounds } = start();
    const [sound, other] = sounds(2);
    if (!sound || !other) throw new Error('no sounds');
    const tracks = [sound, sound.clone(), other, colourTrack('other', signal)];
    const set = (list: readonly RemoteTrack[]) => outgoing.set(list, new MediaStream(tracks));
    const remotes = remotesOf(tracks);
    outgoing.use(true);
    set(remotes);
    const all = ['p0 microphone', 'p1 microphone', 'p2 microphone', 'p3 camera'];
    expect(roles()).toEqual(all);
    let energy = 0;
    let look = 0;
    // All rise and fall together, and only two sound alike.
    await vi.waitFor(
      () => {
        energy += look % 2 ? 0.02 : 0.001;
        look += 1;
        const same = { level: 0.1, energy, screen: false };
        const heard: HeardTrack[] = ['source 0', 'source 1', 'source 2'].map((source) => ({
          source,
          ...same,
        }));
        expect(outgoing.hear([...heard, { ...same, source: 'source 3', screen: true }])).toBe('p0');
        expect(roles()).toEqual(['p0 microphone', 'p2 microphone', 'p3 screen']);
      },
      { ...wait, interval: 100 },
    );
    set(remotes.slice(1));
    expect(roles()).toEqual(['p1 microphone', 'p2 microphone', 'p3 screen']);
  });
});
