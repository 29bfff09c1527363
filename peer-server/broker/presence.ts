import type { WebSocket } from 'ws';

/** A socket, and when something was last heard of it. */
export interface Watched {
  readonly socket: WebSocket;
  seenAt: number;
  pinged: boolean;
}

/**
 * Asks silent sockets of this set whether they are there, and tells of those that do not answer
 * in time. One timer for all: thousands of their own would cost more than the sockets do.
 */
export const watchPresence = <W extends Watched>(
  clients: Iterable<W>,
  { pingMs, goneMs }: { pingMs: number; goneMs: number },
  signal: AbortSignal,
  gone: (client: W) => void,
): void => {
  const look = (): void => {
    const now = performance.now();
    for (const client of clients) {
      const silentMs = now - client.seenAt;
      if (silentMs >= goneMs) gone(client);
      else if (silentMs >= pingMs && !client.pinged) {
        client.pinged = true;
        client.socket.ping();
      }
    }
  };
  const timer = setInterval(look, Math.max(10, Math.floor(pingMs / 6))).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
};
