import { createReader } from '../../../pwa/scanner/reader';
import { type FrameSpec, makeFrame } from '../frames';
import { toRgba } from '../picture';
import { ourTimes, rivalTimes } from './latency';
import { createRival } from './rival';

export interface FrameRow {
  readonly spec: FrameSpec;
  readonly module: number;
  readonly ours: boolean;
  readonly oursMs: number;
  /** html5-qrcode's engine on all of the picture's pixels, which it gets nowhere in its README. */
  readonly rivalWhole: boolean;
  /** The same on what its live scanner draws on a phone 390 pixels wide. */
  readonly rivalReadme: boolean;
}

const phoneWidth = 390;
const reader = createReader(() => {
  throw new Error('The reader did not load');
}, new AbortController().signal);
const rival = createRival();

const canvasOf = (source: CanvasImageSource, width: number, height: number) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(source, 0, 0, width, height);
  return canvas;
};

const asJpeg = async (canvas: HTMLCanvasElement, quality: number): Promise<HTMLCanvasElement> => {
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', quality),
  );
  if (blob === null) throw new Error('No JPEG');
  return canvasOf(await createImageBitmap(blob), canvas.width, canvas.height);
};

const rivalReads = async (canvas: HTMLCanvasElement, text: string): Promise<boolean> => {
  try {
    return (await rival.qrcode.decodeAsync(canvas)).text === text;
  } catch {
    // Its way of saying that it found none.
    return false;
  }
};

/** Everybody's turn at one frame. */
const readFrame = async (spec: FrameSpec): Promise<FrameRow> => {
  const { text, picture, module, jpeg } = makeFrame(spec);
  const { width, height } = picture;
  const plain = canvasOf(await createImageBitmap(toRgba(picture)), width, height);
  const canvas = jpeg === null ? plain : await asJpeg(plain, jpeg);
  const begun = performance.now();
  const ours = (await reader.read(canvas, true)) === text;
  const oursMs = performance.now() - begun;
  const small = canvasOf(canvas, phoneWidth, Math.round((phoneWidth * height) / width));
  const rivalWhole = await rivalReads(canvas, text);
  return { spec, module, ours, oursMs, rivalWhole, rivalReadme: await rivalReads(small, text) };
};

const bench = { readFrame, ourTimes, rivalTimes };
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
