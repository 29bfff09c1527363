import type { BitMatrix } from 'qrcode';
import type { Picture, Place } from './picture';
import { between } from './random';

/** How the code stands before the camera, in radians. */
export interface Pose {
  /** Turned in the picture's plane. */
  readonly roll: number;
  /** Leaning away, about an axis in the picture's plane. */
  readonly tilt: number;
  readonly tiltAxis: number;
}

/** Modules of margin on each side. */
const margin = 4;
/** How far the camera is, in sides of the code; what makes a tilted code a trapezium. */
const distance = 2.5;
/** Each pixel is the mean of so many looks in each direction, as a sensor's pixel is of its area. */
const looks = 3;

/** A wall of soft stripes and boxes, so that the code is not the only thing with edges. */
export const paintWall = (width: number, height: number, random: () => number): Picture => {
  const grey = new Float32Array(width * height);
  const slope = between(random, -0.05, 0.05);
  const base = between(random, 70, 150);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) grey[y * width + x] = base + slope * (x - width / 2);
  for (let box = 0; box < 40; box += 1) {
    const w = Math.round(between(random, 0.01, 0.15) * width);
    const h = Math.round(between(random, 0.005, 0.08) * height);
    const left = Math.round(random() * (width - w));
    const top = Math.round(random() * (height - h));
    const shade = between(random, 20, 235);
    for (let y = top; y < top + h; y += 1) grey.fill(shade, y * width + left, y * width + left + w);
  }
  return { width, height, grey };
};

/** Paints a code of `share` of the picture's height, margin not counted; says where it is. */
export const paintCode = (
  picture: Picture,
  modules: BitMatrix,
  share: number,
  pose: Pose,
  inverted: boolean,
  random: () => number,
): Place => {
  const { width, height, grey } = picture;
  const module = (height * share) / modules.size;
  const side = module * (modules.size + 2 * margin);
  const slack = (size: number) => Math.max(0, (size - side * 1.2) / 2);
  const x0 = width / 2 + between(random, -0.8, 0.8) * slack(width);
  const y0 = height / 2 + between(random, -0.8, 0.8) * slack(height);
  const toCode = mapping(pose, side);
  const reach = Math.ceil(side * 0.95);
  const step = 1 / looks;
  for (let y = Math.max(0, Math.floor(y0 - reach)); y < Math.min(height, y0 + reach); y += 1)
    for (let x = Math.max(0, Math.floor(x0 - reach)); x < Math.min(width, x0 + reach); x += 1) {
      let sum = 0;
      let hits = 0;
      for (let look = 0; look < looks * looks; look += 1) {
        const dx = x + ((look % looks) + 0.5) * step - x0;
        const dy = y + (Math.floor(look / looks) + 0.5) * step - y0;
        const [u, v] = toCode(dx, dy);
        if (Math.abs(u) > side / 2 || Math.abs(v) > side / 2) continue;
        hits += 1;
        const column = Math.floor((u + side / 2) / module) - margin;
        const row = Math.floor((v + side / 2) / module) - margin;
        const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
        const dark = inside && modules.get(row, column) === 1;
        sum += dark === inverted ? 235 : 15;
      }
      const all = looks * looks;
      const at = y * width + x;
      if (hits > 0) grey[at] = (sum + (all - hits) * (grey[at] ?? 0)) / all;
    }
  return { x: x0, y: y0, side, module };
};

/** From a pixel, relative to the code's middle, to the code's own plane. */
const mapping = ({ roll, tilt, tiltAxis }: Pose, side: number) => {
  const far = distance * side;
  const [axisX, axisY] = [Math.cos(tiltAxis), Math.sin(tiltAxis)];
  const [sin, cos] = [Math.sin(tilt), Math.cos(tilt)];
  const [rollSin, rollCos] = [Math.sin(roll), Math.cos(roll)];
  return (dx: number, dy: number): readonly [number, number] => {
    const along = dx * axisX + dy * axisY;
    const across = dy * axisX - dx * axisY;
    // The plane leans away by `tilt` across the axis: the ray through the pixel meets it here.
    const met = (across * far) / (far * cos - across * sin);
    const stretched = along * (1 + (met * sin) / far);
    const x = stretched * axisX - met * axisY;
    const y = stretched * axisY + met * axisX;
    return [x * rollCos + y * rollSin, y * rollCos - x * rollSin];
  };
};
