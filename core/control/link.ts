import type { DataConnection } from 'peerjs';

export type LinkReceiver = (text: string | null) => Promise<void> | void;

/** One data channel to one other end, proven or not. */
export interface Link {
  /** The other end's peer id. */
  readonly other: string;
  readonly peerConnection: RTCPeerConnection;
  /** Aborted as soon as the link is closed, by whichever end. */
  readonly closed: AbortSignal;
  /** Resolves when the channel is open; never when it closes before that. */
  readonly opened: Promise<void>;
  /**
   * Who takes what arrives, one frame after another: the next waits until the promise of the one
   * before has settled, and goes to whoever takes frames then; with null it waits. A null text
   * stands for a frame that is no text of a legal size.
   */
  take(receiver: LinkReceiver | null): void;
  /** Dropped when the link is not open. */
  send(text: string): void;
  /** Lets go out what was sent, then closes. */
  close(): void;
}

/** Frames that may wait while one is being worked on; more is a flood, and closes the link. */
const maxWaiting = 256;
/** How long what was sent last may take to leave. */
const flushMs = 1_000;

export function createLink(connection: DataConnection): Link {
  const { peer: other, peerConnection } = connection;
  const gone = new AbortController();
  const waiting: (string | null)[] = [];
  let receiver: LinkReceiver | null = null;
  let working = false;
  let closing = false;

  // PeerJS closes on "failed"; a black hole that ends in time heals by itself.
  peerConnection.oniceconnectionstatechange = null;

  const destroy = (): void => {
    connection.close();
    waiting.length = 0;
    gone.abort();
  };
  const close = (): void => {
    if (closing) return;
    closing = true;
    if (!connection.open) {
      destroy();
      return;
    }
    // Closing the channel sends what is queued, closing the connection would not.
    connection.dataChannel.close();
    setTimeout(destroy, flushMs);
  };

  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    while (receiver && waiting.length > 0 && !closing) {
      const text = waiting.shift();
      if (text === undefined) break;
      try {
        await receiver(text);
      } catch {
        // Whatever the platform could not do with it, the other end must not learn by staying.
        close();
      }
    }
    working = false;
  };

  connection.on('data', (data) => {
    if (closing) return;
    if (waiting.length >= maxWaiting) {
      close();
      return;
    }
    waiting.push(typeof data === 'string' ? data : null);
    void work();
  });
  connection.on('close', destroy);
  const opened = new Promise<void>((resolve) => connection.on('open', () => resolve()));

  return {
    other,
    peerConnection,
    closed: gone.signal,
    opened,
    take(next) {
      receiver = next;
      void work();
    },
    send(text) {
      if (connection.open && !closing) void connection.send(text);
    },
    close,
  };
}
