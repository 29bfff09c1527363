/**
 * Registers the service worker and calls `on` when another version of the app waits to take over.
 * `apply` lets it take over and loads the page anew, so call it only when the person asked for it
 * and no call runs. Without a service worker (no https, an unknown certificate) the app works all
 * the same, online only.
 */
export const watchForUpdate = (signal: AbortSignal, on: (apply: () => void) => void): void => {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  workers?.register('/sw.js', { updateViaCache: 'none' }).then(
    (registration) => {
      if (!signal.aborted) follow(workers, registration, signal, on);
    },
    (error: unknown) => console.debug('baton: no service worker', error),
  );
};

const follow = (
  workers: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  signal: AbortSignal,
  on: (apply: () => void) => void,
): void => {
  const offer = (waiting: ServiceWorker) => {
    // Without a controller this is the first install: nothing older runs.
    if (signal.aborted || workers.controller === null) return;
    on(() => {
      workers.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage('skip-waiting');
    });
  };
  const install = () => {
    const installing = registration.installing;
    installing?.addEventListener(
      'statechange',
      () => {
        if (installing.state === 'installed') offer(installing);
      },
      { signal },
    );
  };
  if (registration.waiting !== null) offer(registration.waiting);
  install();
  registration.addEventListener('updatefound', install, { signal });
  // An installed app may stay open for days; look whenever it is seen again.
  const look = () => {
    if (document.visibilityState !== 'visible') return;
    registration.update().catch((error: unknown) => {
      console.debug('baton: no look for a new version', error);
    });
  };
  document.addEventListener('visibilitychange', look, { signal });
};
