import { detached, property } from '../bridge/detached';
import type { PageWindow } from './override';

type Args<F> = F extends (...args: infer A) => unknown ? A : never;
type Result<F> = F extends (...args: never[]) => infer R ? R : never;

const method = <T extends object, K extends keyof T>(
  prototype: T,
  name: K,
): ((self: T, ...args: Args<T[K]>) => Result<T[K]>) => detached(prototype[name]);

interface Frame {
  readonly timestamp: number | null;
  close(): void;
}

/** Where a page reads and writes frames itself: windows of Chromium. */
export interface FrameClasses {
  readonly MediaStreamTrackProcessor?: new (init: {
    readonly track: MediaStreamTrack;
  }) => { readonly readable: ReadableStream<Frame> };
  readonly MediaStreamTrackGenerator?: new (init: {
    readonly kind: string;
  }) => MediaStreamTrack & { readonly writable: WritableStream<Frame> };
}

/** What the page had before the hooks went in front of it. */
export const takeNatives = (window: PageWindow & FrameClasses) => {
  const track = window.MediaStreamTrack.prototype;
  const sender = window.RTCRtpSender.prototype;
  const stream = window.MediaStream.prototype;
  const node = window.AudioNode.prototype;
  const { mediaDevices } = window.navigator;
  const [isEnabled, setEnabled] = property(track, 'enabled');
  const [readyState] = property(track, 'readyState');
  const [senderTrack] = property(sender, 'track');
  const [srcObject, setSrcObject] = property(window.HTMLMediaElement.prototype, 'srcObject');
  return {
    frameReader: window.MediaStreamTrackProcessor,
    frameWriter: window.MediaStreamTrackGenerator,
    isEnabled,
    setEnabled,
    readyState,
    senderTrack,
    srcObject,
    setSrcObject,
    clone: method(track, 'clone'),
    stop: method(track, 'stop'),
    replaceTrack: method(sender, 'replaceTrack'),
    addTrack: method(stream, 'addTrack'),
    removeTrack: method(stream, 'removeTrack'),
    connect: detached(node.connect),
    disconnect: detached(node.disconnect),
    getUserMedia: mediaDevices?.getUserMedia.bind(mediaDevices),
    getStats: method(window.RTCPeerConnection.prototype, 'getStats'),
    queueMicrotask: window.queueMicrotask.bind(window),
    setTimeout: window.setTimeout.bind(window),
  };
};
export type Natives = ReturnType<typeof takeNatives>;
