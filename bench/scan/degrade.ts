import type { Picture, Place } from './picture';
import { between, normal } from './random';

type Degrade = (picture: Picture, place: Place, random: () => number) => void;

const addNoise = ({ grey }: Picture, deviation: number, random: () => number): void => {
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = Math.min(255, Math.max(0, (grey[at] ?? 0) + deviation * normal(random)));
};

/** One pass along lines of pixels that lie `stride` apart. */
const blurLines = (
  from: Float32Array,
  to: Float32Array,
  { lines, length, line, stride }: Record<'lines' | 'length' | 'line' | 'stride', number>,
  kernel: readonly number[],
): void => {
  const middle = (kernel.length - 1) / 2;
  for (let which = 0; which < lines; which += 1)
    for (let at = 0; at < length; at += 1) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap += 1) {
        const near = Math.min(length - 1, Math.max(0, at + tap - middle));
        sum += (kernel[tap] ?? 0) * (from[which * line + near * stride] ?? 0);
      }
      to[which * line + at * stride] = sum;
    }
};

const gauss = ({ width, height, grey }: Picture, sigma: number): void => {
  const reach = Math.max(1, Math.ceil(2.5 * sigma));
  const taps = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = taps.reduce((sum, tap) => sum + tap, 0);
  const kernel = taps.map((tap) => tap / total);
  const between = new Float32Array(grey.length);
  blurLines(grey, between, { lines: height, length: width, line: width, stride: 1 }, kernel);
  blurLines(between, grey, { lines: width, length: height, line: 1, stride: width }, kernel);
};

/** Out of focus, by a third to a good half of a module. */
const blur: Degrade = (picture, { module }, random) =>
  gauss(picture, between(random, 0.3, 0.6) * module);

const noise: Degrade = (picture, _place, random) =>
  addNoise(picture, between(random, 30, 70), random);

/** White is as dark as 20 to 50, with the grain of a sensor at its limit. */
const lowLight: Degrade = (picture, _place, random) => {
  const gain = between(random, 20, 50) / 235;
  for (let at = 0; at < picture.grey.length; at += 1)
    picture.grey[at] = 6 + gain * (picture.grey[at] ?? 0);
  addNoise(picture, between(random, 3, 7), random);
};

/** The screen's grid against the sensor's: waves 3 to 9 pixels long. */
const moire: Degrade = ({ width, height, grey }, _place, random) => {
  const depth = between(random, 0.3, 0.7);
  const waves = [0, 1].map(() => {
    const turn = between(random, 0, Math.PI);
    const size = (2 * Math.PI) / between(random, 3, 9);
    return { x: size * Math.cos(turn), y: size * Math.sin(turn), from: between(random, 0, 6) };
  });
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let wave = 0;
      for (const each of waves) wave += Math.sin(each.x * x + each.y * y + each.from);
      const at = y * width + x;
      grey[at] = (grey[at] ?? 0) * (1 - (depth * (wave + 2)) / 4) + depth * 10 * wave;
    }
};

/** A lamp's reflection over a part of the code, white in its middle. */
const glare: Degrade = ({ width, height, grey }, { x: x0, y: y0, side }, random) => {
  const turn = between(random, 0, 2 * Math.PI);
  const away = between(random, 0.1, 0.45) * side;
  const x1 = x0 + away * Math.cos(turn);
  const y1 = y0 + away * Math.sin(turn);
  const size = between(random, 0.12, 0.35) * side;
  const long = between(random, 1, 2);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const far = ((x - x1) / (size * long)) ** 2 + ((y - y1) / size) ** 2;
      const at = y * width + x;
      if (far < 16) grey[at] = Math.min(255, (grey[at] ?? 0) + 230 * Math.exp(-far / 2));
    }
};

/** As from a hand: a little out of focus, a little grain, dimmer on one side. */
const handheld: Degrade = (picture, { module }, random) => {
  gauss(picture, between(random, 0.2, 0.45) * module);
  const slope = between(random, -0.7, 0.7) / picture.width;
  for (let at = 0; at < picture.grey.length; at += 1)
    picture.grey[at] =
      (picture.grey[at] ?? 0) * (0.6 + slope * ((at % picture.width) - picture.width / 2));
  addNoise(picture, between(random, 8, 20), random);
};

/** What is done to the finished picture; the others are in how the code is painted or stored. */
export const onPicture: Readonly<Record<string, Degrade>> = {
  blur,
  noise,
  'low light': lowLight,
  moiré: moire,
  glare,
  handheld,
};
