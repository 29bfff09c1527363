import { createReader } from './reader';

/** Longest sides to look at: most codes are found fast in a small picture, some only in a large one. */
const sides = [1600, 4000];

/** The text of a code in a picture file, null where there is none or it is no picture. */
export const readPicture = async (file: Blob, signal: AbortSignal): Promise<string | null> => {
  const done = new AbortController();
  const reader = createReader(() => done.abort(), AbortSignal.any([signal, done.signal]));
  try {
    const picture = await createImageBitmap(file);
    const whole = Math.max(picture.width, picture.height);
    for (const side of sides) {
      const scale = Math.min(1, side / whole);
      const found = await reader.read(draw(picture, scale), true);
      if (found !== null || scale === 1) return found;
    }
    return null;
  } catch {
    // No picture, or one that this browser cannot open: there is no code to be had from it.
    return null;
  } finally {
    done.abort();
  }
};

const draw = (picture: ImageBitmap, scale: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  // A picture may have holes; a code's margin is white.
  if (pen !== null) pen.fillStyle = '#fff';
  pen?.fillRect(0, 0, canvas.width, canvas.height);
  pen?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
};
