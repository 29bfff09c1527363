/** The value that half of the others do not exceed; NaN of none. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that 95 of 100 do not exceed, between two neighbours by their distance; NaN of none. */
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

/** The value that this share of the others does not exceed, between two neighbours by their distance; NaN of none. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
};
