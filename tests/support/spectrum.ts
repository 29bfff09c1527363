export interface Tone {
  hz: number;
  /** Level of the sine in dB below full scale. */
  db: number;
}

/** The clear tones in a stretch of sound, loudest first: local peaks of a Hann-windowed spectrum. */
export const loudestTones = (
  values: readonly number[],
  sampleRate: number,
  floorDb = -60,
): Tone[] => {
  const size = 2 ** Math.floor(Math.log2(Math.max(1, values.length)));
  if (size < 1024) return [];
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let at = 0; at < size; at += 1) {
    real[at] = (values[at] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / (size - 1)));
  }
  transform(real, imaginary);
  const level = (bin: number): number =>
    20 * Math.log10((4 * Math.hypot(real[bin] ?? 0, imaginary[bin] ?? 0)) / size + 1e-9);
  const tones: Tone[] = [];
  for (let bin = 3; bin < size / 2 - 2; bin += 1) {
    const here = level(bin);
    // A Hann window spreads a sine over four bins: the peak is the highest of its neighbourhood.
    const highest = [-2, -1, 1, 2].every((step) => here >= level(bin + step));
    if (highest && here > floorDb)
      tones.push({ hz: refine(bin, level) * (sampleRate / size), db: here });
  }
  return tones.sort((a, b) => b.db - a.db);
};

/** Parabola through the peak and its neighbours: the frequency between two bins. */
const refine = (bin: number, level: (bin: number) => number): number => {
  const [left, middle, right] = [level(bin - 1), level(bin), level(bin + 1)];
  const curve = left - 2 * middle + right;
  return curve === 0 ? bin : bin + (left - right) / (2 * curve);
};

/** Radix-2 Fourier transform in place. */
const transform = (real: Float64Array, imaginary: Float64Array): void => {
  const size = real.length;
  for (let at = 1, mirrored = 0; at < size; at += 1) {
    let bit = size >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (at < mirrored) {
      [real[at], real[mirrored]] = [real[mirrored] ?? 0, real[at] ?? 0];
      [imaginary[at], imaginary[mirrored]] = [imaginary[mirrored] ?? 0, imaginary[at] ?? 0];
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const half = length / 2;
    for (let step = 0; step < half; step += 1) {
      const angle = (-2 * Math.PI * step) / length;
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      for (let start = step; start < size; start += length) {
        const other = start + half;
        const [re, im] = [real[other] ?? 0, imaginary[other] ?? 0];
        const turnedReal = re * cosine - im * sine;
        const turnedImaginary = re * sine + im * cosine;
        real[other] = (real[start] ?? 0) - turnedReal;
        imaginary[other] = (imaginary[start] ?? 0) - turnedImaginary;
        real[start] = (real[start] ?? 0) + turnedReal;
        imaginary[start] = (imaginary[start] ?? 0) + turnedImaginary;
      }
    }
  }
};
