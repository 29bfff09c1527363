/** A grey picture: 0 is black, 255 is white, and values may lie outside until it is shown. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Float32Array;
}

/** A round patch of a picture: a middle and how far from it anything is. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** Side of the code with its margin, in pixels of the picture. */
  readonly side: number;
  /** Pixels a module. */
  readonly module: number;
}

export const toRgba = ({ width, height, grey }: Picture): ImageData => {
  const image = new ImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  for (let at = 0; at < words.length; at += 1) {
    const value = Math.min(255, Math.max(0, Math.round(grey[at] ?? 0)));
    words[at] = 0xff000000 | (value << 16) | (value << 8) | value;
  }
  return image;
};
