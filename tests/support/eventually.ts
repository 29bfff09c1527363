import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Deadline in milliseconds; 15 s unless told. */
  timeoutMs?: number;
  /** Pause between two looks in milliseconds. */
  everyMs?: number;
}

/**
 * Looks again and again until `look` returns something other than false, null or undefined, and
 * returns it. At the deadline it throws an error that names `what` and the last thing it saw:
 * what `look` threw, or what `describe` says.
 */
export const eventually = async <T>(
  what: string,
  look: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  { timeoutMs = 15_000, everyMs = 50 }: EventuallyOptions = {},
  describe: () => unknown = () => undefined,
): Promise<T> => {
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const seen = await look();
      lastError = undefined;
      if (seen !== false && seen !== null && seen !== undefined) return seen;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > deadline) {
      const last = lastError === undefined ? await describe() : String(lastError);
      const tail =
        last === undefined
          ? ''
          : `; last: ${typeof last === 'string' ? last : JSON.stringify(last)}`;
      throw new Error(`Not within ${timeoutMs} ms: ${what}${tail}`, { cause: lastError });
    }
    await delay(everyMs);
  }
};
