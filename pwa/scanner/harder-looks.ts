export interface Pixels {
  /** RGBA */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

interface Grey {
  readonly grey: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Each against something else that hides a code; which ones help was measured (`npm run bench:scan`). */
export const harderLooks: readonly ((pixels: Pixels) => Pixels)[] = [
  /** Out of focus. */
  (pixels) => shown(sharpened(greyOf(pixels), 2, 2.5)),
  /** Grain and the waves of a screen. */
  (pixels) => shown(softened(greyOf(pixels), 1)),
  /** Far away: the middle, twice as large. */
  (pixels) => shown(enlargedMiddle(greyOf(pixels))),
];

const greyOf = ({ data, width, height }: Pixels): Grey => {
  const grey = new Float32Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4)
    grey[at] =
      0.3 * (data[from] ?? 0) + 0.59 * (data[from + 1] ?? 0) + 0.11 * (data[from + 2] ?? 0);
  return { grey, width, height };
};

const shown = ({ grey, width, height }: Grey): Pixels => {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0, to = 0; at < grey.length; at += 1, to += 4) {
    const value = grey[at] ?? 0;
    data[to] = value;
    data[to + 1] = value;
    data[to + 2] = value;
    data[to + 3] = 255;
  }
  return { data, width, height };
};

/** Each pixel becomes the mean of its surroundings, `radius` in each direction. */
const softened = ({ grey, width, height }: Grey, radius: number): Grey => {
  const along = new Float32Array(grey.length);
  const both = new Float32Array(grey.length);
  for (let row = 0; row < height; row += 1) meanLine(grey, along, row * width, 1, width, radius);
  for (let column = 0; column < width; column += 1)
    meanLine(along, both, column, width, height, radius);
  return { grey: both, width, height };
};

/** A running mean along one line of `length` pixels that lie `stride` apart. */
const meanLine = (
  from: Float32Array,
  to: Float32Array,
  start: number,
  stride: number,
  length: number,
  radius: number,
): void => {
  const value = (at: number): number =>
    from[start + Math.min(length - 1, Math.max(0, at)) * stride] ?? 0;
  const count = 2 * radius + 1;
  let sum = 0;
  for (let at = -radius; at <= radius; at += 1) sum += value(at);
  for (let at = 0; at < length; at += 1) {
    to[start + at * stride] = sum / count;
    sum += value(at + radius + 1) - value(at - radius);
  }
};

/** What differs from the surroundings differs more. */
const sharpened = (picture: Grey, radius: number, amount: number): Grey => {
  const { grey, width, height } = picture;
  const surroundings = softened(softened(picture, radius), radius).grey;
  const more = grey.map((value, at) => value + amount * (value - (surroundings[at] ?? 0)));
  return { grey: more, width, height };
};

const enlargedMiddle = ({ grey, width, height }: Grey): Grey => {
  const large = new Float32Array(grey.length);
  const left = width / 4;
  const top = height / 4;
  for (let y = 0; y < height; y += 1) {
    const fromY = top + y / 2;
    const row = Math.floor(fromY);
    const down = fromY - row;
    for (let x = 0; x < width; x += 1) {
      const fromX = left + x / 2;
      const column = Math.floor(fromX);
      const right = fromX - column;
      const at = row * width + column;
      const upper = (grey[at] ?? 0) * (1 - right) + (grey[at + 1] ?? 0) * right;
      const lower = (grey[at + width] ?? 0) * (1 - right) + (grey[at + width + 1] ?? 0) * right;
      large[y * width + x] = upper * (1 - down) + lower * down;
    }
  }
  return { grey: large, width, height };
};
