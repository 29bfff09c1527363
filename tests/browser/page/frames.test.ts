import { afterEach, describe, expect, test } from 'vitest';
import type { FrameClasses } from '../../../extension/page/natives';
import { until, watchPicture, watchSound } from './measure';
import { phoneHz, type Stage, setStage } from './stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});

interface Pipe {
  /** What the app makes of what it reads. */
  readonly track: MediaStreamTrack;
  ended(): boolean;
}

/** An app that reads every frame of a track itself and writes it into a track of its own. */
const pipe = ({ page }: Stage, from: MediaStreamTrack): Pipe => {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator }: FrameClasses =
    page as Stage['page'] & FrameClasses;
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) throw new Error('no frames');
  const track = new MediaStreamTrackGenerator({ kind: from.kind });
  let ended = false;
  const piped = new MediaStreamTrackProcessor({ track: from }).readable.pipeTo(track.writable);
  void piped.finally(() => {
    ended = true;
  });
  return { track, ended: () => ended };
};

const read = async (stage: Stage) => {
  const { signal } = ending;
  const stream = await stage.page.navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false },
    video: { width: 320 },
  });
  const [microphone] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  if (!microphone || !camera) throw new Error('no devices');
  const [spoken, filmed] = [pipe(stage, microphone), pipe(stage, camera)];
  const picture = watchPicture(filmed.track, signal);
  const sound = watchSound(spoken.track, signal);
  return {
    microphone,
    camera,
    spoken,
    filmed,
    picture,
    hears: () => sound.level(phoneHz) > -60,
    silent: () => sound.loudness() < -80,
  };
};
const allClosed = ({ devices, nativeState }: Stage) =>
  devices.every((one) => nativeState(one) === 'ended');

describe('an app that reads frames itself', () => {
  test('reads the phone in a handoff, as the page mutes it, and the laptop after the return', async () => {
    const stage = await setStage({}, ending.signal);
    const { microphone, camera, spoken, filmed, picture, hears, silent } = await read(stage);
    await until('the laptop is seen', () => picture.colour() === 'laptop');
    await stage.take();
    await until('the phone is seen', () => picture.colour() === 'phone');
    await until('the phone is heard', hears);
    expect(allClosed(stage)).toBe(true);

    microphone.enabled = camera.enabled = false;
    await until('silence', silent);
    await until('black', () => picture.colour() === 'dark');
    microphone.enabled = camera.enabled = true;
    await until('the phone is seen', () => picture.colour() === 'phone');
    await until('the phone is heard', hears);

    stage.send({ t: 'hold' });
    await until('silence', silent);
    await until('a card', () => picture.colour() === 'dark');
    await stage.giveBack();
    await until('the laptop is seen', () => picture.colour() === 'laptop');
    expect([spoken.ended(), filmed.ended()]).toEqual([false, false]);
  });

  test('reads to the end of a track that the page stops, and no longer', async () => {
    const stage = await setStage({}, ending.signal);
    const before = await read(stage);
    before.camera.stop();
    await until('the end of the picture', before.filmed.ended);
    await stage.take();
    const { microphone, camera, spoken, filmed, picture } = await read(stage);
    await until('the phone is seen', () => picture.colour() === 'phone');
    const copy = pipe(stage, camera);
    microphone.stop();
    camera.stop();
    await until('the end of all', () => spoken.ended() && filmed.ended() && copy.ended());
    expect(before.spoken.ended()).toBe(false);
    expect(() => pipe(stage, camera)).toThrow('ended');
  });
});
