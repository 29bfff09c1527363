import { afterEach, describe, expect, test } from 'vitest';
import type { FrameClasses } from '../../../extension/page/natives';
import { until, watchPicture, watchSound } from './measure';
import { phoneHz, type Stage, setStage, startCall } from './stage';

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

  test('grabs single frames of the phone in a handoff, and of the laptop before and after', async () => {
    const stage = await setStage({}, ending.signal);
    const { mediaDevices } = stage.page.navigator;
    const [camera] = (await mediaDevices.getUserMedia({ video: true })).getTracks();
    if (!camera) throw new Error('no camera');
    const capture = new stage.page.ImageCapture(camera);
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    const shows = async (grabber: ImageCapture, phone: boolean): Promise<boolean> => {
      canvas?.drawImage(await grabber.grabFrame(), 0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
      return (red > 120 && blue > 120 && green < 90) === phone;
    };
    await until('the laptop is seen', () => shows(capture, false));
    await stage.take();
    await until('the phone is seen', () => shows(capture, true));
    await until('by a new one, too', () => shows(new stage.page.ImageCapture(camera), true));
    expect(capture.track).toBe(camera);
    expect(allClosed(stage)).toBe(true);
    await stage.giveBack();
    await until('the laptop is seen', () => shows(capture, false));
  });
});

/** What browsers have besides the standard. */
interface CapturingVideo extends HTMLVideoElement {
  captureStream(): MediaStream;
}
const isCapturing = (video: HTMLVideoElement): video is CapturingVideo => 'captureStream' in video;

describe('an app that sends what an element shows of the camera', () => {
  test('sends the phone in a handoff, asked for before or in it, and the laptop after the return', async () => {
    const stage = await setStage({}, ending.signal);
    const stream = await stage.page.navigator.mediaDevices.getUserMedia({ video: true });
    const video = stage.page.document.createElement('video');
    if (!isCapturing(video)) throw new Error('this browser captures no element');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const filmed = () => {
      const [track] = video.captureStream().getVideoTracks();
      if (!track) throw new Error('nothing captured');
      return track;
    };
    const early = filmed();
    const call = await startCall(stage, (connection) => void connection.addTrack(early, stream));
    await until('the laptop is seen', () => call.picture.colour() === 'laptop');
    await stage.take();
    await until('the phone is seen', () => call.picture.colour() === 'phone');
    const late = filmed();
    const [sender] = call.connection.getSenders();
    await sender?.replaceTrack(late);
    call.picture.forget();
    expect(new Set([early, late, ...stream.getTracks()].map(({ id }) => id)).size).toBe(1);
    await until('the phone is seen', () => call.picture.seen().includes('phone'));
    expect(call.picture.seen()).not.toContain('laptop');
    expect([early.readyState, late.readyState]).toEqual(['live', 'live']);
    expect(allClosed(stage)).toBe(true);
    // One state, however many objects there are.
    const [camera] = stream.getVideoTracks();
    if (!camera) throw new Error('no camera');
    camera.enabled = false;
    await until('black', () => call.picture.colour() === 'dark');
    late.enabled = true;
    await stage.giveBack();
    await until('the laptop is seen', () => call.picture.colour() === 'laptop');
    camera.stop();
    expect(late.readyState).toBe('ended');
    await until('the camera is closed', () => allClosed(stage));
  });

  test('has the element of a stranger captured as ever', async () => {
    const stage = await setStage({}, ending.signal);
    const video = stage.page.document.createElement('video');
    if (!isCapturing(video)) throw new Error('this browser captures no element');
    const [track] = stage.phone({ audio: false, video: true }).getTracks();
    if (!track) throw new Error('no picture');
    video.srcObject = new stage.page.MediaStream([track]);
    await video.play();
    const [captured] = video.captureStream().getVideoTracks();
    if (!captured) throw new Error('nothing captured');
    const picture = watchPicture(captured, ending.signal);
    await until('its picture', () => picture.colour() === 'phone');
  });
});
