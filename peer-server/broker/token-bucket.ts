/** Allows `burst` at once and `perSecond` in the long run. */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  constructor(burst: number) {
    this.#tokens = burst;
    this.#filledAt = performance.now();
  }

  /** Whether there was one to take. */
  take({ perSecond, burst }: { perSecond: number; burst: number }): boolean {
    const at = performance.now();
    const filled = this.#tokens + ((at - this.#filledAt) / 1_000) * perSecond;
    this.#filledAt = at;
    this.#tokens = Math.min(burst, filled);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
