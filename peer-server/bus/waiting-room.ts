import { attemptMs, type BusLimits, type Expired, type RelayedMessage } from './bus';

interface Waiting {
  message: RelayedMessage;
  bytes: number;
  since: number;
}

interface Queue {
  entries: Waiting[];
  bytes: number;
  timer: NodeJS.Timeout;
}

export interface WaitingRoom {
  /** False when the message would exceed a limit. */
  add(message: RelayedMessage): boolean;
  /** Everything that waits for an id, oldest first; nothing of it waits any more. */
  take(id: string): RelayedMessage[];
  clear(): void;
}

/** Bounded queues of messages for ids that are not there. */
export const createWaitingRoom = (limits: BusLimits, expired: Expired): WaitingRoom => {
  const queues = new Map<string, Queue>();
  let totalBytes = 0;

  const drop = (id: string, queue: Queue): void => {
    clearTimeout(queue.timer);
    queues.delete(id);
    totalBytes -= queue.bytes;
  };

  const giveUp = (id: string): void => {
    const queue = queues.get(id);
    if (queue === undefined) return;
    drop(id, queue);
    const bound = performance.now() - limits.queueLifeMs + Math.min(attemptMs, limits.queueLifeMs);
    const young = queue.entries.findIndex((entry) => entry.since > bound);
    const old = young === -1 ? queue.entries : queue.entries.slice(0, young);
    if (young !== -1) keep(id, queue.entries.slice(young));
    for (const src of new Set(old.map((entry) => entry.message.src))) expired({ src, dst: id });
  };

  const later = (id: string, oldest: Waiting): NodeJS.Timeout => {
    const age = performance.now() - oldest.since;
    return setTimeout(() => giveUp(id), Math.max(0, limits.queueLifeMs - age)).unref();
  };

  const keep = (id: string, entries: Waiting[]): void => {
    const [oldest] = entries;
    if (oldest === undefined) return;
    const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    totalBytes += bytes;
    queues.set(id, { entries, bytes, timer: later(id, oldest) });
  };

  return {
    add(message) {
      const bytes = Buffer.byteLength(message.frame);
      const queue = queues.get(message.dst);
      if (
        (queue?.entries.length ?? 0) >= limits.queueMessages ||
        (queue?.bytes ?? 0) + bytes > limits.queueBytes ||
        totalBytes + bytes > limits.queueTotalBytes
      ) {
        return false;
      }
      const entry = { message, bytes, since: performance.now() };
      if (queue === undefined) {
        keep(message.dst, [entry]);
        return true;
      }
      queue.entries.push(entry);
      queue.bytes += bytes;
      totalBytes += bytes;
      return true;
    },
    take(id) {
      const queue = queues.get(id);
      if (queue === undefined) return [];
      drop(id, queue);
      return queue.entries.map((entry) => entry.message);
    },
    clear() {
      for (const [id, queue] of queues) drop(id, queue);
    },
  };
};
