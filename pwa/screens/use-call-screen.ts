import { useEffect, useState } from 'preact/hooks';
import type { Call } from './call';

let loaded: typeof Call | null = null;

/**
 * The call's screen, which is loaded once somebody is on the way to a call, so that the app starts
 * without it; null until it is there. It comes while people still compare codes.
 */
export const useCallScreen = (soon: boolean): typeof Call | null => {
  const [, setLoaded] = useState(loaded !== null);
  useEffect(() => {
    if (!soon || loaded !== null) return;
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
