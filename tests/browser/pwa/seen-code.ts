import { create } from 'qrcode';
import { onTestFinished, vi } from 'vitest';

/** A camera of `width` × `height` that sees a code of `share` of its height; its tracks are kept. */
export const seeCode = (text: string, width: number, height: number, share: number) => {
  const { canvas, paint } = codeCanvas(text, width, height, share);
  const painting = setInterval(paint, 33);
  paint();
  const tracks: MediaStreamTrack[] = [];
  const open = vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => {
    const stream = canvas.captureStream(30);
    tracks.push(...stream.getTracks());
    return stream;
  });
  onTestFinished(() => {
    clearInterval(painting);
    open.mockRestore();
  });
  const turn = () => {
    [canvas.width, canvas.height] = [canvas.height, canvas.width];
  };
  return { open, tracks, turn };
};

/** A picture file of 800 × 600 with a code, as from the gallery. */
export const pictureOf = async (text: string, share: number): Promise<File> => {
  const { canvas, paint } = codeCanvas(text, 800, 600, share);
  paint();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('no picture');
  return new File([blob], 'code.png', { type: 'image/png' });
};

const codeCanvas = (text: string, width: number, height: number, share: number) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const module = (height * share) / (modules.size + 8);
  const left = (width - module * (modules.size + 8)) / 2;
  const top = (height - module * (modules.size + 8)) / 2;
  const paint = () => {
    pen.fillStyle = '#666';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#fff';
    pen.fillRect(left, top, module * (modules.size + 8), module * (modules.size + 8));
    pen.fillStyle = '#000';
    for (let row = 0; row < modules.size; row += 1)
      for (let column = 0; column < modules.size; column += 1)
        if (modules.get(row, column))
          pen.fillRect(
            left + (column + 4) * module,
            top + (row + 4) * module,
            module + 0.5,
            module + 0.5,
          );
  };
  return { canvas, paint };
};
