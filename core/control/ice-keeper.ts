import type { IceAnswer, IceServers } from '../protocol/ice-servers';

export interface IceKeeper {
  /** What a connection that is made now should use; empty while nothing is known. */
  now(): IceServers;
  /** A registration brought these. They count where nothing is known or what is has mostly passed. */
  heard(answer: IceAnswer): void;
  /** Hears of servers that take the place of others: running connections need them too. */
  onChange(listener: (servers: IceServers) => void): void;
  /** Nobody needs them any more. */
  end(): void;
}

export interface IceKeeperOptions {
  /** Asks the broker anew; null when that gave nothing. */
  ask(signal: AbortSignal): Promise<IceAnswer | null>;
  /** Milliseconds after which credentials that are good for so many seconds are renewed. */
  renewAfterMs?(seconds: number): number;
  readonly signal: AbortSignal;
}

/** Leaves time for a broker that is away for a moment. */
const renewAfterMs = (seconds: number): number => seconds * 800;
/** How soon a broker that gave nothing is asked again. */
const retryMs = 15_000;

/** Keeps STUN and TURN servers with credentials that are good, until the signal aborts. */
export const keepIceServers = (options: IceKeeperOptions): IceKeeper => {
  const life = new AbortController();
  const { signal } = life;
  const after = options.renewAfterMs ?? renewAfterMs;
  const listeners: ((servers: IceServers) => void)[] = [];
  let servers: IceServers = [];
  /** Until then what came with a registration changes nothing. */
  let freshUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (answer: IceAnswer): void => {
    servers = answer.iceServers;
    clearTimeout(timer);
    const { seconds } = answer;
    freshUntil = seconds === null ? Number.POSITIVE_INFINITY : Date.now() + seconds * 500;
    if (seconds !== null) timer = setTimeout(renew, after(seconds));
    for (const listener of listeners) listener(servers);
  };
  const renew = (): void => {
    options
      .ask(signal)
      .catch(() => null)
      .then((answer) => {
        if (signal.aborted) return;
        if (answer !== null) take(answer);
        // Better old ones than none: a path that is there may outlive them.
        else timer = setTimeout(renew, retryMs);
      });
  };
  const end = (): void => {
    clearTimeout(timer);
    life.abort();
  };
  if (options.signal.aborted) end();
  else options.signal.addEventListener('abort', end, { once: true });

  return {
    now: () => servers,
    heard(answer) {
      if (!signal.aborted && Date.now() >= freshUntil) take(answer);
    },
    onChange: (listener) => void listeners.push(listener),
    end,
  };
};
