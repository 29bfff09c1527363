import type { App, PageWindow } from './fuzz-app';
import type { Stage } from './stage';

/** What the phone lets through, and whether the laptop has the call. */
export interface Latches {
  microphone: boolean;
  camera: boolean;
  lost: boolean;
}

export interface NativeView {
  /** What is wrong during a handoff; `settled`: no call of the app is under way. */
  handedOff(app: App, latches: Latches, settled: boolean): string[];
  /** What is wrong after the return. */
  returned(app: App): string[];
  /** The tracks of the laptop's devices that are natively live. */
  liveDevices(): MediaStreamTrack[];
  /** How many tracks the native calls gave out. */
  opened(): number;
}

const getter = <T extends object, K extends keyof T>(prototype: T, name: K) => {
  const { get } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  return (self: T): T[K] => get?.call(self);
};

/** Looks below the hooks; to be called before they are there. */
export const watchNatives = (
  stage: Stage & { readonly page: PageWindow },
  phone: MediaStream,
): NativeView => {
  const { prototype } = stage.page.MediaStreamTrack;
  const { prototype: streams } = stage.page.MediaStream;
  const readyState = getter(prototype, 'readyState');
  const enabled = getter(prototype, 'enabled');
  const senderTrack = getter(stage.page.RTCRtpSender.prototype, 'track');

  const parents = new WeakMap<MediaStreamTrack, MediaStreamTrack>();
  const clones: MediaStreamTrack[] = [];
  const born = (copy: MediaStreamTrack, from: MediaStreamTrack | undefined): void => {
    if (from) parents.set(copy, from);
    clones.push(copy);
  };
  const { clone } = prototype;
  prototype.clone = function watched() {
    const copy = clone.call(this);
    born(copy, this);
    return copy;
  };
  const { clone: cloneStream } = streams;
  streams.clone = function watched() {
    const copy = cloneStream.call(this);
    for (const [at, track] of copy.getTracks().entries()) born(track, this.getTracks()[at]);
    return copy;
  };
  /** What the old form of getUserMedia gave, which the stage does not count. */
  const given: MediaStreamTrack[] = [];
  const { prototype: navigator } = stage.page.Navigator;
  const old: unknown = Reflect.get(navigator, 'webkitGetUserMedia');
  if (typeof old === 'function')
    Reflect.set(
      navigator,
      'webkitGetUserMedia',
      function watched(this: Navigator, wish: unknown, done: unknown, failed: unknown) {
        const got = (stream: MediaStream): void => {
          given.push(...stream.getTracks());
          if (typeof done === 'function') done(stream);
        };
        return Reflect.apply(old, this, [wish, got, failed]);
      },
    );
  const devices = () => [...stage.devices, ...given];
  const root = (track: MediaStreamTrack): MediaStreamTrack => {
    const parent = parents.get(track);
    return parent ? root(parent) : track;
  };
  const isDevice = (track: MediaStreamTrack) => devices().includes(root(track));
  const isPhone = (track: MediaStreamTrack) => phone.getTracks().includes(root(track));
  const isLive = (track: MediaStreamTrack) => readyState(track) === 'live';
  const flows = (track: MediaStreamTrack | null) => !!track && isLive(track) && enabled(track);
  const told = (track: MediaStreamTrack | null): string =>
    track
      ? `${isDevice(track) ? 'the laptop' : isPhone(track) ? 'the phone' : track.label}, ${readyState(track)}, ${enabled(track) ? 'on' : 'off'}`
      : 'nothing';
  const liveDevices = () => [...devices(), ...clones].filter((one) => isDevice(one) && isLive(one));
  /** Of what still runs. */
  const senders = (app: App) =>
    app.lines.flatMap(({ near }, line) =>
      (near.signalingState === 'closed' ? [] : near.getTransceivers())
        .filter(({ direction, sender }) => direction !== 'stopped' && !app.stopped.has(sender))
        .map(({ sender }, at) => ({ sender, name: `sender ${at} of ${line}` })),
    );

  return {
    liveDevices,
    opened: () => devices().length,
    handedOff: (app, latches, settled) => {
      const problems = liveDevices().map(({ kind }) => `a ${kind} device is live`);
      for (const { sender, name } of senders(app)) {
        const seen = sender.track;
        const sent = senderTrack(sender);
        const flowing = flows(sent);
        if (sent && flowing && isDevice(sent)) problems.push(`${name} sends the laptop`);
        if (!seen || app.made.has(seen)) {
          if (settled && sent !== seen) problems.push(`${name} sends other than the page's own`);
          continue;
        }
        const audio = seen.kind === 'audio';
        const wanted = seen.enabled && seen.readyState === 'live';
        const latch = !latches.lost && (audio ? latches.microphone : latches.camera);
        const fromPhone = sent && isPhone(sent);
        // A picture is swapped for black, which takes a moment; sound ends in the call itself.
        const open = wanted && (latch || !(audio || settled));
        if (fromPhone && flowing && !open && (settled || !app.replacing.get(sender)))
          problems.push(`${name} sends the phone's ${seen.kind} though it is off`);
        if (settled && wanted && latch && !(fromPhone && flowing))
          problems.push(`${name} does not send the phone's ${seen.kind} but ${told(sent)}`);
        if (settled && sent === seen && isLive(sent)) problems.push(`${name} was not substituted`);
      }
      return problems;
    },
    returned: (app) => {
      const problems: string[] = [];
      const believed = app.tracks.filter(
        (one) => one && !app.made.has(one) && one.readyState === 'live',
      );
      for (const kind of ['audio', 'video']) {
        const live = liveDevices().filter((one) => one.kind === kind);
        const may = believed.filter((one) => one?.kind === kind);
        // A camera that is off stays closed until the page turns it on.
        const must = kind === 'audio' ? may : may.filter((one) => one?.enabled);
        if (must.length && !live.length) problems.push(`no ${kind} device is open`);
        if (!may.length && live.length) problems.push(`${live.length} ${kind} devices are open`);
      }
      for (const { sender, name } of senders(app)) {
        const seen = sender.track;
        const sent = senderTrack(sender);
        if (sent && isPhone(sent) && isLive(sent)) problems.push(`${name} still sends the phone`);
        if (!seen || app.made.has(seen)) {
          if (sent !== seen) problems.push(`${name} sends other than the page's own`);
          continue;
        }
        const wanted = seen.enabled && seen.readyState === 'live';
        if (wanted !== (flows(sent) && !!sent && isDevice(sent)))
          problems.push(
            `${name} ${wanted ? 'should send' : 'sends'} the laptop's ${seen.kind}: ${told(sent)}`,
          );
      }
      return problems;
    },
  };
};
