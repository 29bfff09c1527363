import type { Page } from 'playwright';

/** A picture of at most 64 colours. */
export interface FewColours {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of one colour after the other. */
  readonly palette: readonly number[];
  /** The colour's place in the palette, row by row. */
  readonly pixels: Uint8Array;
}

/**
 * Reads a PNG and draws it with few colours: screens have few, and what edges are smoothed with is
 * not what anybody compares. The same picture always gives the same result.
 */
export const fewColours = async (page: Page, png: Buffer): Promise<FewColours> => {
  const { pixels, ...picture } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const { width, height } = bitmap;
    const pen = new OffscreenCanvas(width, height).getContext('2d');
    if (pen === null) throw new Error('This browser draws no pictures.');
    pen.drawImage(bitmap, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);

    // Counted with five bits a channel.
    const binOf = (at: number) =>
      (((data[at] ?? 0) >> 3) << 10) |
      (((data[at + 1] ?? 0) >> 3) << 5) |
      ((data[at + 2] ?? 0) >> 3);
    const counts = new Uint32Array(1 << 15);
    for (let at = 0; at < data.length; at += 4) {
      const bin = binOf(at);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const colourOf = (bin: number) => [bin >> 10, (bin >> 5) & 31, bin & 31].map((c) => c * 8 + 4);
    const apart = (one: number[], other: number[]) =>
      one.reduce((sum, channel, place) => sum + Math.abs(channel - (other[place] ?? 0)), 0);
    const used = [...counts.keys()]
      .filter((bin) => counts[bin] !== 0)
      .sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
    const palette: number[][] = [];
    for (const bin of used) {
      if (palette.length === 64) break;
      if (palette.every((colour) => apart(colour, colourOf(bin)) > 20)) palette.push(colourOf(bin));
    }
    const nearest = new Uint8Array(1 << 15);
    for (const bin of used) {
      const distances = palette.map((colour) => apart(colour, colourOf(bin)));
      nearest[bin] = distances.indexOf(Math.min(...distances));
    }
    let letters = '';
    for (let at = 0; at < data.length; at += 4)
      letters += String.fromCharCode(nearest[binOf(at)] ?? 0);
    return { width, height, palette: palette.flat(), pixels: btoa(letters) };
  }, png.toString('base64'));
  return { ...picture, pixels: new Uint8Array(Buffer.from(pixels, 'base64')) };
};

/** Which share of the pixels differs so that one could see it; all where the sizes differ. */
export const differentShare = (one: FewColours, other: FewColours): number => {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let different = 0;
  for (let at = 0; at < one.pixels.length; at += 1) {
    const [first, second] = [(one.pixels[at] ?? 0) * 3, (other.pixels[at] ?? 0) * 3];
    const apart = [0, 1, 2].map((channel) =>
      Math.abs((one.palette[first + channel] ?? 0) - (other.palette[second + channel] ?? 0)),
    );
    // Less than this is how one font renderer smooths edges differently from another.
    if (Math.max(...apart) > 48) different += 1;
  }
  return different / one.pixels.length;
};
