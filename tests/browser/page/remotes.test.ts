import { afterEach, describe, expect, test } from 'vitest';
import type { FromPage } from '../../../extension/bridge/messages';
import { colourTrack, toneTrack, until, watchPicture, watchSound } from './measure';
import { otherHz, type Stage, setStage, startCall } from './stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});
type Remotes = Extract<FromPage, { t: 'remotes' }>;
const lastRemotes = (stage: Stage): Remotes | undefined =>
  stage.heard.findLast((one) => one.t === 'remotes');
const roles = (stage: Stage): string =>
  (lastRemotes(stage)?.tracks ?? [])
    .map((one) => `${one.name} ${one.role}`)
    .sort()
    .join(', ');

/** A connection that a server offers, as some do: everybody's tracks are called the same. */
const subscribe = async (stage: Stage): Promise<void> => {
  const { signal } = ending;
  const connection = new stage.page.RTCPeerConnection();
  const far = new RTCPeerConnection();
  signal.addEventListener('abort', () => {
    connection.close();
    far.close();
  });
  for (const [from, to] of [
    [far, connection],
    [connection, far],
  ] as const)
    from.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) void to.addIceCandidate(candidate);
    });
  for (const track of [toneTrack(otherHz, signal), colourTrack('other', signal)])
    far.addTrack(track);
  await far.setLocalDescription();
  let line = 0;
  const sdp = far.localDescription?.sdp.replaceAll(
    /(?<=\na=msid:)\S+ \S+/g,
    () => `server ${line++}`,
  );
  await connection.setRemoteDescription({ type: 'offer', sdp: sdp ?? '' });
  await connection.setLocalDescription();
  if (connection.localDescription) await far.setRemoteDescription(connection.localDescription);
};

describe('the other participants', () => {
  test('are reported with clones that play, and dropped when their connection closes', async () => {
    const stage = await setStage({}, ending.signal);
    const one = await startCall(stage, (connection) => {
      connection.addTransceiver('audio');
      connection.addTransceiver('video');
    });
    await until(
      'both tracks',
      () => roles(stage) === 'Participant 1 camera, Participant 1 microphone',
    );
    const message = lastRemotes(stage);
    const stream = message && stage.streams.get(message);
    expect(
      stream
        ?.getTracks()
        .map((track) => track.id)
        .sort(),
    ).toEqual(message?.tracks.map((track) => track.id).sort());
    const [camera] = stream?.getVideoTracks() ?? [];
    const [microphone] = stream?.getAudioTracks() ?? [];
    if (!camera || !microphone) throw new Error('no clones');
    // A disabled received sound is silent in its clones, too; a stopped or disabled picture is not.
    for (const { track } of one.connection.getReceivers())
      if (track.kind === 'video') track.enabled = false;
    const picture = watchPicture(camera, ending.signal);
    const sound = watchSound(microphone, ending.signal);
    await until('the other in the clone', () => picture.colour() === 'other');
    await until('the sound of the other in the clone', () => sound.level(otherHz) > -60);

    const two = await startCall(stage, (connection) => void connection.addTransceiver('video'));
    await until('two people', () => roles(stage).includes('Participant 2 camera'));
    expect(camera.readyState).toBe('live');
    one.connection.close();
    await until('one person', () => roles(stage) === 'Participant 2 camera');
    expect(camera.readyState).toBe('ended');
    two.connection.close();
    await until('nobody', () => roles(stage) === '');
  });

  test('are all there and heard where a server gives everybody the same ids', async () => {
    const stage = await setStage({}, ending.signal);
    await subscribe(stage);
    await subscribe(stage);
    await until('two people', () => lastRemotes(stage)?.tracks.length === 4);
    const tracks = lastRemotes(stage)?.tracks ?? [];
    expect(new Set(tracks.map(({ trackId }) => trackId)).size).toBe(2);
    expect(new Set(tracks.map(({ participant }) => participant)).size).toBe(2);
    // Beyond their names, what the statistics say of them is told apart, too.
    const sources = new Set(tracks.map(({ source }) => source));
    expect(sources.size).toBe(4);
    await until('all four in the levels', () => {
      const levels = stage.heard.findLast((message) => message.t === 'levels');
      const heard = levels?.heard.map(({ source }) => source) ?? [];
      return (
        heard.length === 4 &&
        heard.every((source) => sources.delete(source) || true) &&
        !sources.size
      );
    });
  });

  test('do not include receivers that never decode, and drop those that stop', async () => {
    const stage = await setStage({}, ending.signal);
    const call = await startCall(
      stage,
      (connection) => {
        connection.addTransceiver('video');
        connection.addTransceiver('audio');
      },
      { sendsBack: false },
    );
    for (const one of call.far.getTransceivers()) one.direction = 'sendrecv';
    await call.negotiate();
    const [video, audio] = call.far.getTransceivers();
    await audio?.sender.replaceTrack(toneTrack(otherHz, ending.signal));
    await until('only the microphone', () => roles(stage) === 'Participant 1 microphone');
    await video?.sender.replaceTrack(colourTrack('other', ending.signal));
    await until('the camera', () => roles(stage).includes('camera'));
    if (video) video.direction = 'inactive';
    await call.negotiate();
    await until('the camera gone', () => !roles(stage).includes('camera'));
  });

  test('are told apart where the server sends all of them in one stream, one after the other', async () => {
    const stage = await setStage({}, ending.signal);
    const call = await startCall(
      stage,
      (connection) => {
        for (const kind of ['audio', 'video', 'audio', 'audio', 'video'])
          connection.addTransceiver(kind, { direction: 'recvonly' });
      },
      { sendsBack: false },
    );
    const together = new MediaStream();
    for (const { sender, receiver } of call.far.getTransceivers()) {
      sender.setStreams(together);
      await sender.replaceTrack(
        receiver.track.kind === 'audio'
          ? toneTrack(otherHz, ending.signal)
          : colourTrack('other', ending.signal),
      );
    }
    for (const one of call.far.getTransceivers()) one.direction = 'sendonly';
    await call.negotiate();
    await until(
      'three people',
      () =>
        roles(stage) ===
        'Participant 1 camera, Participant 1 microphone, Participant 2 microphone, ' +
          'Participant 3 camera, Participant 3 microphone',
    );
  });

  test('are one person where a connection brings one sound and one picture, whatever their streams', async () => {
    const stage = await setStage({}, ending.signal);
    const call = await startCall(
      stage,
      (connection) => {
        for (const kind of ['audio', 'video', 'audio'])
          connection.addTransceiver(kind, { direction: 'recvonly' });
      },
      { sendsBack: false },
    );
    const [microphone, camera, other] = call.far.getTransceivers();
    const tone = () => toneTrack(otherHz, ending.signal);
    for (const [place, track] of [
      [microphone, tone()],
      [camera, colourTrack('other', ending.signal)],
    ] as const) {
      place?.sender.setStreams(new MediaStream());
      await place?.sender.replaceTrack(track);
      if (place) place.direction = 'sendonly';
    }
    await call.negotiate();
    await until(
      'one person',
      () => roles(stage) === 'Participant 1 camera, Participant 1 microphone',
    );
    other?.sender.setStreams(new MediaStream());
    await other?.sender.replaceTrack(tone());
    if (other) other.direction = 'sendonly';
    await call.negotiate();
    await until(
      'two people',
      () =>
        roles(stage) === 'Participant 1 camera, Participant 1 microphone, Participant 2 microphone',
    );
  });

  test('are never the phone, whose picture the self view shows', async () => {
    const stage = await setStage({ late: true }, ending.signal);
    const stream = await stage.page.navigator.mediaDevices.getUserMedia({
      audio: true,
      video: true,
    });
    const call = await startCall(stage, (connection) => {
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
    });
    const view = stage.page.document.createElement('video');
    view.muted = true;
    view.srcObject = stream;
    stage.page.document.body.append(view);
    // What comes from the phone is a received track, like those of other people.
    const carrier = await startCall(
      stage,
      (connection) => {
        connection.addTrack(colourTrack('phone', ending.signal));
        connection.addTrack(toneTrack(1_500, ending.signal));
      },
      { sendsBack: false },
    );
    await until('the meeting', () => roles(stage).includes('camera'));
    const before = roles(stage);
    await until(
      'reach',
      () => stage.report()?.reach === 'listening' || stage.report()?.reach === 'handoff',
    );
    carrier.connection.close();
    await stage.take();
    await until('the phone is seen', () => call.picture.colour() === 'phone');
    const looks = performance.now() + 1_500;
    await until('two polls', () => performance.now() > looks);
    expect(roles(stage)).toBe(before);
  });

  test('are clones only while somebody watches', async () => {
    const stage = await setStage({}, ending.signal);
    await startCall(stage, (connection) => void connection.addTransceiver('video'));
    await until('the camera', () => roles(stage).includes('camera'));
    const message = lastRemotes(stage);
    const [clone] = (message && stage.streams.get(message)?.getTracks()) ?? [];
    stage.send({ t: 'watch', on: false });
    expect(clone?.readyState).toBe('ended');
    stage.send({ t: 'watch', on: true });
    await until(
      'the camera again',
      () => lastRemotes(stage) !== message && roles(stage).includes('camera'),
    );
  });
});

describe('a late start', () => {
  const lateStage = async () => {
    const stage = await setStage({ installed: false, late: true }, ending.signal);
    const stream = await stage.page.navigator.mediaDevices.getUserMedia({
      audio: true,
      video: true,
    });
    return { stage, stream };
  };
  const addAll = (stream: MediaStream) => (connection: RTCPeerConnection) => {
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
  };
  const show = (stage: Stage, stream: MediaStream): HTMLVideoElement => {
    const view = stage.page.document.createElement('video');
    view.muted = true;
    view.srcObject = stream;
    stage.page.document.body.append(view);
    return view;
  };

  test('listens through the elements of a page whose connections stay hidden, and takes nothing', async () => {
    const { stage, stream } = await lateStage();
    const call = await startCall(stage, addAll(stream));
    show(stage, new stage.page.MediaStream(call.connection.getReceivers().map((one) => one.track)));
    show(stage, stream);
    await until('the laptop', () => call.picture.colour() === 'laptop');
    stage.install();
    await until('listening', () => stage.report()?.reach === 'listening');
    await until(
      'the other',
      () => roles(stage) === 'Participant 1 camera, Participant 1 microphone',
    );
    stage.send({ t: 'take' }, stage.phone());
    const looks = performance.now() + 1_000;
    await until('a while', () => performance.now() > looks);
    expect(call.picture.colour()).toBe('laptop');
    expect(stage.heard.some((one) => one.t === 'taken')).toBe(false);
  });

  test('sends a track once, though the page shows a clone of it, too', async () => {
    const { stage, stream } = await lateStage();
    const call = await startCall(stage, addAll(stream));
    const tracks = call.connection.getReceivers().map((one) => one.track);
    show(stage, new stage.page.MediaStream(tracks));
    show(stage, new stage.page.MediaStream(tracks.map((one) => one.clone())));
    stage.install();
    await until(
      'one person',
      () => roles(stage) === 'Participant 1 camera, Participant 1 microphone',
    );
    const looks = performance.now() + 1_500;
    await until('two polls', () => performance.now() > looks);
    expect(roles(stage)).toBe('Participant 1 camera, Participant 1 microphone');
  });

  test('carries all when the connection shows itself, holds the devices, and gives them back unopened', async () => {
    const { stage, stream } = await lateStage();
    const call = await startCall(stage, addAll(stream));
    show(stage, stream);
    stage.install();
    await call.connection.getStats();
    await until('all found', () => stage.report()?.reach === 'handoff');
    await stage.take();
    await until('the phone is seen', () => call.picture.colour() === 'phone');
    await until('the device held', () => stage.report()?.deviceHeld === true);
    expect(stage.devices.map(stage.nativeState)).toEqual(['live', 'live']);
    expect(stream.getTracks().every((one) => one.enabled)).toBe(true);
    call.picture.forget();
    const opened = stage.opened();
    await stage.giveBack();
    await until('the laptop is seen', () => call.picture.colour() === 'laptop');
    expect(stage.opened()).toBe(opened);
    await until('nothing held', () => stage.report()?.deviceHeld === false);
  });

  test('is listening while one live device is in no sender that was found', async () => {
    const { stage, stream } = await lateStage();
    const call = await startCall(stage, (connection) => {
      for (const track of stream.getVideoTracks()) connection.addTrack(track, stream);
      connection.addTransceiver('audio');
    });
    show(stage, stream);
    stage.install();
    await call.connection.getStats();
    await until('people', () => roles(stage).includes('camera'));
    await until('listening', () => stage.report()?.reach === 'listening');
  });

  test('is listening where a graph stands between the microphone and its sender', async () => {
    const { stage, stream } = await lateStage();
    const graph = new stage.page.AudioContext();
    const mix = graph.createMediaStreamDestination();
    graph.createMediaStreamSource(stream).connect(mix);
    const call = await startCall(stage, (connection) => {
      for (const track of [...mix.stream.getTracks(), ...stream.getVideoTracks()])
        connection.addTrack(track, stream);
    });
    stage.install();
    await call.connection.getStats();
    await until('listening', () => stage.report()?.reach === 'listening');
  });
});

describe('what the page itself does', () => {
  test('is told before a screen capture starts, and when it is refused', async () => {
    const stage = await setStage({ installed: false }, ending.signal);
    let asked = -1;
    stage.page.MediaDevices.prototype.getDisplayMedia = async () => {
      asked = stage.heard.filter((one) => one.t === 'capture-starting').length;
      throw new stage.page.DOMException('no', 'NotAllowedError');
    };
    stage.install();
    await expect(stage.page.navigator.mediaDevices.getDisplayMedia()).rejects.toThrow('no');
    expect(asked).toBe(1);
    await stage.next('capture-ended');
  });

  test('is left alone with a captured screen', async () => {
    const stage = await setStage({ installed: false }, ending.signal);
    const canvas = stage.page.document.createElement('canvas');
    const context = canvas.getContext('2d');
    const timer = setInterval(() => {
      if (!context) return;
      context.fillStyle = '#2040d0';
      context.fillRect(0, 0, canvas.width, canvas.height);
    }, 50);
    ending.signal.addEventListener('abort', () => clearInterval(timer));
    const [screen] = canvas.captureStream(20).getTracks();
    if (!screen) throw new Error('no screen');
    stage.page.MediaDevices.prototype.getDisplayMedia = async () =>
      new stage.page.MediaStream([screen]);
    stage.install();
    const stream = await stage.page.navigator.mediaDevices.getDisplayMedia();
    const call = await startCall(stage, (connection) => {
      connection.addTransceiver('audio');
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
    });
    await until('the screen', () => call.picture.colour() === 'other');
    expect(stage.report()?.camera).toBe('none');
    await stage.take();
    await until('the screen', () => call.picture.colour() === 'other');
    expect(call.picture.seen()).not.toContain('phone');
    for (const track of stream.getTracks()) track.stop();
    await stage.next('capture-ended');
  });

  test('is asked to press its own button when the state differs', async () => {
    const stage = await setStage({}, ending.signal);
    const stream = await stage.page.navigator.mediaDevices.getUserMedia({ audio: true });
    const [track] = stream.getTracks();
    if (!track) throw new Error('no microphone');
    const pressed: string[] = [];
    const action: string = 'togglemicrophone';
    stage.page.navigator.mediaSession.setActionHandler(action as MediaSessionAction, (details) => {
      pressed.push(details.action);
      track.enabled = !track.enabled;
    });
    await until('a handler', () => stage.report()?.canSetMicrophone === true);
    stage.send({ t: 'set-site', device: 'microphone', open: true });
    expect(pressed).toEqual([]);
    stage.send({ t: 'set-site', device: 'microphone', open: false });
    expect(pressed).toEqual([action]);
    expect(track.enabled).toBe(false);
    await until('muted', () => stage.report()?.microphone === 'muted');
  });

  test('sees functions with the names, lengths and errors it knows', async () => {
    const plain = await setStage({ installed: false }, ending.signal);
    const hooked = await setStage({}, ending.signal);
    const shapes = ({ page }: Stage) =>
      [page.RTCPeerConnection, page.RTCRtpSender, page.MediaStreamTrack, page.AudioNode].flatMap(
        ({ prototype }) =>
          Object.entries(Object.getOwnPropertyDescriptors(prototype)).map(([name, one]) => [
            name,
            one.enumerable,
            one.value?.name,
            one.value?.length,
            one.get?.name,
            one.set?.length,
            typeof one.value === 'function' && 'prototype' in one.value,
          ]),
      );
    expect(shapes(hooked)).toEqual(shapes(plain));
    for (const { page } of [plain, hooked]) {
      const connection = new page.RTCPeerConnection();
      expect(() => Reflect.apply(connection.addTrack, connection, [1])).toThrow(page.TypeError);
      await expect(Reflect.apply(connection.getStats, {}, [])).rejects.toThrow(page.TypeError);
      const { sender } = connection.addTransceiver('audio');
      await expect(Reflect.apply(sender.replaceTrack, sender, ['x'])).rejects.toThrow(
        page.TypeError,
      );
      await expect(page.navigator.mediaDevices.getUserMedia({})).rejects.toThrow(page.TypeError);
    }
  });
});
