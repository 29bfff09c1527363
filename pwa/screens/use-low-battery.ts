import { useEffect, useState } from 'preact/hooks';

interface Battery extends EventTarget {
  readonly level: number;
  readonly charging: boolean;
}
const low = 0.15;

/** How much is left, in hundredths, while that is little and nothing charges it; else null. */
export const useLowBattery = (): number | null => {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const device = navigator as Navigator & { getBattery?(): Promise<Battery> };
    const over = new AbortController();
    const follow = (battery: Battery) => {
      if (over.signal.aborted) return;
      const tell = () =>
        setLeft(battery.charging || battery.level > low ? null : Math.round(battery.level * 100));
      for (const change of ['levelchange', 'chargingchange'])
        battery.addEventListener(change, tell, { signal: over.signal });
      tell();
    };
    // Most browsers keep it to themselves, some by refusing: the call goes on without a note.
    device.getBattery?.().then(follow, () => {});
    return () => over.abort();
  }, []);
  return left;
};
