import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether the browser believes that there is a network. */
export const useOnline = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine);
  useLayoutEffect(() => {
    const over = new AbortController();
    for (const change of ['online', 'offline'])
      addEventListener(change, () => setOnline(navigator.onLine), { signal: over.signal });
    return () => over.abort();
  }, []);
  return online;
};
