/**
 * Lets the browser ask before the page is left, while it is switched on. Browsers ask only on a page
 * that the person has used, in words of their own.
 */
export const createLeaveGuard = (window: Window, signal: AbortSignal): ((on: boolean) => void) => {
  let guarding: AbortController | null = null;
  return (on) => {
    if (!on) {
      guarding?.abort();
      guarding = null;
      return;
    }
    if (guarding !== null) return;
    guarding = new AbortController();
    window.addEventListener(
      'beforeunload',
      (event) => {
        // What the page dispatches by itself would only show it that somebody listens.
        if (event.isTrusted) event.preventDefault();
      },
      { signal: AbortSignal.any([guarding.signal, signal]) },
    );
  };
};
