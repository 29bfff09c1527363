import { afterEach, describe, expect, test } from 'vitest';
import { until } from './measure';
import { type Stage, setStage } from './stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});

const name = 'Phone (Baton)';
const phonesIn = async ({ page }: Stage) =>
  (await page.navigator.mediaDevices.enumerateDevices()).filter(({ label }) => label === name);

describe('the list of devices', () => {
  test('has the phone as long as the handoff lasts, and says when it changes', async () => {
    const stage = await setStage({}, ending.signal);
    const { mediaDevices } = stage.page.navigator;
    const native = JSON.stringify(await mediaDevices.enumerateDevices());
    let changes = 0;
    mediaDevices.addEventListener('devicechange', () => {
      changes += 1;
    });
    await stage.take();
    await until('a change', () => changes === 1);
    const phones = await phonesIn(stage);
    expect(phones.map(({ kind }) => kind)).toEqual(['audioinput', 'videoinput']);
    for (const phone of phones) {
      expect(String(phone)).toBe('[object InputDeviceInfo]');
      expect(JSON.parse(JSON.stringify(phone))).toMatchObject({ label: name, kind: phone.kind });
    }
    await stage.giveBack();
    await until('another change', () => changes === 2);
    expect(JSON.stringify(await mediaDevices.enumerateDevices())).toBe(native);
  });

  test('gives the phone under its name, and the default device in its place after the return', async () => {
    const stage = await setStage({}, ending.signal);
    const { mediaDevices } = stage.page.navigator;
    await stage.take();
    const [microphone, camera] = await phonesIn(stage);
    const stream = await mediaDevices.getUserMedia({
      audio: { deviceId: microphone?.deviceId ?? '' },
      video: { deviceId: { exact: camera?.deviceId ?? '' } },
    });
    const read = () =>
      stream.getTracks().map((one) => [one.label, one.getSettings().deviceId] as const);
    expect(read()).toEqual([
      [name, microphone?.deviceId],
      [name, camera?.deviceId],
    ]);
    const [other] = (await mediaDevices.getUserMedia({ audio: true })).getTracks();
    expect(other?.label).not.toBe(name);
    expect(stage.opened()).toBe(0);
    await stage.giveBack();
    const listed = await mediaDevices.enumerateDevices();
    const firstOf = (kind: string) => listed.find((one) => one.kind === kind);
    expect(read()).toEqual(
      [firstOf('audioinput'), firstOf('videoinput')].map((one) => [one?.label, one?.deviceId]),
    );
    expect(stream.getTracks().map((one) => one.readyState)).toEqual(['live', 'live']);
  });

  test('has no phone for a page that may not know devices by name', async () => {
    const stage = await setStage({ installed: false }, ending.signal);
    const { prototype } = stage.page.MediaDevices;
    const { enumerateDevices } = prototype;
    prototype.enumerateDevices = async function nameless() {
      const listed = await enumerateDevices.call(this);
      return listed.map((one) =>
        Object.create(one, { label: { value: '' }, kind: { value: one.kind } }),
      );
    };
    stage.install();
    await stage.take();
    expect(await phonesIn(stage)).toEqual([]);
  });
});
