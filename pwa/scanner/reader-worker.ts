import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import { harderLooks, type Pixels } from './harder-looks';

export type Question =
  | { readonly t: 'load'; readonly wasmUrl: string }
  | ({ readonly t: 'read'; readonly thoroughly: boolean } & Pixels);

export interface Answer {
  readonly text: string | null;
}

const options: ReaderOptions = {
  formats: ['QRCode'],
  maxNumberOfSymbols: 1,
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
};

const readPixels = async ({ data, width, height }: Pixels): Promise<string | null> => {
  const image = new ImageData(data, width, height);
  const [found] = await readBarcodes(image, options);
  return found?.text ?? null;
};

let turn = 0;

/**
 * The picture as it is, and then one of the harder looks, another one each time: a picture
 * without a code must not take long, and a code that is held still comes to all of them.
 */
const read = async (pixels: Pixels, thoroughly: boolean): Promise<string | null> => {
  const plain = await readPixels(pixels);
  if (plain !== null) return plain;
  for (const [at, look] of harderLooks.entries()) {
    if (!thoroughly && at !== turn % harderLooks.length) continue;
    const found = await readPixels(look(pixels));
    if (found !== null) return found;
  }
  turn += 1;
  return null;
};

let ready: Promise<unknown> = Promise.resolve();

const onQuestion = async (question: Question): Promise<void> => {
  if (question.t === 'load') {
    const { wasmUrl } = question;
    ready = prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
    return;
  }
  await ready;
  postMessage({ text: await read(question, question.thoroughly) } satisfies Answer);
};

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  onQuestion(data).catch((error: unknown) => {
    // Outside of the promise, so that the page hears of it.
    setTimeout(() => {
      throw error;
    });
  });
});
