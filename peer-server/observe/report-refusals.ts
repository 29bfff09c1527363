import type { Log } from './log';
import type { Tally } from './tally';

const everyMs = 60_000;

/** Once a minute, where any: how many clients were not let in or sent away, by reason. */
export const reportRefusals = (tally: Tally, log: Log, signal: AbortSignal): void => {
  let before: Readonly<Record<string, number>> = {};
  const look = (): void => {
    const now: Readonly<Record<string, number>> = { ...tally.refused, ...tally.cut };
    const grown = Object.entries(now)
      .map(([reason, count]) => [reason, count - (before[reason] ?? 0)] as const)
      .filter(([, count]) => count > 0);
    before = now;
    if (grown.length > 0) log.warn(Object.fromEntries(grown), 'clients refused or sent away');
  };
  const timer = setInterval(look, everyMs).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
};
