import { useEffect, useState } from 'preact/hooks';
import type { Call } from './call';

let loaded: typeof Call | null = null;

/**
 * The call's screen, which is loaded after the first screen, so that the app starts without it; null
 * until it is there. `soon`: somebody is on the way to a call, so what failed to load is tried again.
 */
export const useCallScreen = (soon: boolean): typeof Call | null => {
  const [, setLoaded] = useState(loaded !== null);
  useEffect(() => {
    if (loaded !== null) return;
    let over = false;
    const load = async (): Promise<void> => {
      ({ Call: loaded } = await import('./call'));
      if (!over) setLoaded(true);
    };
    load().catch((error: unknown) => console.error('[baton:phone] no call screen:', error));
    return () => {
      over = true;
    };
  }, [soon]);
  return loaded;
};
