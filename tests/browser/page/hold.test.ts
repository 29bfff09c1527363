import { afterEach, describe, expect, test } from 'vitest';
import { until } from './measure';
import { otherHz, phoneHz, setStage, startCall } from './stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});

describe('a page that is reloaded while the phone carries the call', () => {
  test('opens no device, sends silence and the card, and then the phone', async () => {
    const stage = await setStage({}, ending.signal);
    stage.send({ t: 'hold' });
    const stream = await stage.page.navigator.mediaDevices.getUserMedia({
      audio: true,
      video: true,
    });
    const call = await startCall(stage, (connection) => {
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
    });
    await until('the card', () => call.picture.colour() === 'dark');
    expect(call.sound.level(phoneHz)).toBeLessThan(-60);
    expect(call.sound.level(otherHz)).toBeLessThan(-60);

    await stage.take();
    await until('the phone is seen', () => call.picture.colour() === 'phone');
    await until('the phone is heard', () => call.sound.level(phoneHz) > -60);
    expect(stage.opened()).toBe(0);
    expect(call.picture.seen()).not.toContain('laptop');
  });

  test('closes a device that was open before, and opens it again at the return', async () => {
    const stage = await setStage({}, ending.signal);
    const stream = await stage.page.navigator.mediaDevices.getUserMedia({
      video: { width: 320 },
      audio: true,
    });
    const call = await startCall(stage, (connection) => {
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
    });
    await until('the laptop is seen', () => call.picture.colour() === 'laptop');

    stage.send({ t: 'hold' });
    await until('the card', () => call.picture.colour() === 'dark');
    await until('no open device', () =>
      stage.devices.every((device) => stage.nativeState(device) === 'ended'),
    );

    await stage.giveBack();
    await until('the laptop is seen again', () => call.picture.colour() === 'laptop');
  });
});
