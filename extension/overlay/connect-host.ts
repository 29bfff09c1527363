import * as v from 'valibot';
import { type FromOverlay, type ToOverlay, toOverlay } from '../session/overlay-messages';

/** The part of a runtime port that the overlay uses. */
export interface HostPort {
  postMessage(message: FromOverlay): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface HostLink {
  /** Dropped while there is no port; the host sends a whole view when there is one again. */
  send(message: FromOverlay): void;
}

const firstRetryMs = 250;
const lastRetryMs = 4_000;

/**
 * Sends `greet()` first on every port and hands on what the session host sends, until
 * `signal` aborts. When the port closes (the host restarts) it connects again
 * after 250 ms, then twice as long each time, at most 4 s.
 */
export const connectHost = (
  connect: () => HostPort,
  greet: () => readonly FromOverlay[],
  heard: (message: ToOverlay) => void,
  signal: AbortSignal,
): HostLink => {
  let port: HostPort | null = null;
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = (): void => {
    const opened = connect();
    port = opened;
    opened.onMessage.addListener((message) => {
      const parsed = v.safeParse(toOverlay, message);
      if (!parsed.success || signal.aborted) return;
      retryMs = firstRetryMs;
      heard(parsed.output);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened || signal.aborted) return;
      port = null;
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(2 * retryMs, lastRetryMs);
    });
    for (const message of greet()) opened.postMessage(message);
  };

  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      port?.disconnect();
    },
    { once: true },
  );
  open();
  return { send: (message) => port?.postMessage(message) };
};
