/// <reference types="vite/client" />
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Answer, Look, Question } from './reader-worker';

/** Takes the pixels away from whoever had them. */
export type Ask = (pixels: ImageData, look: Look) => Promise<string | null>;

/** ZXing in a worker. `failed`: its script or its wasm did not come, as when the phone is offline. */
export const startReaderWorker = (failed: () => void, signal: AbortSignal): Ask => {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
  const waiting: ((text: string | null) => void)[] = [];
  const answer = (text: string | null) => waiting.shift()?.(text);
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => answer(data.text));
  let over = false;
  const end = () => {
    over = true;
    worker.terminate();
    while (waiting.length > 0) answer(null);
  };
  signal.addEventListener('abort', end, { once: true });
  worker.addEventListener('error', () => {
    end();
    failed();
  });
  worker.postMessage({ t: 'load', wasmUrl } satisfies Question);
  return ({ data, width, height }, look) => {
    if (over) return Promise.resolve(null);
    const question: Question = { t: 'read', data, width, height, look };
    worker.postMessage(question, [data.buffer]);
    return new Promise((resolve) => waiting.push(resolve));
  };
};
