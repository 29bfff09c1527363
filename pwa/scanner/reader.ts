import { platformDetector } from './platform-detector';
import { type Ask, startReaderWorker } from './start-reader-worker';

/** So many pictures may show nothing before they are looked at harder: half a second of them. */
const patience = 15;

export interface Reader {
  /** The text of a code in the picture, or null. `thoroughly`: however long it takes. */
  read(canvas: HTMLCanvasElement, thoroughly?: boolean): Promise<string | null>;
}

/**
 * Reads QR codes with the platform's `BarcodeDetector` where there is one (no iPhone has), and
 * with ZXing in a worker where there is none, or where the platform's sees nothing for a while.
 * `failed`: ours could not be loaded. Aborting ends the workers.
 */
export const createReader = (failed: () => void, signal: AbortSignal): Reader => {
  let missed = 0;
  const ours = once(() => startReaderWorker(failed, signal));
  const harder = createHarderReader(once(() => startReaderWorker(failed, signal)));
  // Without the platform's, ours loads while the camera opens.
  const ready = platformDetector().then((detector) => {
    if (detector === null && !signal.aborted) ours();
    return detector;
  });
  return {
    async read(canvas, thoroughly = false) {
      const detector = await ready;
      missed += 1;
      if (detector !== null) {
        const found = await detector.detect(canvas).catch(() => {
          // The platform's service is missing or went away: from here on, ours.
          missed += patience;
          return [];
        });
        const text = found[0]?.rawValue;
        if (text !== undefined && text !== '') return text;
        if (missed <= patience && !thoroughly) return null;
      }
      if (signal.aborted) return null;
      const pixels = pixelsOf(canvas);
      if (thoroughly) return ours()(pixels, 'all');
      const found = missed > patience ? harder(pixels) : null;
      return found ?? ours()(pixels, 'plain');
    },
  };
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/**
 * Takes another harder look at each picture that comes while it is idle, in a worker of its own:
 * such a look lasts longer than a frame, and a plain code must not wait for it. Answers what it
 * has found since it was asked last.
 */
const createHarderReader = (worker: () => Ask): ((pixels: ImageData) => string | null) => {
  let turn = 0;
  let busy = false;
  let found: string | null = null;
  return (pixels) => {
    const late = found;
    found = null;
    if (busy) return late;
    busy = true;
    const copy = new ImageData(pixels.data.slice(), pixels.width, pixels.height);
    void worker()(copy, turn).then((text) => {
      busy = false;
      found = text;
    });
    turn += 1;
    return late;
  };
};

const pixelsOf = (canvas: HTMLCanvasElement): ImageData => {
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('A canvas without pixels');
  return pen.getImageData(0, 0, canvas.width, canvas.height);
};
