import { afterEach, describe, expect, test } from 'vitest';
import { until } from './measure';
import { type Call, phoneHz, type Stage, setStage, startCall } from './stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});
const stageIt = (options?: { installed?: boolean; late?: boolean }): Promise<Stage> =>
  setStage(options, ending.signal);

const hears = (call: Call) => call.sound.level(phoneHz) > -60;

interface Meeting {
  readonly stage: Stage;
  readonly stream: MediaStream;
  readonly microphone: MediaStreamTrack;
  readonly camera: MediaStreamTrack;
  readonly call: Call;
  sender(track: MediaStreamTrack): RTCRtpSender;
}

const meet = async (stage?: Stage): Promise<Meeting> => {
  const here = stage ?? (await stageIt());
  const stream = await here.page.navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false },
    video: { width: 320 },
  });
  const call = await startCall(here, (connection) => {
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
  });
  const [microphone] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  if (!microphone || !camera) throw new Error('no devices');
  await until('the laptop is seen', () => call.picture.colour() === 'laptop');
  return {
    stage: here,
    stream,
    microphone,
    camera,
    call,
    sender: (track) => {
      const found = call.connection.getSenders().find((one) => one.track === track);
      if (!found) throw new Error('not sent');
      return found;
    },
  };
};
const phoneIsThere = async (call: Call): Promise<void> => {
  await until('the phone is seen', () => call.picture.colour() === 'phone');
  await until('the phone is heard', () => hears(call));
};
const disable = (track: MediaStreamTrack): void => {
  track.enabled = false;
};
const silent = (call: Call): Promise<void> => until('silence', () => !hears(call));

describe('a handoff', () => {
  test('sends no sound and a black picture for devices that the phone does not have', async () => {
    const { stage, call, microphone, camera, sender } = await meet();
    const soundPackets = async (): Promise<number> => {
      const report = [...(await sender(microphone).getStats()).values()];
      return report.find(({ type }) => type === 'outbound-rtp').packetsSent;
    };
    const pause = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    await stage.take(stage.phone());
    await phoneIsThere(call);
    await stage.take(stage.phone({ audio: false, video: false }));
    await silent(call);
    await until('black', () => call.picture.colour() === 'dark');
    const before = await soundPackets();
    await pause();
    expect(await soundPackets()).toBe(before);
    expect([sender(microphone).track, sender(camera).track]).toEqual([microphone, camera]);
    // Who comes later is told as little.
    const later = await startCall(stage, (connection) => {
      for (const track of [microphone, camera]) connection.addTrack(track);
    });
    const seen = new Set<string>();
    await until('black, for who comes later', () => seen.add(later.picture.colour()).has('dark'));
    expect([...seen].filter((one) => one !== 'none' && one !== 'dark')).toEqual([]);
    expect(hears(later)).toBe(false);
  });

  test('puts the phone into the senders, closes the devices, and the page reads what it read before', async () => {
    const { stage, stream, microphone, camera, call, sender } = await meet();
    const settings = camera.getSettings();
    const [audioSender, videoSender] = [sender(microphone), sender(camera)];
    let events = 0;
    for (const name of ['ended', 'mute', 'unmute']) {
      microphone.addEventListener(name, () => (events += 1));
      camera.addEventListener(name, () => (events += 1));
    }
    stream.addEventListener('inactive', () => (events += 1));
    await stage.take();
    await phoneIsThere(call);
    expect(stage.devices.map(stage.nativeState)).toEqual(['ended', 'ended']);
    expect(audioSender.track).toBe(microphone);
    expect(videoSender.track).toBe(camera);
    for (const track of stream.getTracks()) {
      expect(track.readyState).toBe('live');
      expect(track.enabled).toBe(true);
      expect(track.muted).toBe(false);
    }
    expect(stream.active).toBe(true);
    expect(camera.getSettings()).toEqual(settings);
    expect(camera.getSettings().deviceId).toBe(settings.deviceId);
    await until('dust to settle', () => stage.report()?.microphone === 'open');
    expect(events).toBe(0);
  });

  test.each([
    ['disabling its track', (m: Meeting) => disable(m.microphone)],
    ['stopping its track', (m: Meeting) => m.microphone.stop()],
    ['taking it out of the sender', (m: Meeting) => void m.sender(m.microphone).replaceTrack(null)],
    ['removing the track', (m: Meeting) => m.call.connection.removeTrack(m.sender(m.microphone))],
    [
      'switching its encodings off',
      (m: Meeting) => {
        const sender = m.sender(m.microphone);
        const parameters = sender.getParameters();
        for (const encoding of parameters.encodings) encoding.active = false;
        void sender.setParameters(parameters);
      },
    ],
    [
      'turning the direction',
      async (m: Meeting) => {
        for (const one of m.call.connection.getTransceivers())
          if (one.sender.track === m.microphone) one.direction = 'recvonly';
        await m.call.negotiate();
      },
    ],
  ])('falls silent when the page mutes by %s, and says so', async (_name, mute) => {
    const meeting = await meet();
    const { stage, call } = meeting;
    await stage.take();
    await phoneIsThere(call);
    await until('an open microphone', () => stage.report()?.microphone === 'open');
    await mute(meeting);
    await until('a muted report', () => stage.report()?.microphone === 'muted');
    await silent(call);
  });

  test('speaks again when the page unmutes', async () => {
    const { stage, microphone, call } = await meet();
    await stage.take();
    await phoneIsThere(call);
    microphone.enabled = false;
    await silent(call);
    expect(microphone.enabled).toBe(false);
    microphone.enabled = true;
    await until('the phone is heard', () => hears(call));
    await until('an open report', () => stage.report()?.microphone === 'open');
  });

  test('leaves a muted microphone and a camera that is off silent and unseen', async () => {
    const { stage, microphone, camera, call } = await meet();
    microphone.enabled = false;
    camera.enabled = false;
    await until('dark', () => call.picture.colour() !== 'laptop');
    call.picture.forget();
    await stage.take();
    await until('sound of the phone in vain', async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return true;
    });
    expect(hears(call)).toBe(false);
    expect(call.picture.seen()).not.toContain('phone');
    expect(stage.report()).toMatchObject({ microphone: 'muted', camera: 'muted' });
  });

  test('keeps a mute that the page asked for just before', async () => {
    const { stage, microphone, call, sender } = await meet();
    const muted = sender(microphone).replaceTrack(null);
    await stage.take();
    await muted;
    await until('the phone is seen', () => call.picture.colour() === 'phone');
    expect(hears(call)).toBe(false);
  });

  test('substitutes in a connection that is made later, and refuses a track added twice', async () => {
    const { stage, stream, camera, call } = await meet();
    await stage.take();
    await phoneIsThere(call);
    const later = await startCall(stage, (connection) => {
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
      expect(connection.getSenders().map((one) => one.track)).toEqual(stream.getTracks());
    });
    await phoneIsThere(later);
    expect(later.picture.seen()).not.toContain('laptop');
    expect(() => later.connection.addTrack(camera)).toThrow(/already/i);
  });

  test('keeps the phone when the page replaces a track by itself or by its clone', async () => {
    const { stage, microphone, camera, call, sender } = await meet();
    await stage.take();
    await phoneIsThere(call);
    const senders = [sender(microphone), sender(camera)] as const;
    await senders[0].replaceTrack(microphone);
    const copy = camera.clone();
    await senders[1].replaceTrack(copy);
    expect(senders[1].track).toBe(copy);
    expect(copy.readyState).toBe('live');
    camera.stop();
    await phoneIsThere(call);
    copy.enabled = false;
    await until('black', () => call.picture.colour() !== 'phone');
  });

  test('opens no device when the page asks for one', async () => {
    const { stage, camera, call, sender } = await meet();
    await stage.take();
    await phoneIsThere(call);
    const before = stage.opened();
    const videoSender = sender(camera);
    const { deviceId, label } = { ...camera.getSettings(), label: camera.label };
    camera.stop();
    await videoSender.replaceTrack(null);
    await until('no picture', () => call.picture.colour() !== 'phone');
    const again = await stage.page.navigator.mediaDevices.getUserMedia({
      video: { deviceId: { exact: deviceId ?? '' }, width: { ideal: 320 } },
    });
    const [track] = again.getVideoTracks();
    expect(track?.readyState).toBe('live');
    expect(track?.label).toBe(label);
    expect(track?.getSettings().deviceId).toBe(deviceId);
    expect(again.active).toBe(true);
    await videoSender.replaceTrack(track ?? null);
    await phoneIsThere(call);
    expect(stage.opened()).toBe(before);
  });

  test('gives a page that never had a device one that is the phone', async () => {
    const stage = await stageIt();
    await stage.take();
    const stream = await stage.page.navigator.mediaDevices.getUserMedia({
      audio: true,
      video: true,
    });
    expect(stream.getTracks().map((one) => one.readyState)).toEqual(['live', 'live']);
    expect(stream.getVideoTracks()[0]?.label).toContain('fake');
    const call = await startCall(stage, (connection) => {
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
    });
    await phoneIsThere(call);
    expect(stage.opened()).toBe(0);
    await stage.giveBack();
    await until('the laptop is seen', () => call.picture.colour() === 'laptop');
  });

  test('sends silence and black for what the phone does not give or turned off', async () => {
    const { stage, call, microphone, sender } = await meet();
    await stage.take(stage.phone({ audio: false, video: true }));
    await until('the phone is seen', () => call.picture.colour() === 'phone');
    const held = call.connection.getSenders()[0];
    expect(held?.track).toBe(microphone);
    await stage.take();
    await phoneIsThere(call);
    expect(sender(microphone)).toBe(held);
    stage.send({ t: 'phone-devices', microphone: false, camera: false });
    await silent(call);
    await until('black', () => call.picture.colour() === 'dark');
    stage.send({ t: 'phone-devices', microphone: true, camera: true });
    await phoneIsThere(call);
  });

  test('holds with silence and a dark card, and never with the laptop', async () => {
    const { stage, call } = await meet();
    await stage.take();
    await phoneIsThere(call);
    call.picture.forget();
    stage.send({ t: 'hold' });
    await silent(call);
    await until('the card', () => call.picture.colour() === 'dark');
    expect(call.picture.seen()).not.toContain('laptop');
    await stage.take();
    await phoneIsThere(call);
  });

  test('follows the microphone through a graph of the page', async () => {
    const stage = await stageIt();
    const stream = await stage.page.navigator.mediaDevices.getUserMedia({
      audio: true,
      video: true,
    });
    const graph = new stage.page.AudioContext();
    const source = graph.createMediaStreamSource(stream);
    const gain = graph.createGain();
    const mix = graph.createMediaStreamDestination();
    source.connect(gain);
    gain.connect(mix);
    const [mixed] = mix.stream.getAudioTracks();
    const [camera] = stream.getVideoTracks();
    if (!mixed || !camera) throw new Error('no tracks');
    const call = await startCall(stage, (connection) => {
      connection.addTrack(mixed, mix.stream);
      connection.addTrack(camera, stream);
    });
    await stage.take();
    await phoneIsThere(call);
    expect(stage.devices.map(stage.nativeState)).toEqual(['ended', 'ended']);
    await until('an open microphone', () => stage.report()?.microphone === 'open');
    mixed.enabled = false;
    await silent(call);
    expect(stage.report()?.microphone).toBe('muted');
    mixed.enabled = true;
    await phoneIsThere(call);
    source.disconnect(gain);
    await silent(call);
  });

  test('shows the phone in the self view and leaves the page its own stream', async () => {
    const { stage, stream, call } = await meet();
    const view = stage.page.document.createElement('video');
    view.muted = true;
    view.srcObject = stream;
    await view.play();
    await stage.take();
    await phoneIsThere(call);
    expect(view.srcObject).toBe(stream);
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    await until('the phone in the self view', () => {
      canvas?.drawImage(view, 0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
      return red > 120 && blue > 120 && green < 90;
    });
    const later = stage.page.document.createElement('video');
    later.srcObject = stream;
    expect(later.srcObject).toBe(stream);
  });
});

describe('the return', () => {
  test('brings the laptop back with its own constraints and sends nothing of the phone', async () => {
    const { stage, microphone, camera, call, sender } = await meet();
    await stage.take();
    await phoneIsThere(call);
    const opened = stage.opened();
    call.picture.forget();
    await stage.giveBack();
    await until('the laptop is seen', () => call.picture.colour() === 'laptop');
    await silent(call);
    expect(call.picture.seen()).not.toContain('dark');
    expect(stage.opened()).toBe(opened + 1);
    expect(sender(camera).track).toBe(camera);
    expect(camera.getSettings().width).toBe(320);
    expect(camera.readyState).toBe('live');
    camera.stop();
    microphone.stop();
    await until('closed devices', () =>
      stage.devices.every((one) => stage.nativeState(one) === 'ended'),
    );
  });

  test('can be followed by another handoff and return', async () => {
    const { stage, call } = await meet();
    for (const _round of [1, 2]) {
      await stage.take();
      await phoneIsThere(call);
      expect(stage.devices.every((one) => stage.nativeState(one) === 'ended')).toBe(true);
      await stage.giveBack();
      await until('the laptop is seen', () => call.picture.colour() === 'laptop');
      await silent(call);
    }
  });

  test('comes back muted until the page mutes and unmutes', async () => {
    const { stage, microphone, call } = await meet();
    await until('the beep of the laptop', () => call.sound.loudness() > -50);
    await stage.take();
    // Between two beeps the laptop is silent, too.
    await phoneIsThere(call);
    await stage.giveBack(true);
    await until('the phone has faded', () => call.sound.loudness() < -60);
    await until('a muted report', () => stage.report()?.microphone === 'muted');
    expect(microphone.enabled).toBe(true);
    const until2s = performance.now() + 2_200;
    await until('two seconds', () => {
      expect(call.sound.loudness()).toBeLessThan(-50);
      return performance.now() > until2s;
    });
    microphone.enabled = false;
    await until('some time', () => performance.now() > until2s + 700);
    microphone.enabled = true;
    await until('the beep of the laptop', () => call.sound.loudness() > -50);
    await until('an open report', () => stage.report()?.microphone === 'open');
  });

  test('opens a camera that is off only when the page turns it on', async () => {
    const { stage, camera, call } = await meet();
    await stage.take();
    camera.enabled = false;
    const before = stage.devices.length;
    await stage.giveBack();
    expect(stage.devices.slice(before).map((one) => one.kind)).toEqual(['audio']);
    camera.enabled = true;
    await until('the laptop is seen', () => call.picture.colour() === 'laptop');
  });

  test('says so when the devices are refused, and goes on holding', async () => {
    const { stage, call } = await meet();
    await stage.take();
    await phoneIsThere(call);
    stage.send({ t: 'hold' });
    stage.refuse('NotAllowedError');
    stage.send({ t: 'give-back', muted: false });
    expect(await stage.next('give-back-failed')).toEqual({ t: 'give-back-failed', refused: true });
    await silent(call);
    await until('the card', () => call.picture.colour() === 'dark');
    stage.refuse(null);
    await stage.giveBack();
    await until('the laptop is seen', () => call.picture.colour() === 'laptop');
  });
});

test('a camera that is sent in three layers wants pixels for all of them, in its own shape', async () => {
  const { stage, camera, stream } = await meet();
  const size = () =>
    [stage.report()?.captureWidth ?? 0, stage.report()?.captureHeight ?? 0] as const;
  const { width = 0, height = 0 } = camera.getSettings();
  await until('its own size', () => String(size()) === String([width, height]));
  const layers = ['h', 'm', 'l'].map((rid, at) => ({ rid, scaleResolutionDownBy: 2 ** (2 - at) }));
  const connection = new stage.page.RTCPeerConnection();
  connection.addTransceiver(camera, { streams: [stream], sendEncodings: layers });
  await until('enough pixels', () => size()[0] * size()[1] >= 720 * 720);
  expect(size()[0] / size()[1]).toBeCloseTo(width / height);
  connection.close();
});
