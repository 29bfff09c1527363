/// <reference types="vite/client" />
import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Why there is no picture. `unsupported`: no camera API, as on a page without https. */
export type ScannerFailure = 'refused' | 'no-camera' | 'busy' | 'unsupported' | 'failed';

const camera = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };
const framesPerSecond = 30;

export interface ScannerEvents {
  /** The camera's picture is on the screen. */
  readonly running: () => void;
  /** Each new text that is read; the same one again only after another. */
  readonly read: (text: string) => void;
  /** There is no picture, or no longer. */
  readonly failed: (failure: ScannerFailure) => void;
}

/**
 * Looks for QR codes with the rear camera and covers `room` with its picture; `room` clips what
 * sticks out. Aborting stops the camera and empties the room, at whatever point the start has
 * got to.
 */
export const startScanner = async (
  room: HTMLElement,
  on: ScannerEvents,
  signal: AbortSignal,
): Promise<void> => {
  if (navigator.mediaDevices?.getUserMedia === undefined) return on.failed('unsupported');
  try {
    await provideBarcodeDetector();
    if (!signal.aborted) await runCamera(room, on, signal);
  } catch (error) {
    if (!signal.aborted) on.failed(failureOf(error));
  }
};

/**
 * html5-qrcode takes whatever `window.BarcodeDetector` is. Where the platform has none that reads
 * QR codes (no iPhone has), the package's takes its place, with its wasm from our own origin.
 */
const provideBarcodeDetector = async (): Promise<void> => {
  const native: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (typeof native === 'function' && (await readsQrCodes(native))) return;
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  Reflect.set(globalThis, 'BarcodeDetector', BarcodeDetector);
};

const readsQrCodes = async (detector: object): Promise<boolean> => {
  const list: unknown = Reflect.get(detector, 'getSupportedFormats');
  if (typeof list !== 'function') return false;
  const formats: unknown = await Reflect.apply(list, detector, []);
  return Array.isArray(formats) && formats.includes('qr_code');
};

const runCamera = async (
  room: HTMLElement,
  on: ScannerEvents,
  signal: AbortSignal,
): Promise<void> => {
  const picture = placePicture(room);
  const reader = new Html5Qrcode(picture.id, {
    verbose: false,
    formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
    useBarCodeDetectorIfSupported: true,
  });
  let last: string | null = null;
  const read = (text: string) => {
    if (signal.aborted || text === last) return;
    last = text;
    on.read(text);
  };
  const turned = new AbortController();
  const over = AbortSignal.any([signal, turned.signal]);

  // The library decodes a canvas of the video's CSS size, which it reads at `playing`: lay the
  // video out at camera pixels as soon as they are known. Media events do not bubble, so capture.
  let size: string | null = null;
  const layOut = ({ target: video }: Event) => {
    if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) return;
    const now = `${video.videoWidth}x${video.videoHeight}`;
    if (size !== null && size !== now) {
      // The phone was turned. The library cannot change its canvas: begin again.
      turned.abort();
      return;
    }
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
  picture.addEventListener('playing', () => on.running(), options);
  const observer = new ResizeObserver(() => cover(room, picture));
  observer.observe(room);

  const stop = async () => {
    observer.disconnect();
    await release(reader, picture);
    if (!signal.aborted) await startScanner(room, on, signal);
  };
  try {
    const config = { fps: framesPerSecond, disableFlip: true, videoConstraints: camera };
    await reader.start({ facingMode: 'environment' }, config, read, undefined);
  } catch (error) {
    observer.disconnect();
    picture.remove();
    throw error;
  }
  if (over.aborted) await stop();
  else over.addEventListener('abort', () => void stop(), { once: true });
};

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

const release = async (reader: Html5Qrcode, picture: HTMLElement): Promise<void> => {
  const stream = picture.querySelector('video')?.srcObject;
  try {
    await reader.stop();
  } catch {
    // It refuses before the first frame; what matters is that the camera goes off, just below.
  }
  if (stream instanceof MediaStream) for (const track of stream.getTracks()) track.stop();
  picture.remove();
};

/** html5-qrcode rejects with a sentence that has the platform's error name in it. */
const failureOf = (error: unknown): ScannerFailure => {
  const said = String(error);
  if (/NotAllowedError|SecurityError/.test(said)) return 'refused';
  if (/NotFoundError|OverconstrainedError/.test(said)) return 'no-camera';
  if (/NotReadableError|AbortError/.test(said)) return 'busy';
  return 'failed';
};
