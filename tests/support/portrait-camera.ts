import { writeFileSync } from 'node:fs';
import { cached } from './fake-media';
import { parseColour } from './measure';
import type { Rgb } from './page-probe';

const width = 640;
const height = 360;
const rate = 15;
const frames = 30;

/**
 * A camera file that looks a little like somebody in front of a wall: for demonstrations. The wall
 * has the given colour, so that the person is known by it like by a plain `colourCamera`.
 */
export const portraitCamera = async (colour: string): Promise<string> =>
  cached(`portrait-${colour.slice(1)}.y4m`, async (path) => {
    const wall = parseColour(colour);
    const parts: Uint8Array[] = [
      Buffer.from(`YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420jpeg\n`),
    ];
    for (let frame = 0; frame < frames; frame += 1) {
      parts.push(Buffer.from('FRAME\n'), drawFrame(wall, (2 * Math.PI * frame) / frames));
    }
    writeFileSync(path, Buffer.concat(parts));
  });

const mix = (one: Rgb, other: Rgb, share: number): Rgb => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
];

/** 1 inside the ellipse, 0 outside, soft over about two pixels at its edge. */
const inside = (x: number, y: number, rx: number, ry: number): number => {
  const distance = (1 - Math.hypot(x / rx, y / ry)) * Math.min(rx, ry);
  return Math.min(1, Math.max(0, distance / 2 + 0.5));
};

/** The person breathes and sways by a few pixels, `phase` being the place in that movement. */
const pixel = (x: number, y: number, wall: Rgb, phase: number): Rgb => {
  const cx = width / 2 + 5 * Math.sin(phase);
  const cy = 150 + 2 * Math.cos(2 * phase);
  const glow = Math.max(0, 1 - Math.hypot((x - width / 2) / 300, (y - 150) / 200));
  let colour = mix(wall, [255, 255, 255], 0.22 * glow);
  colour = mix(colour, mix(wall, [20, 24, 34], 0.75), inside(x - cx, y - 372, 165, 130));
  colour = mix(colour, [206, 160, 130], inside(x - cx, y - cy - 78, 26, 44));
  colour = mix(colour, [48, 36, 32], inside(x - cx, y - cy + 12, 70, 82));
  return mix(colour, [226, 182, 152], inside(x - cx, y - cy - 8, 58, 72));
};

const drawFrame = (wall: Rgb, phase: number): Buffer => {
  const luma = Buffer.alloc(width * height);
  const blue = Buffer.alloc((width * height) / 4);
  const red = Buffer.alloc((width * height) / 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [r, g, b] = pixel(x, y, wall, phase);
      luma[y * width + x] = Math.round(16 + 0.257 * r + 0.504 * g + 0.098 * b);
      if (x % 2 === 1 || y % 2 === 1) continue;
      const at = (y / 2) * (width / 2) + x / 2;
      blue[at] = Math.round(128 - 0.148 * r - 0.291 * g + 0.439 * b);
      red[at] = Math.round(128 + 0.439 * r - 0.368 * g - 0.071 * b);
    }
  }
  return Buffer.concat([luma, blue, red]);
};
