/** CSS px between the overlay and the edge of the window. */
const margin = 16;
/** A smaller window needs every pixel; the overlay's page keeps a little distance by itself. */
const smallWindow = 320;
/** Less than this shows no readable code; then covering something is the smaller harm. */
const leastSize: Size = { width: 288, height: 224 };

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

const corners = ['top-right', 'top-left', 'bottom-right', 'bottom-left'] as const;

/** Where the overlay is: distances from the corner it is nearest to, where it stays as it grows. */
export interface Place {
  readonly corner: (typeof corners)[number];
  readonly x: number;
  readonly y: number;
}

const within = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)));

const marginIn = ({ width, height }: Size): number =>
  Math.min(width, height) < smallWindow ? 0 : margin;

/** As large as wanted, where the window has room for it. */
export const fitInto = (wanted: Size, window: Size): Size => ({
  width: within(wanted.width, 0, window.width - 2 * marginIn(window)),
  height: within(wanted.height, 0, window.height - 2 * marginIn(window)),
});

/** A box of that size at a place, moved so far that the whole of it is inside the window. */
export const boxAt = ({ corner, x, y }: Place, size: Size, window: Size): Box => {
  const gap = marginIn(window);
  const restX = window.width - size.width;
  const restY = window.height - size.height;
  return {
    ...size,
    left: within(corner.endsWith('left') ? x : restX - x, gap, restX - gap),
    top: within(corner.startsWith('top') ? y : restY - y, gap, restY - gap),
  };
};

/** The place of a box that somebody moved there. */
export const placeOf = ({ left, top, width, height }: Box, window: Size): Place => {
  const right = window.width - left - width;
  const bottom = window.height - top - height;
  return {
    corner: `${top <= bottom ? 'top' : 'bottom'}-${left < right ? 'left' : 'right'}`,
    x: Math.min(left, right),
    y: Math.min(top, bottom),
  };
};

export const covers = (box: Box, taken: readonly Box[]): boolean =>
  taken.some(
    ({ left, top, width, height }) =>
      box.left < left + width &&
      left < box.left + box.width &&
      box.top < top + height &&
      top < box.top + box.height,
  );

/** What remains of the window beside everything that is taken, the largest part first. */
const areasBeside = (window: Size, taken: readonly Box[]): Box[] => {
  const area = (left: number, top: number, right: number, bottom: number): Box => ({
    left,
    top,
    width: right - left,
    height: bottom - top,
  });
  const { width, height } = window;
  const first = (edge: 'left' | 'top', from = taken): number =>
    Math.min(edge === 'left' ? width : height, ...from.map((box) => box[edge]));
  const last = (edge: 'left' | 'top', from = taken): number =>
    Math.max(0, ...from.map((box) => box[edge] + (edge === 'left' ? box.width : box.height)));
  const upper = taken.filter((box) => box.top + box.height / 2 < height / 2);
  const lower = taken.filter((box) => !upper.includes(box));
  return [
    area(0, last('top', upper), width, first('top', lower)),
    area(0, 0, first('left'), height),
    area(last('left'), 0, width, height),
  ]
    .filter((room) => room.width > 0 && room.height > 0)
    .sort((a, b) => b.width * b.height - a.width * a.height);
};

/**
 * Where the overlay goes while nobody moved it: into the first corner, the upper right one before
 * all, where it covers nothing of what is taken; smaller where that helps. Where nothing helps it is
 * in the upper right corner.
 */
export const freeBox = (wanted: Size, window: Size, taken: readonly Box[]): Box => {
  const inCorner = (corner: Place['corner'], area: Box): Box => {
    const gap = marginIn(window);
    const box = boxAt({ corner, x: gap, y: gap }, fitInto(wanted, area), area);
    return { ...box, left: area.left + box.left, top: area.top + box.top };
  };
  const whole = { left: 0, top: 0, ...window };
  for (const area of [whole, ...areasBeside(window, taken)])
    for (const corner of corners) {
      const box = inCorner(corner, area);
      const readable =
        box.width >= Math.min(wanted.width, leastSize.width) &&
        box.height >= Math.min(wanted.height, leastSize.height);
      if (readable && !covers(box, taken)) return box;
    }
  return inCorner('top-right', whole);
};
