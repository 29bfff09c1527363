/** Numbers between -1 and 1 that are the same for the same seed. */
export const noise = (seed: number): (() => number) => {
  let state = Math.imul(seed, 0x9e37_79b1);
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
};

export const voiceRate = 48_000;

/** Like a voice: harmonics of a note that is not held quite still, a mouth that moves, and breath. */
export const voice = (seed: number, hz: number, length: number): Float32Array<ArrayBuffer> => {
  const random = noise(seed);
  const harmonics = Array.from({ length: 12 }, (_, at) => ({
    weight: (1.2 + random()) / (at + 1),
    phase: 3 * random(),
  }));
  const pace = 4 + random();
  let [phase, drift] = [0, 0];
  return new Float32Array(length).map((_, at) => {
    drift = 0.9998 * drift + 0.0004 * random();
    phase += (2 * Math.PI * hz * (1 + drift)) / voiceRate;
    const mouth = 0.7 + 0.3 * Math.sin(2 * Math.PI * pace * (at / voiceRate) + pace);
    const tone = harmonics.reduce(
      (sum, one, nth) => sum + one.weight * Math.sin(phase * (nth + 1) + one.phase),
      0,
    );
    return 0.08 * mouth * (tone + 0.02 * random());
  });
};
