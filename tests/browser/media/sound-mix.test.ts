import { describe, expect, it, vi } from 'vitest';
import { createSoundMix } from '../../../core/media/sound-mix';
import { toneTrack, watchSound } from '../page/measure';
import { connect, lifetime, outgoing } from './pair';

const tones = [400, 700, 1_100, 1_600, 2_200, 2_900];
/** A tone so quiet that six of them together are not too loud. */
const quietTone = (hz: number, signal: AbortSignal): MediaStreamTrack => {
  const context = new AudioContext();
  signal.addEventListener('abort', () => void context.close());
  const tone = new OscillatorNode(context, { frequency: hz });
  const out = new MediaStreamAudioDestinationNode(context);
  tone.connect(new GainNode(context, { gain: 0.12 })).connect(out);
  tone.start();
  const [track] = out.stream.getAudioTracks();
  if (track === undefined) throw new Error('no tone');
  return track;
};
const wait = { timeout: 10_000, interval: 100 };

describe('a mix of sounds', () => {
  it('is heard at the phone with everybody in it, and loses only who leaves', async () => {
    const signal = lifetime();
    const pair = await connect(signal);
    const mix = createSoundMix(signal, () => show());
    let voices = tones.map((hz) => quietTone(hz, signal));
    const show = () => {
      const track = mix.of(voices);
      if (track !== null) pair.laptop.show([outgoing(track, 'mix', 'mix')]);
    };
    show();
    await vi.waitFor(() => expect(pair.slots()).toMatchObject([{ role: 'mix' }]), wait);
    const track = pair.phone.track(pair.slots()[0]?.mid ?? '');
    if (track === null) throw new Error('no track for the mix');
    const sound = watchSound(track, signal);
    await vi.waitFor(() => {
      for (const hz of tones) expect(sound.level(hz), `${hz} Hz`).toBeGreaterThan(-60);
    }, wait);
    voices = voices.slice(1);
    show();
    await vi.waitFor(() => expect(sound.level(400)).toBeLessThan(-70), wait);
    for (const hz of tones.slice(1)) expect(sound.level(hz), `${hz} Hz`).toBeGreaterThan(-60);
  });

  it('is not there until the browser lets sounds be mixed', async () => {
    const signal = lifetime();
    const state = vi.spyOn(AudioContext.prototype, 'state', 'get').mockReturnValue('suspended');
    const changed = vi.fn();
    const mix = createSoundMix(signal, changed);
    const voice = toneTrack(500, signal);
    expect(mix.of([voice])).toBeNull();
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), wait);
    state.mockRestore();
    expect(mix.of([voice])?.readyState).toBe('live');
  });
});
