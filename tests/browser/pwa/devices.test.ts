import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createPhoneDevices, type Opened } from '../../../pwa/call/devices';

const both = { microphone: true, camera: true };

const devices = () => {
  const over = new AbortController();
  let last: Opened | null = null;
  const made = createPhoneDevices((opened) => {
    last = opened;
  }, over.signal);
  onTestFinished(() => {
    made.close();
    over.abort();
  });
  return { ...made, last: () => last };
};
const say = (track: MediaStreamTrack | null, event: string) =>
  track?.dispatchEvent(new Event(event));

afterEach(() => vi.restoreAllMocks());

describe('the phone’s devices', () => {
  test('open with one question, and close what is not wanted', async () => {
    const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
    const phone = devices();
    await phone.open(both);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(phone.last()).toEqual({ microphone: 'on', camera: 'on' });
    const camera = phone.camera();
    await phone.open({ microphone: true, camera: false });
    expect(asked).toHaveBeenCalledTimes(1);
    expect(camera?.readyState).toBe('ended');
    expect(phone.last()).toEqual({ microphone: 'on', camera: 'off' });
  });

  test('put the camera’s light out, and leave the microphone alone', async () => {
    const phone = devices();
    await phone.open(both);
    const [microphone, camera] = [phone.microphone(), phone.camera()];
    phone.closeCamera();
    expect(camera?.readyState).toBe('ended');
    expect(phone.last()).toEqual({ microphone: 'on', camera: 'off' });
    await phone.add('camera');
    expect(phone.last()).toEqual({ microphone: 'on', camera: 'on' });
    expect(phone.microphone()).toBe(microphone);
  });

  test.for([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
  ] as const)('say %s as %s, and open the other one', async ([name, state]) => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async (wanted) => {
      if (wanted?.audio) throw new DOMException('no', name);
      return real(wanted);
    });
    const phone = devices();
    await phone.open(both);
    expect(phone.last()).toEqual({ microphone: state, camera: 'on' });
  });

  test('hold a microphone that a phone call took as unusable until a tap opens it anew', async () => {
    const phone = devices();
    await phone.open(both);
    const before = phone.microphone();
    say(before, 'mute');
    expect(phone.last()).toEqual({ microphone: 'interrupted', camera: 'on' });
    say(before, 'unmute');
    expect(phone.last()).toEqual({ microphone: 'given-back', camera: 'on' });
    await phone.add('microphone');
    expect(phone.last()).toEqual({ microphone: 'on', camera: 'on' });
    expect(phone.microphone()).not.toBe(before);
    expect(before?.readyState).toBe('ended');
  });

  test('take the microphone that is there when a headset goes', async () => {
    const phone = devices();
    await phone.open(both);
    const before = phone.microphone();
    say(before, 'ended');
    expect(phone.last()).toMatchObject({ microphone: 'switching' });
    await expect.poll(phone.last).toEqual({ microphone: 'on', camera: 'on' });
    expect(phone.microphone()).not.toBe(before);
  });

  test('follow the platform’s own microphone when another headset takes its name', async () => {
    const phone = devices();
    await phone.open({ microphone: true, camera: false });
    const before = phone.microphone();
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    const list = await navigator.mediaDevices.enumerateDevices();
    expect(phone.microphone()).toBe(before);
    vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockResolvedValue(
      list.map((one) => ({ ...one.toJSON(), groupId: 'another', toJSON: one.toJSON })),
    );
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await expect.poll(phone.microphone).not.toBe(before);
    expect(before?.readyState).toBe('ended');
    expect(phone.last()).toMatchObject({ microphone: 'on' });
  });

  test('ask nobody anything when the permission was taken back', async () => {
    const phone = devices();
    await phone.open(both);
    const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
    vi.spyOn(navigator.permissions, 'query').mockResolvedValue(
      Object.assign(new EventTarget(), {
        name: 'microphone',
        state: 'denied' as const,
        onchange: null,
      }),
    );
    say(phone.microphone(), 'ended');
    await expect.poll(phone.last).toMatchObject({ microphone: 'refused' });
    expect(asked).not.toHaveBeenCalled();
  });

  test('leave nothing open that was closed while the browser asked', async () => {
    const opened: MediaStream[] = [];
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async (wanted) => {
      const stream = await real(wanted);
      opened.push(stream);
      return stream;
    });
    const phone = devices();
    const opening = phone.open(both);
    phone.close();
    await opening;
    const states = opened.flatMap((stream) => stream.getTracks().map((track) => track.readyState));
    expect(states).toEqual(['ended', 'ended']);
    expect(phone.microphone()).toBeNull();
  });

  test('let two taps at once open both', async () => {
    const phone = devices();
    await Promise.all([phone.add('microphone'), phone.add('camera')]);
    expect(phone.last()).toEqual({ microphone: 'on', camera: 'on' });
  });
});
