import { type App, type Line, negotiate, openLine } from './fuzz-app';

const pick = <T>(list: readonly (T | undefined)[], at: number): T | undefined => {
  const there = list.filter((one) => one !== undefined);
  return there[at % there.length];
};
const lineOf = (app: App, on: number): Line | undefined => pick(app.lines, on);
const senderOf = (app: App, on: number, which: number): RTCRtpSender | undefined =>
  pick(lineOf(app, on)?.near.getSenders() ?? [], which);
const transceiverOf = (app: App, on: number, which: number): RTCRtpTransceiver | undefined =>
  pick(lineOf(app, on)?.near.getTransceivers() ?? [], which);
/** A function that the compiler does not know, old ones mostly. */
const old = (target: object, name: string, ...args: unknown[]): unknown => {
  const found: unknown = Reflect.get(target, name);
  return typeof found === 'function' ? Reflect.apply(found, target, args) : 'missing';
};

const kinds = ['audio', 'video'] as const;
const directions = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;
const encodings: RTCRtpEncodingParameters[][] = [
  [{ active: true }],
  [{ active: false }],
  [{ rid: 'q', scaleResolutionDownBy: 4 }, { rid: 'h', scaleResolutionDownBy: 2 }, { rid: 'f' }],
];

/** Forms that leave no choice: among several eligible devices the test browser takes the first. */
const wishes = (ids: readonly string[]): MediaTrackConstraints[] => [
  {},
  { deviceId: 'default' },
  { deviceId: { exact: ids.at(-1) ?? '' } },
  { deviceId: { exact: [ids.at(-1) ?? ''] } },
  { deviceId: { exact: 'nowhere' } },
  { deviceId: 'nowhere' },
  { deviceId: { ideal: 'nowhere' } },
];
const sizes: MediaTrackConstraints[] = [
  {},
  { width: 320 },
  { width: { ideal: 640 }, height: { ideal: 480 } },
  { width: { min: 320 }, frameRate: 15 },
  { width: { exact: 99_999 } },
];
const processing: MediaTrackConstraints[] = [{}, { echoCancellation: false }, { channelCount: 1 }];

const wishFor = (
  app: App,
  kind: 'audio' | 'video',
  how: number,
): MediaTrackConstraints | boolean => {
  const extra = kind === 'audio' ? processing : sizes;
  const wish = { ...pick(wishes(app.inputs[kind]), how), ...pick(extra, how >> 4) };
  return Object.keys(wish).length ? wish : true;
};
/** Both kinds mostly, one or none sometimes. */
const constraintsFor = (
  app: App,
  on: number,
  which: number,
  how: number,
): MediaStreamConstraints => ({
  ...(on !== 1 && on !== 3 && { audio: wishFor(app, 'audio', how) }),
  ...(on !== 2 && on !== 3 && { video: wishFor(app, 'video', how ^ which) }),
});
const captured = (app: App, ask: (done: (stream: MediaStream) => void) => Promise<unknown>) => {
  // The slots are given when asked, so that they do not depend on who answers first.
  const streamAt = app.streams.push(undefined) - 1;
  const trackAt = app.tracks.push(undefined, undefined) - 2;
  return ask((stream) => {
    app.keep(stream, streamAt);
    for (const [at, track] of stream.getTracks().entries()) app.hold(track, trackAt + at);
  });
};

/** While a getUserMedia is under way, Chromium's copy of such a track reads live. */
const isDrawnAndEnded = (app: App, track: MediaStreamTrack): boolean =>
  app.made.has(track) && track.readyState === 'ended';

export type Perform = (app: App, on: number, which: number, how: number) => unknown;

/** What an app may do; returns what the call gave, as far as it can be compared. */
export const steps = {
  capture: (app, on, which, how) =>
    captured(app, async (done) =>
      done(await app.page.navigator.mediaDevices.getUserMedia(constraintsFor(app, on, which, how))),
    ),
  'capture the old way': (app, on, which, how) =>
    app.oldWay &&
    captured(
      app,
      (done) =>
        new Promise((resolve, reject) => {
          const constraints = constraintsFor(app, on, which, how);
          const got = (stream: MediaStream): void => {
            done(stream);
            resolve(undefined);
          };
          old(app.page.navigator, 'webkitGetUserMedia', constraints, got, reject);
        }),
    ),
  'new connection': (app) => (app.lines.length < 3 ? void openLine(app) : 'enough'),
  close: (app, on) => lineOf(app, on)?.near.close(),
  negotiate: (app, on) => {
    const line = lineOf(app, on);
    return line && negotiate(line);
  },
  addTrack: (app, on, which, how) => {
    const line = lineOf(app, on);
    const track = pick(app.tracks, which);
    const streams = [[], app.streams.slice(0, 1), app.streams.slice(-2)][how % 3] ?? [];
    if (!line || !track) return 'nothing';
    line.mixed = true;
    const sender = line.near.addTrack(track, ...streams.filter((one) => one !== undefined));
    return `sender ${line.near.getSenders().indexOf(sender)}`;
  },
  addTransceiver: (app, on, which, how) => {
    const line = lineOf(app, on);
    const what = how % 5 === 4 ? kinds[which % 2] : pick(app.tracks, which);
    if (!line || !what) return 'nothing';
    const direction = directions[(how >> 2) % 4] ?? 'sendrecv';
    const sendEncodings = encodings[how % 4];
    line.mixed = true;
    const { sender } = line.near.addTransceiver(what, {
      direction,
      ...(sendEncodings && { sendEncodings: sendEncodings.map((one) => ({ ...one })) }),
    });
    return `sender ${line.near.getSenders().indexOf(sender)}`;
  },
  addStream: (app, on, which) => {
    const line = lineOf(app, on);
    const stream = pick(app.streams, which);
    if (!line || line.mixed || !stream) return 'nothing';
    line.streams.push(stream);
    return old(line.near, 'addStream', stream);
  },
  // The old ways go together, and alone: what they did not add they may not find.
  removeStream: (app, on) => {
    const line = lineOf(app, on);
    const [stream] = line?.streams ?? [];
    return line && !line.mixed && stream && old(line.near, 'removeStream', stream);
  },
  removeTrack: (app, on, which) => {
    const sender = senderOf(app, on, which);
    return sender && lineOf(app, on)?.near.removeTrack(sender);
  },
  replaceTrack: (app, on, which, how) => {
    const sender = senderOf(app, on, which);
    if (!sender) return 'nothing';
    const count = (by: number) => app.replacing.set(sender, (app.replacing.get(sender) ?? 0) + by);
    const track = how % 4 === 0 ? null : how % 4 === 1 ? sender.track : pick(app.tracks, how >> 2);
    count(1);
    return sender.replaceTrack(track ?? null).finally(() => count(-1));
  },
  enable: (app, _on, which) => {
    const track = pick(app.tracks, which);
    if (track) track.enabled = true;
  },
  disable: (app, _on, which) => {
    const track = pick(app.tracks, which);
    if (track) track.enabled = false;
  },
  stop: (app, _on, which) => {
    const track = pick(app.tracks, which);
    if (track) app.touched.add(track);
    track?.stop();
  },
  clone: (app, _on, which) => {
    const track = app.tracks.length < 14 ? pick(app.tracks, which) : undefined;
    if (!track || isDrawnAndEnded(app, track)) return 'nothing';
    const copy = track.clone();
    if (app.made.has(track)) app.made.add(copy);
    app.hold(copy);
    return 'copied';
  },
  'clone a stream': (app, _on, which) => {
    const stream = app.tracks.length < 14 ? pick(app.streams, which) : undefined;
    if (!stream || stream.getTracks().some((one) => isDrawnAndEnded(app, one))) return 'nothing';
    const copy = stream.clone();
    app.keep(copy);
    copy.getTracks().forEach((track, at) => {
      const from = stream.getTracks()[at];
      if (from && app.made.has(from)) app.made.add(track);
      app.hold(track);
    });
    return 'copied';
  },
  'new stream': (app, _on, which, how) => {
    const tracks = [pick(app.tracks, which), pick(app.tracks, how)];
    app.keep(new app.page.MediaStream(tracks.filter((one) => one !== undefined)));
  },
  'add to a stream': (app, on, which) => {
    const track = pick(app.tracks, which);
    if (track) pick(app.streams, on)?.addTrack(track);
  },
  'remove from a stream': (app, on, which) => {
    const track = pick(app.tracks, which);
    if (track) pick(app.streams, on)?.removeTrack(track);
  },
  setParameters: (app, on, which, how) => {
    const sender = senderOf(app, on, which);
    if (!sender) return 'nothing';
    const parameters = sender.getParameters();
    for (const [at, encoding] of parameters.encodings.entries())
      encoding.active = how % 3 === 0 || (how % 3 === 1 && at > 0);
    return sender.setParameters(parameters);
  },
  direction: (app, on, which, how) => {
    const transceiver = transceiverOf(app, on, which);
    if (transceiver) transceiver.direction = directions[how % 4] ?? 'inactive';
  },
  'stop a transceiver': (app, on, which) => {
    const transceiver = transceiverOf(app, on, which);
    if (transceiver) app.stopped.add(transceiver.sender);
    transceiver?.stop();
  },
  show: (app, _on, which, how) => {
    app.view.srcObject = how % 4 ? (pick(app.streams, which) ?? null) : null;
  },
  applyConstraints: (app, _on, which, how) => {
    const track = pick(app.tracks, which);
    if (!track) return 'nothing';
    app.touched.add(track);
    return track.applyConstraints({ ...pick(track.kind === 'audio' ? processing : sizes, how) });
  },
  hint: (app, _on, which, how) => {
    const track = pick(app.tracks, which);
    if (track) track.contentHint = ['', 'speech', 'motion', 'detail'][how % 4] ?? '';
  },
  hear: (app, _on, which) => {
    const stream = pick(app.streams, which);
    if (!stream) return 'nothing';
    const node = app.graph.context.createMediaStreamSource(stream);
    app.sources.push({ node, track: stream.getAudioTracks()[0], connected: true });
    node.connect(app.graph.gain);
    return 'heard';
  },
  unhear: (app, _on, which, how) => {
    const source = pick(app.sources, which);
    if (!source) return 'nothing';
    source.connected = false;
    if (how % 2) source.node.disconnect(app.graph.gain);
    else source.node.disconnect();
    return 'unheard';
  },
  statistics: (app, on, which) => {
    const track = pick(app.tracks, which);
    return track && lineOf(app, on)?.near.getStats(track);
  },
} satisfies Record<string, Perform>;
