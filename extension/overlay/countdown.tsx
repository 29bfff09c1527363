import { useEffect, useState } from 'preact/hooks';
import { text } from '../text/text';

const minutes = (ms: number): string => {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** "New code in 0:45", until the moment `at` (epoch ms). Not read out each second. */
export const Countdown = ({ at }: { readonly at: number }) => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const words = text.overlay.inviting;
  return (
    <p role="timer" class="countdown soft">
      {at > now ? words.newCodeIn(minutes(at - now)) : words.newCodeSoon}
    </p>
  );
};
