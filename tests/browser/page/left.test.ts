import { afterEach, expect, test } from 'vitest';
import { until } from './measure';
import { setStage, startCall } from './stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});

test('a page that has left finds its tracks ended, hears of nothing, and asks the browser again', async () => {
  const stage = await setStage({}, ending.signal);
  const { mediaDevices } = stage.page.navigator;
  const stream = await mediaDevices.getUserMedia({ audio: true, video: true });
  const call = await startCall(stage, (connection) => {
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
  });
  await stage.take();
  await until('the phone is seen', () => call.picture.colour() === 'phone');
  stage.send({ t: 'hold' });
  let events = 0;
  for (const track of stream.getTracks()) track.addEventListener('ended', () => (events += 1));
  const opened = stage.opened();

  stage.send({ t: 'left' });
  await until('ended tracks', () => stream.getTracks().every((one) => one.readyState === 'ended'));
  call.connection.close();
  expect(stage.opened()).toBe(opened);
  expect(stage.devices.map(stage.nativeState)).not.toContain('live');
  expect(events).toBe(0);

  const again = await mediaDevices.getUserMedia({ audio: true });
  expect(stage.opened()).toBe(opened + 1);
  expect(again.getAudioTracks().map(stage.nativeState)).toEqual(['live']);
});

test('a page that is told so outside a handoff keeps its devices, and can be handed over', async () => {
  const stage = await setStage({}, ending.signal);
  const stream = await stage.page.navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  const call = await startCall(stage, (connection) => {
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
  });
  stage.send({ t: 'left' });
  await until('the laptop is seen', () => call.picture.colour() === 'laptop');
  await stage.take();
  await until('the phone is seen', () => call.picture.colour() === 'phone');
});
