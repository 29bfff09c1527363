import { useEffect, useState } from 'preact/hooks';

/** Whether something has been so for `ms` milliseconds without a break. */
export const useLasting = (so: boolean, ms: number): boolean => {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!so) return;
    const timer = setTimeout(() => setLasts(true), ms);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [so, ms]);
  return so && lasts;
};
