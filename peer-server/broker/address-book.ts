import type { Duplex } from 'node:stream';
import { TokenBucket } from './token-bucket';

export interface AddressLimits {
  addressSockets: number;
  addressConnects: number;
}

export interface AddressBook {
  /** Counts a connection to its address until it closes; a word where it is one too many. */
  enter(address: string, connection: Duplex): 'entered' | 'address-sockets' | 'address-connects';
  /** Addresses that are remembered now. */
  readonly size: number;
}

interface Entry {
  sockets: number;
  seenAt: number;
  bucket: TokenBucket;
}

/** An address without sockets is forgotten when its bucket is full again. */
const forgetMs = 2_000;

/** How many sockets each address holds, and how fast it opens them. */
export const createAddressBook = (limits: AddressLimits, signal: AbortSignal): AddressBook => {
  const entries = new Map<string, Entry>();
  const rate = { perSecond: limits.addressConnects, burst: limits.addressConnects };

  const entered = new Map<Duplex, Entry>();

  function leave(this: Duplex): void {
    const entry = entered.get(this);
    if (entry !== undefined) entry.sockets -= 1;
    entered.delete(this);
  }
  const forget = (): void => {
    const before = performance.now() - forgetMs;
    for (const [address, { sockets, seenAt }] of entries) {
      if (sockets === 0 && seenAt < before) entries.delete(address);
    }
  };
  const timer = setInterval(forget, forgetMs).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });

  return {
    enter(address, connection) {
      let entry = entries.get(address);
      if (entry === undefined) {
        entry = { sockets: 0, seenAt: 0, bucket: new TokenBucket(rate.burst) };
        entries.set(address, entry);
      }
      entry.seenAt = performance.now();
      if (entry.sockets >= limits.addressSockets) return 'address-sockets';
      if (!entry.bucket.take(rate)) return 'address-connects';
      entry.sockets += 1;
      entered.set(connection, entry);
      connection.on('close', leave);
      return 'entered';
    },
    get size() {
      return entries.size;
    },
  };
};
