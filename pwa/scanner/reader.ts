/// <reference types="vite/client" />
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Answer, Question } from './reader-worker';

/** How many pictures the platform's detector may miss before ours looks as well. */
const patience = 15;

export interface Reader {
  /** The text of a code in the picture, or null. `thoroughly`: however long it takes. */
  read(canvas: HTMLCanvasElement, thoroughly?: boolean): Promise<string | null>;
}

interface Detector {
  detect(canvas: HTMLCanvasElement): Promise<readonly { readonly rawValue: string }[]>;
}

/**
 * Reads QR codes with the platform's `BarcodeDetector` where there is one (no iPhone has), and
 * with ZXing in a worker where there is none, or where it sees nothing for a while: it knows
 * fewer ways to look at a poor picture. `failed`: ours could not be loaded. Aborting ends the worker.
 */
export const createReader = (failed: () => void, signal: AbortSignal): Reader => {
  let missed = 0;
  let worker: ReturnType<typeof startWorker> | null = null;
  const platform = platformDetector();
  const ours = () => {
    worker ??= startWorker(failed, signal);
    return worker;
  };
  // Without the platform's, ours loads while the camera opens.
  const ready = platform.then((detector) => {
    if (detector === null && !signal.aborted) ours();
    return detector;
  });
  return {
    async read(canvas, thoroughly = false) {
      const detector = await ready;
      if (detector !== null) {
        const found = await detector.detect(canvas).catch(() => {
          // The platform's service is missing or went away: from here on, ours.
          missed = patience;
          return [];
        });
        const text = found[0]?.rawValue;
        if (text !== undefined && text !== '') return text;
        missed += 1;
        if (missed < patience && !thoroughly) return null;
      }
      if (signal.aborted) return null;
      return ours()(canvas, thoroughly);
    },
  };
};

const platformDetector = async (): Promise<Detector | null> => {
  const native: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (typeof native !== 'function') return null;
  const list: unknown = Reflect.get(native, 'getSupportedFormats');
  if (typeof list !== 'function') return null;
  const formats: unknown = await Reflect.apply(list, native, []);
  if (!Array.isArray(formats) || !formats.includes('qr_code')) return null;
  return Reflect.construct(native, [{ formats: ['qr_code'] }]) as Detector;
};

const startWorker = (failed: () => void, signal: AbortSignal) => {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
  const waiting: ((text: string | null) => void)[] = [];
  const answer = (text: string | null) => waiting.shift()?.(text);
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => answer(data.text));
  // The worker's script or its wasm did not come, as when the phone is offline.
  worker.addEventListener('error', () => {
    answer(null);
    failed();
  });
  signal.addEventListener('abort', () => {
    worker.terminate();
    while (waiting.length > 0) answer(null);
  });
  worker.postMessage({ t: 'load', wasmUrl } satisfies Question);
  return (canvas: HTMLCanvasElement, thoroughly: boolean): Promise<string | null> => {
    const pen = canvas.getContext('2d');
    if (pen === null) return Promise.resolve(null);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const question: Question = { t: 'read', data, width, height, thoroughly };
    worker.postMessage(question, [data.buffer]);
    return new Promise((resolve) => waiting.push(resolve));
  };
};
