import { useEffect } from 'preact/hooks';

/**
 * Keeps the screen on while `active`. The platform drops the lock whenever the page is hidden, so
 * it is asked for again when the page is seen again. Phones without it just dim.
 */
export const useWakeLock = (active: boolean): void => {
  useEffect(() => {
    const wakeLock: WakeLock | undefined = navigator.wakeLock;
    if (!active || wakeLock === undefined) return;
    const over = new AbortController();
    let held: WakeLockSentinel | null = null;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const lock = await wakeLock.request('screen');
        if (over.signal.aborted) await lock.release();
        else held = lock;
      } catch {
        // Refused for low battery or by policy: the call goes on, the screen may dim.
      }
    };
    document.addEventListener('visibilitychange', () => void ask(), { signal: over.signal });
    void ask();
    return () => {
      over.abort();
      // Releasing a lock that the platform dropped already is harmless.
      void held?.release();
    };
  }, [active]);
};
