import type { PageWindow } from './override';

const { apply, getOwnPropertyDescriptor } = Reflect;

type Args<F> = F extends (...args: infer A) => unknown ? A : never;
type Result<F> = F extends (...args: never[]) => infer R ? R : never;

const method = <T extends object, K extends keyof T>(prototype: T, name: K) => {
  const native = prototype[name];
  return (self: T, ...args: Args<T[K]>): Result<T[K]> =>
    apply(native as (...list: unknown[]) => Result<T[K]>, self, args);
};

const property = <T extends object, K extends keyof T>(prototype: T, name: K) => {
  const found = getOwnPropertyDescriptor(prototype, name);
  return {
    get: (self: T): T[K] => (found?.get ? apply(found.get, self, []) : self[name]),
    set: (self: T, value: T[K]): void => {
      if (found?.set) apply(found.set, self, [value]);
    },
  };
};

/** What the page had before the hooks went in front of it. */
export const takeNatives = (window: PageWindow) => {
  const track = window.MediaStreamTrack.prototype;
  const sender = window.RTCRtpSender.prototype;
  const devices: MediaDevices | undefined = window.navigator.mediaDevices;
  const getUserMedia = devices?.getUserMedia;
  return {
    clone: method(track, 'clone'),
    stop: method(track, 'stop'),
    getSettings: method(track, 'getSettings'),
    getCapabilities: method(track, 'getCapabilities'),
    getConstraints: method(track, 'getConstraints'),
    applyConstraints: method(track, 'applyConstraints'),
    enabled: property(track, 'enabled'),
    readyState: property(track, 'readyState'),
    muted: property(track, 'muted'),
    label: property(track, 'label'),
    replaceTrack: method(sender, 'replaceTrack'),
    senderTrack: property(sender, 'track'),
    addTransceiver: method(window.RTCPeerConnection.prototype, 'addTransceiver'),
    srcObject: property(window.HTMLMediaElement.prototype, 'srcObject'),
    connect: window.AudioNode.prototype.connect,
    disconnect: window.AudioNode.prototype.disconnect,
    getUserMedia: (constraints: MediaStreamConstraints): Promise<MediaStream> =>
      apply(getUserMedia, devices, [constraints]),
    setTimeout: window.setTimeout.bind(window),
    apply,
  };
};
export type Natives = ReturnType<typeof takeNatives>;
