/** How a picture is zoomed: its scale, and how far its middle is moved, in CSS px. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

export const whole: Zoom = { scale: 1, x: 0, y: 0 };
const mostScale = 6;
/** What a double tap or the button zooms to: small text on a slide becomes readable. */
export const nearScale = 2.5;

/** Inside its bounds: never smaller than whole, and no further than its own edge. */
export const bounded = ({ scale, x, y }: Zoom, { width, height }: Size): Zoom => {
  const kept = Math.min(mostScale, Math.max(1, scale));
  const [roomX, roomY] = [(width * (kept - 1)) / 2, (height * (kept - 1)) / 2];
  const within = (value: number, room: number) => Math.min(room, Math.max(-room, value)) + 0;
  return { scale: kept, x: within(x, roomX), y: within(y, roomY) };
};

/** Scaled by `factor` so that what is under `at` stays there; `at` counts from the middle of the picture. */
export const zoomedAt = (zoom: Zoom, factor: number, at: Point, size: Size): Zoom => {
  const scale = Math.min(mostScale, Math.max(1, zoom.scale * factor));
  const real = scale / zoom.scale;
  return bounded(
    { scale, x: at.x - (at.x - zoom.x) * real, y: at.y - (at.y - zoom.y) * real },
    size,
  );
};

/** What one or two fingers did since the last look: they pan, and two of them pinch, too. */
export const followed = (
  zoom: Zoom,
  before: readonly Point[],
  now: readonly Point[],
  size: Size,
): Zoom => {
  const [from, to] = [middle(before), middle(now)];
  const [apart, wide] = [spread(before), spread(now)];
  const moved = { ...zoom, x: zoom.x + to.x - from.x, y: zoom.y + to.y - from.y };
  return zoomedAt(moved, apart === 0 || wide === 0 ? 1 : wide / apart, to, size);
};

const middle = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / Math.max(1, points.length),
  y: points.reduce((sum, { y }) => sum + y, 0) / Math.max(1, points.length),
});
const spread = ([a, b]: readonly Point[]): number =>
  a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);
