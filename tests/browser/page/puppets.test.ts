import { afterEach, describe, expect, test } from 'vitest';
import { until } from './measure';
import { type Stage, setStage } from './stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});

interface Held {
  readonly stage: Stage;
  readonly connection: RTCPeerConnection;
  readonly stream: MediaStream;
  readonly microphone: MediaStreamTrack;
  readonly camera: MediaStreamTrack;
  /** What the sender really carries. */
  sent(sender: RTCRtpSender): MediaStreamTrack | null;
}

/** A page with a microphone, a camera and a connection that nobody answers. */
const hold = async (): Promise<Held> => {
  const stage = await setStage({ installed: false }, ending.signal);
  const { prototype } = stage.page.RTCRtpSender;
  const track = Object.getOwnPropertyDescriptor(prototype, 'track')?.get;
  stage.install();
  const stream = await stage.page.navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 320 },
  });
  const [microphone] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  if (!microphone || !camera) throw new Error('no devices');
  const connection = new stage.page.RTCPeerConnection();
  ending.signal.addEventListener('abort', () => connection.close());
  return { stage, stream, microphone, camera, connection, sent: (sender) => track?.call(sender) };
};
const old = (target: object, name: string, ...args: unknown[]): void => {
  const found: unknown = Reflect.get(target, name);
  if (typeof found !== 'function') throw new Error(`no ${name}`);
  Reflect.apply(found, target, args);
};
/** What is received from nobody: no sound, and no picture but black. */
const isBlank = (track: MediaStreamTrack | null): boolean =>
  track?.muted === true && track.label.startsWith('remote ');
const allClosed = ({ devices, nativeState }: Stage) =>
  devices.every((one) => nativeState(one) === 'ended');

describe('during a handoff', () => {
  test('a copy of a stopped track sends nothing of the phone', async () => {
    const { stage, microphone, connection, sent } = await hold();
    await stage.take();
    microphone.stop();
    const copy = microphone.clone();
    const sender = connection.addTrack(copy);
    await sender.replaceTrack(copy);
    expect(copy.readyState).toBe('ended');
    expect(sent(sender)?.enabled).not.toBe(true);
  });

  test('another track does not take the sender of a device that the phone does not have', async () => {
    const { stage, microphone, connection } = await hold();
    const sender = connection.addTrack(microphone);
    await stage.take(stage.phone({ audio: false, video: true }));
    const copy = microphone.clone();
    const another = connection.addTrack(copy);
    expect(another).not.toBe(sender);
    expect(connection.getSenders().map((one) => one.track)).toEqual([microphone, copy]);
  });

  test('a device that turns up late reads as it is, and is not sent', async () => {
    const stage = await setStage({ installed: false }, ending.signal);
    const { mediaDevices } = stage.page.navigator;
    const stream = await mediaDevices.getUserMedia({ audio: true, video: true });
    stage.install();
    await stage.take();
    const connection = new stage.page.RTCPeerConnection();
    ending.signal.addEventListener('abort', () => connection.close());
    for (const track of stream.getTracks()) connection.addTrack(track);
    for (const track of stream.getTracks()) {
      expect(track.enabled).toBe(true);
      expect(track.readyState).toBe('live');
    }
    connection.close();
  });

  test('streams become inactive and active when the tracks of the page do', async () => {
    const { stage, stream, microphone, camera } = await hold();
    const heard: string[] = [];
    const streams = { asked: stream, made: new stage.page.MediaStream([camera, microphone]) };
    for (const [name, one] of Object.entries(streams))
      for (const type of ['active', 'inactive'])
        one.addEventListener(type, () => heard.push(`${name} ${type}`));
    await stage.take();
    streams.made.removeTrack(camera);
    streams.made.addTrack(camera);
    await until('the handoff to be known', () => stage.report() !== undefined);
    expect(heard).toEqual([]);
    microphone.stop();
    camera.stop();
    await until('two events', () => heard.length > 1);
    expect(heard).toEqual(['asked inactive', 'made inactive']);
    const [again] = (
      await stage.page.navigator.mediaDevices.getUserMedia({ audio: true })
    ).getTracks();
    if (again) stream.addTrack(again);
    await until('a third event', () => heard.length > 2);
    expect(heard[2]).toBe('asked active');
  });

  test('a stream that is added twice is sent once, and is gone when it is removed', async () => {
    const { stage, stream, microphone, camera, connection, sent } = await hold();
    await stage.take();
    old(connection, 'addStream', stream);
    old(connection, 'addStream', stream);
    const senders = connection.getSenders();
    expect(senders.map((one) => one.track)).toEqual([microphone, camera]);
    await until('the phone in both', () => senders.every((one) => sent(one) !== one.track));
    old(connection, 'removeStream', stream);
    expect(senders.map((one) => one.track)).toEqual([null, null]);
    expect(senders.map(sent)).toEqual([null, null]);
    expect(stream.getTracks()).toEqual([microphone, camera]);
  });

  test('a refused replacement leaves the sender as it was', async () => {
    const { stage, microphone, camera, connection, sent } = await hold();
    const sender = connection.addTrack(camera);
    await stage.take();
    const refused = sender.replaceTrack(microphone);
    const { sender: other } = connection.addTransceiver(microphone);
    expect(other.track).toBe(microphone);
    await expect(refused).rejects.toMatchObject({ name: 'TypeError' });
    expect(sender.track).toBe(camera);
    expect(sent(sender)?.kind).toBe('video');
  });

  test('a track that was taken out stays out, though another replacement was refused', async () => {
    const { stage, microphone, camera, connection, sent } = await hold();
    const { sender } = connection.addTransceiver(camera);
    const removed = sender.replaceTrack(null);
    await expect(sender.replaceTrack(microphone)).rejects.toMatchObject({ name: 'TypeError' });
    await removed;
    await stage.take();
    expect(sender.track).toBeNull();
    expect(sent(sender)).toBeNull();
  });

  test('a track that is taken out at once stays out', async () => {
    const { stage, microphone, connection, sent } = await hold();
    await stage.take();
    const sender = connection.addTrack(microphone);
    connection.removeTrack(sender);
    expect(sender.track).toBeNull();
    await connection.setLocalDescription();
    expect(sender.track).toBeNull();
    await until('an empty sender', () => sent(sender) === null);
  });

  test('a sender reads as before until its new track is in', async () => {
    const { stage, microphone, connection } = await hold();
    const { sender } = connection.addTransceiver('audio');
    await stage.take(stage.phone({ audio: false, video: true }));
    const replaced = sender.replaceTrack(microphone);
    expect(sender.track).toBeNull();
    await replaced;
    expect(sender.track).toBe(microphone);
  });

  test('constraints from before still read, and what a device cannot do is refused', async () => {
    const { stage, camera } = await hold();
    await camera.applyConstraints({ width: 160 });
    await stage.take();
    expect(camera.getConstraints()).toEqual({ width: 160 });
    await expect(camera.applyConstraints({ width: { exact: 99_999 } })).rejects.toMatchObject({
      name: 'OverconstrainedError',
    });
    expect(camera.getConstraints()).toEqual({ width: 160 });
    await camera.applyConstraints({ width: { ideal: 99_999 } });
    expect(camera.getConstraints()).toEqual({ width: { ideal: 99_999 } });
  });

  test('the default microphone is the default one though another was in use', async () => {
    const stage = await setStage({}, ending.signal);
    const { mediaDevices } = stage.page.navigator;
    const inputs = (await mediaDevices.enumerateDevices()).filter(
      (one) => one.kind === 'audioinput',
    );
    const deviceId = inputs.at(-1)?.deviceId ?? '';
    await mediaDevices.getUserMedia({ audio: { deviceId: { exact: deviceId } } });
    await stage.take();
    const labels = async (audio: MediaTrackConstraints | boolean) =>
      (await mediaDevices.getUserMedia({ audio })).getTracks().map(({ label }) => label);
    expect(await labels(true)).toEqual([inputs[0]?.label]);
    expect(await labels({ deviceId })).toEqual([inputs.at(-1)?.label]);
  });

  test.each([
    ['is nothing', () => null],
    ['lacks its encodings', () => ({})],
    ['knows no encoding', () => ({ encodings: [] })],
  ])('a sender whose state %s counts as muted', async (_name, answer) => {
    const { stage, microphone, connection } = await hold();
    connection.addTrack(microphone);
    await stage.take();
    await until('an open report', () => stage.report()?.microphone === 'open');
    Reflect.set(stage.page.RTCRtpSender.prototype, 'getParameters', answer);
    connection.addTransceiver('audio');
    await until('a muted report', () => stage.report()?.microphone === 'muted');
  });
});

describe('at the return', () => {
  test.each([
    ['is not there', { deviceId: { exact: 'nowhere' } }],
    ['was never opened and cannot do it', { width: { exact: 99_999 } }],
  ])('nothing opens for a capture that was refused because the device %s', async (_why, video) => {
    const stage = await setStage({}, ending.signal);
    await stage.take();
    await expect(
      stage.page.navigator.mediaDevices.getUserMedia({ audio: true, video }),
    ).rejects.toMatchObject({ name: 'OverconstrainedError' });
    await stage.giveBack();
    expect(stage.opened()).toBe(0);
  });

  test('nothing of the phone stays behind a camera that is off', async () => {
    const { stage, camera, connection, sent } = await hold();
    const sender = connection.addTrack(camera);
    camera.enabled = false;
    await stage.take();
    await stage.giveBack();
    expect(sender.track).toBe(camera);
    await until('a blank track', () => isBlank(sent(sender)));
  });

  test('a track that is added beside its stopped transceiver is sent', async () => {
    const { stage, camera, connection, sent } = await hold();
    await stage.take();
    connection.addTrack(camera);
    await until('the phone in the sender', () =>
      connection.getSenders().every((one) => sent(one) !== camera),
    );
    for (const one of connection.getTransceivers()) one.stop();
    await stage.giveBack();
    const { sender } = connection.addTransceiver(camera);
    await until('the laptop', () => sent(sender)?.readyState === 'live');
    expect(sender.track).toBe(camera);
  });

  test('a device opens for a capture that is under way', async () => {
    const stage = await setStage({}, ending.signal);
    await stage.take();
    const asked = stage.page.navigator.mediaDevices.getUserMedia({ audio: true });
    await stage.giveBack();
    const [track] = (await asked).getTracks();
    await until('an open device', () => stage.devices.length === 1);
    expect(track?.readyState).toBe('live');
    track?.stop();
    await until('a closed device', () => allClosed(stage));
  });

  test('a camera that is stopped while it opens again is closed', async () => {
    const { stage, camera, microphone, connection, sent } = await hold();
    const sender = connection.addTrack(camera);
    microphone.stop();
    camera.enabled = false;
    await stage.take();
    await stage.giveBack();
    const before = stage.devices.length;
    camera.enabled = true;
    camera.stop();
    await until('the device that opened', () => stage.devices.length > before);
    await until('a closed device', () => allClosed(stage));
    expect(isBlank(sent(sender))).toBe(true);
  });
});
