import type { InstallOffer } from './screens/install-offer';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}
export interface Platform {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  /** The app runs from the home screen already. */
  readonly installed: boolean;
}

/** What can be said before the browser offers anything; null where installing is not known to work. */
export const installSteps = ({ userAgent, maxTouchPoints, installed }: Platform) => {
  if (installed) return null;
  // An iPad calls itself a Mac.
  const ios =
    /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  if (ios) return { how: 'ios' } as const;
  return /Android/.test(userAgent) ? ({ how: 'menu' } as const) : null;
};

/** Tells which way to the home screen there is, now and when that changes. Nothing is shown by itself. */
export const watchForInstall = (
  signal: AbortSignal,
  on: (offer: InstallOffer | null) => void,
): void => {
  const installed =
    matchMedia('(display-mode: standalone)').matches ||
    (navigator as { standalone?: boolean }).standalone === true;
  const { userAgent, maxTouchPoints } = navigator;
  on(installSteps({ userAgent, maxTouchPoints, installed }));
  addEventListener(
    'beforeinstallprompt',
    (event) => {
      // The browser's own banner would come at any time, in a call as well.
      event.preventDefault();
      const ask = () => {
        // A prompt can be shown once.
        on(null);
        void (event as InstallPrompt).prompt();
      };
      on({ how: 'ask', ask });
    },
    { signal },
  );
  addEventListener('appinstalled', () => on(null), { signal });
};
