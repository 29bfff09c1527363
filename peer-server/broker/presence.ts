import type { WebSocket } from 'ws';

interface Seen {
  at: number;
  pinged: boolean;
}

/** Asks silent sockets whether they are there, and tells of those that do not answer in time. */
export interface Presence {
  /** Watches a socket until it closes. */
  watch(socket: WebSocket): void;
}

export const createPresence = (
  { pingMs, goneMs }: { pingMs: number; goneMs: number },
  signal: AbortSignal,
  gone: (socket: WebSocket) => void,
): Presence => {
  const sockets = new Map<WebSocket, Seen>();

  const look = (): void => {
    const now = performance.now();
    for (const [socket, seen] of sockets) {
      const silentMs = now - seen.at;
      if (silentMs >= goneMs) gone(socket);
      else if (silentMs >= pingMs && !seen.pinged) {
        seen.pinged = true;
        socket.ping();
      }
    }
  };
  // One timer for all sockets: thousands of their own would cost more than the sockets do.
  const timer = setInterval(look, Math.max(10, Math.floor(pingMs / 6))).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });

  return {
    watch(socket) {
      const seen: Seen = { at: performance.now(), pinged: false };
      sockets.set(socket, seen);
      socket.on('message', () => {
        seen.at = performance.now();
        seen.pinged = false;
      });
      socket.on('pong', () => {
        seen.at = performance.now();
        seen.pinged = false;
      });
      socket.on('close', () => sockets.delete(socket));
    },
  };
};
