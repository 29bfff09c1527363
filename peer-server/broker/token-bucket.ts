/** Allows `burst` at once and `perSecond` in the long run; the returned function takes one. */
export const createTokenBucket = (
  { perSecond, burst }: { perSecond: number; burst: number },
  now: () => number = () => performance.now(),
): (() => boolean) => {
  let tokens = burst;
  let filledAt = now();
  return () => {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1_000) * perSecond);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
};
