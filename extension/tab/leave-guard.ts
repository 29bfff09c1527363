/** A page that goes by itself has begun to go so long before the browser would ask. */
const goingMs = 2_000;

/**
 * Lets the browser ask before the page is left, while it is switched on. Browsers ask only on a page
 * that the person has used, in words of their own. A page that goes by itself, as some do when a
 * meeting is over, is not held up: perhaps nobody sits at the laptop to answer.
 */
export const createLeaveGuard = (
  window: Window & typeof globalThis,
  signal: AbortSignal,
): ((on: boolean) => void) => {
  let guarding: AbortController | null = null;
  const start = (until: AbortSignal): void => {
    let wentAt = Number.NEGATIVE_INFINITY;
    // Tells of what the page or a link in it does, not of a closed tab.
    window.navigation?.addEventListener(
      'navigate',
      ({ destination, userInitiated }) => {
        if (!destination.sameDocument && !userInitiated) wentAt = performance.now();
      },
      { signal: until },
    );
    window.addEventListener(
      'beforeunload',
      (event) => {
        // What the page dispatches by itself would only show it that somebody listens.
        if (event.isTrusted && performance.now() - wentAt > goingMs) event.preventDefault();
      },
      { signal: until },
    );
  };
  return (on) => {
    if (!on) {
      guarding?.abort();
      guarding = null;
    } else if (guarding === null) {
      guarding = new AbortController();
      start(AbortSignal.any([guarding.signal, signal]));
    }
  };
};
