import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import { harderLooks, type Pixels } from './harder-looks';

/** The picture as it is, one of the harder looks by its number, or everything until one helps. */
export type Look = 'plain' | number | 'all';

export type Question =
  | { readonly t: 'load'; readonly wasmUrl: string }
  | ({ readonly t: 'read'; readonly look: Look } & Pixels);

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

const read = async (pixels: Pixels, look: Look): Promise<string | null> => {
  const plain = typeof look === 'number' ? null : await readPixels(pixels);
  if (plain !== null || look === 'plain') return plain;
  const start = look === 'all' ? 0 : look % harderLooks.length;
  for (const harder of harderLooks.slice(start, look === 'all' ? undefined : start + 1)) {
    const found = await readPixels(harder(pixels));
    if (found !== null) return found;
  }
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
  postMessage({ text: await read(question, question.look) } satisfies Answer);
};

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  onQuestion(data).catch((error: unknown) => {
    // Outside of the promise, so that the page hears of it.
    setTimeout(() => {
      throw error;
    });
  });
});
