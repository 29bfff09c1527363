import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode';
import { failureOf, openCamera, type ScannerFailure } from './scanner/camera';
import { type Look, withEngine } from './scanner/engine';
import { createReader, type Reader } from './scanner/reader';

export interface ScannerEvents {
  /** The camera's picture is on the screen. */
  readonly running: (camera: MediaStreamTrack) => void;
  /** Each new text that is read; the same one again only after another. */
  readonly read: (text: string) => void;
  /** There is no picture, or no longer. */
  readonly failed: (failure: ScannerFailure) => void;
}

/** The library waits so long between two pictures; what really sets the pace is the camera. */
const framesPerSecond = 1000;
/** A camera that stands still must not stop the looking. */
const slowestFrameMs = 150;

/**
 * Looks for QR codes with a camera that is being opened, and covers `room` with its picture;
 * `room` clips what sticks out. Aborting empties the room, at whatever point the start has got
 * to; whoever opened the camera stops it with the same signal.
 */
export const startScanner = async (
  room: HTMLElement,
  opening: Promise<MediaStream>,
  on: ScannerEvents,
  signal: AbortSignal,
): Promise<void> => {
  const reader = createReader(() => on.failed('failed'), signal);
  try {
    let stream = await opening;
    while (!signal.aborted) {
      const [track] = stream.getVideoTracks();
      if (track === undefined) throw new DOMException('No picture', 'NotFoundError');
      track.addEventListener('ended', () => on.failed('busy'), { signal });
      await runUntilTurned(
        room,
        stream,
        reader,
        { ...on, running: () => on.running(track) },
        signal,
      );
      if (signal.aborted) return;
      // The phone was turned. The library cannot change its canvas: begin again.
      stream = await openCamera(track.getSettings().deviceId ?? null, signal);
    }
  } catch (error) {
    if (!signal.aborted) on.failed(failureOf(error));
  }
};

const runUntilTurned = async (
  room: HTMLElement,
  stream: MediaStream,
  reader: Reader,
  on: { readonly running: () => void; readonly read: (text: string) => void },
  signal: AbortSignal,
): Promise<void> => {
  const picture = placePicture(room);
  const turned = new AbortController();
  const over = AbortSignal.any([signal, turned.signal]);

  // The library decodes a canvas of the video's CSS size, which it reads at `playing`: lay the
  // video out at camera pixels as soon as they are known. Media events do not bubble, so capture.
  let size: string | null = null;
  const layOut = ({ target: video }: Event) => {
    if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) return;
    const now = `${video.videoWidth}x${video.videoHeight}`;
    if (size !== null && size !== now) return turned.abort();
    size = now;
    for (const element of [picture, video]) {
      element.style.width = `${video.videoWidth}px`;
      element.style.height = `${video.videoHeight}px`;
    }
    cover(room, picture);
  };
  const options = { capture: true, signal: over };
  picture.addEventListener('loadedmetadata', layOut, options);
  picture.addEventListener('resize', layOut, options);
  picture.addEventListener('playing', on.running, options);
  const observer = new ResizeObserver(() => cover(room, picture));
  observer.observe(room);

  const library = withEngine(
    eachFrameOnce(picture, reader, over),
    () =>
      new Html5Qrcode(picture.id, {
        verbose: false,
        formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
        useBarCodeDetectorIfSupported: false,
      }),
  );
  let last: string | null = null;
  const read = (text: string) => {
    if (over.aborted || text === last) return;
    last = text;
    on.read(text);
  };
  const undo = handOver(stream);
  try {
    const config = { fps: framesPerSecond, disableFlip: true };
    await library.start({ facingMode: 'environment' }, config, read, undefined);
    await aborted(over);
  } finally {
    undo();
    observer.disconnect();
    await release(library);
    for (const track of stream.getTracks()) track.stop();
    picture.remove();
  }
};

/** Looks at a picture, and when nothing is in it waits for the camera's next one. */
const eachFrameOnce = (picture: HTMLElement, reader: Reader, signal: AbortSignal): Look => {
  return async (canvas) => {
    const next = nextFrame(picture.querySelector('video'));
    const text = await reader.read(canvas);
    if (text === null && !signal.aborted) await next;
    return text;
  };
};

const nextFrame = (video: HTMLVideoElement | null): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, slowestFrameMs);
    video?.requestVideoFrameCallback?.(() => resolve());
  });

/**
 * html5-qrcode opens the camera by itself; its one call gets the camera that is open already.
 * Answers what ends this where the call did not come.
 */
const handOver = (stream: MediaStream): (() => void) => {
  const { mediaDevices } = navigator;
  const before = Object.getOwnPropertyDescriptor(mediaDevices, 'getUserMedia');
  let over = false;
  const undo = (): void => {
    if (over) return;
    over = true;
    if (before === undefined) Reflect.deleteProperty(mediaDevices, 'getUserMedia');
    else Object.defineProperty(mediaDevices, 'getUserMedia', before);
  };
  const value = (): Promise<MediaStream> => {
    undo();
    return Promise.resolve(stream);
  };
  Object.defineProperty(mediaDevices, 'getUserMedia', { configurable: true, value });
  return undo;
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** The element that the library works in; it finds it by its id. */
const placePicture = (room: HTMLElement): HTMLElement => {
  const picture = document.createElement('div');
  picture.id = 'scanner-picture';
  picture.className = 'scanning-picture';
  // The library starts its video and drops the promise, which fails when the scanner is left
  // before the first frame. There is nothing to do then, but somebody has to say so.
  picture.append = (...nodes: (Node | string)[]) => {
    for (const node of nodes) {
      if (!(node instanceof HTMLVideoElement)) continue;
      const play = node.play.bind(node);
      node.play = () => play().catch(() => undefined);
    }
    Element.prototype.append.apply(picture, nodes);
  };
  room.replaceChildren(picture);
  return picture;
};

/** Scales the camera's picture so that it covers the room, about its middle. */
const cover = (room: HTMLElement, picture: HTMLElement): void => {
  const { offsetWidth, offsetHeight } = picture;
  if (offsetWidth === 0 || offsetHeight === 0) return;
  const scale = Math.max(room.clientWidth / offsetWidth, room.clientHeight / offsetHeight);
  picture.style.transform = `translate(-50%, -50%) scale(${scale})`;
};

const release = async (library: Html5Qrcode): Promise<void> => {
  try {
    await library.stop();
  } catch {
    // It refuses before the first frame; the caller stops the camera and removes the picture.
  }
};
