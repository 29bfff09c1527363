/** CSS px between the overlay and the edge of the window. */
const margin = 16;

/** Where the overlay is: distances of its upper right corner from the window's. */
export interface Anchor {
  readonly fromRight: number;
  readonly fromTop: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The upper right corner: meeting pages keep their own controls at the bottom,
 * mostly in the middle, and their title at the upper left.
 */
export const firstAnchor: Anchor = { fromRight: margin, fromTop: margin };

const within = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)));

/** As large as wanted, where the window has room for it. */
export const fitInto = (wanted: Size, window: Size): Size => ({
  width: Math.max(0, Math.min(wanted.width, window.width - 2 * margin)),
  height: Math.max(0, Math.min(wanted.height, window.height - 2 * margin)),
});

/** The anchor moved so far that the whole overlay is inside the window. */
export const clamp = (anchor: Anchor, size: Size, window: Size): Anchor => ({
  fromRight: within(anchor.fromRight, margin, window.width - size.width - margin),
  fromTop: within(anchor.fromTop, margin, window.height - size.height - margin),
});
