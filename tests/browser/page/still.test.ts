import { afterEach, describe, expect, test } from 'vitest';
import { until } from './measure';
import { setStage, startCall } from './stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});

const meet = async () => {
  const stage = await setStage({}, ending.signal);
  const stream = await stage.page.navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 320 },
  });
  const call = await startCall(stage, (connection) => {
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
  });
  await until('the laptop is seen', () => call.picture.colour() === 'laptop');
  await stage.take();
  await until('the phone is seen', () => call.picture.colour() === 'phone');
  return { stage, call, camera: stream.getVideoTracks()[0] };
};

describe('the still card', () => {
  test('is dark with a bright word, in the size of the last frame', async () => {
    const { stage, call } = await meet();
    const size = call.picture.size();
    stage.send({ t: 'hold' });
    await until('the card', () => call.picture.colour() === 'dark');
    await until('the word', () => call.picture.brightest() > 100);
    expect(call.picture.size()).toEqual(size);
  });

  test('shows from a page that is not drawn', async () => {
    const { stage, call } = await meet();
    const frame = stage.page.frameElement;
    if (frame instanceof HTMLElement) frame.style.display = 'none';
    stage.send({ t: 'hold' });
    await until('the word', () => call.picture.brightest() > 100);
    for (const _second of [1, 2, 3]) {
      const before = call.picture.frames();
      await until('another frame', () => call.picture.frames() > before);
    }
  });

  test.each([
    ['the phone', (on: boolean) => ({ t: 'phone-devices', microphone: true, camera: on }) as const],
    ['the page', null],
  ])('is not shown where %s turned the camera off', async (_who, off) => {
    const { stage, call, camera } = await meet();
    if (off) stage.send(off(false));
    else if (camera) camera.enabled = false;
    await until('black', () => call.picture.colour() === 'dark');
    stage.send({ t: 'hold' });
    const before = call.picture.frames();
    await until('another frame', () => call.picture.frames() > before + 1);
    expect(call.picture.brightest()).toBeLessThan(50);
  });
});
