/** Work that outlives a function call in a test, and the one way to end all of it. */
export interface Lifetime {
  readonly signal: AbortSignal;
  /** Aborts the signal and waits for every clean-up that `atEnd` registered on it. */
  end(): Promise<void>;
}

type CleanUp = () => Promise<void> | void;

const cleanUps = new WeakMap<AbortSignal, Set<CleanUp>>();

export const createLifetime = (): Lifetime => {
  const controller = new AbortController();
  const { signal } = controller;
  const own = new Set<CleanUp>();
  cleanUps.set(signal, own);
  return {
    signal,
    async end() {
      if (signal.aborted) return;
      controller.abort();
      const outcomes = await Promise.allSettled([...own].map(async (cleanUp) => cleanUp()));
      const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
      if (failed.length > 0) {
        throw new AggregateError(
          failed.map((outcome) => outcome.reason),
          'Some clean-ups failed',
        );
      }
    },
  };
};

/**
 * Runs `cleanUp` once: when the signal aborts, or when the returned function is called before that.
 * A signal made by `createLifetime` waits for it in `end`; with any other signal nobody waits.
 */
export const atEnd = (signal: AbortSignal, cleanUp: CleanUp): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  const once = (): Promise<void> => {
    running ??= (async () => {
      known?.delete(once);
      await cleanUp();
    })();
    return running;
  };
  const known = cleanUps.get(signal);
  if (signal.aborted) void once();
  else if (known !== undefined) known.add(once);
  else signal.addEventListener('abort', () => void once(), { once: true });
  return once;
};
