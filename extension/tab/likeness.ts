/** Enough of speech for a few syllables' worth of its fine structure, in samples after thinning. */
const windowLength = 2_048;
/** Neighbours that become one: speech needs no more than 12,000 samples a second. */
const thinning = 4;

/** Fewer samples, without what is steady or slow: hum, and the low notes that a whole room shares. */
const sharpen = (samples: Float32Array): Float32Array => {
  const means = new Float32Array(Math.floor(samples.length / thinning)).map((_, at) => {
    let sum = 0;
    for (let from = at * thinning; from < (at + 1) * thinning; from += 1) sum += samples[from] ?? 0;
    return sum / thinning;
  });
  return means.map((mean, at) => mean - (means[at - 1] ?? mean));
};

const energyOf = (samples: Float32Array): number =>
  samples.reduce((sum, sample) => sum + sample * sample, 0);

/** How many samples of each sound are compared: two thirds of a second. */
export const comparedLength = 32_768;
/** The sum of squares of a window of quiet speech: what is quieter is noise, which each encoder makes anew. */
const leastEnergy = 2e-3;

/**
 * How far two recordings of `comparedLength` samples, made at the same time, have one wave: 1 is the
 * same; a lag of a part of a thinned sample leaves 0.85 or more, and two voices came to 0.61 at most. One
 * may be up to a sixth of a second later and louder than the other. Null where one of them is silent.
 */
export const likeness = (one: Float32Array, other: Float32Array): number | null => {
  const [mine, its] = [sharpen(one), sharpen(other)];
  const start = (mine.length - windowLength) >> 1;
  const wave = mine.subarray(start, start + windowLength);
  const energy = energyOf(wave);
  if (energy < leastEnergy) return null;
  let best: number | null = null;
  let itsEnergy = 0;
  for (let from = start - windowLength; from <= start + windowLength; from += 1) {
    const beside = its.subarray(from, from + windowLength);
    // Summed anew now and then: what is added and taken away leaves rounding behind.
    if ((from - start) % 256 === 0) itsEnergy = energyOf(beside);
    if (itsEnergy >= leastEnergy) {
      let product = 0;
      for (let at = 0; at < windowLength; at += 1) product += (wave[at] ?? 0) * (beside[at] ?? 0);
      best = Math.max(best ?? 0, product / Math.sqrt(energy * itsEnergy));
    }
    itsEnergy += (its[from + windowLength] ?? 0) ** 2 - (its[from] ?? 0) ** 2;
  }
  return best;
};
