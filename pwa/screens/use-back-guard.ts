import { useLayoutEffect, useRef } from 'preact/hooks';

const here = 'baton-call';

/**
 * The system's way back (a swipe from the edge, the back key) asks instead of ending the call: an
 * extra entry in the history takes the swipe, and is put there again.
 */
export const useBackGuard = (onBack: () => void): void => {
  const latest = useRef(onBack);
  latest.current = onBack;
  useLayoutEffect(() => {
    if (history.state !== here) history.pushState(here, '');
    const over = new AbortController();
    addEventListener(
      'popstate',
      () => {
        if (history.state === here) return;
        history.pushState(here, '');
        latest.current();
      },
      { signal: over.signal },
    );
    return () => over.abort();
  }, []);
};
