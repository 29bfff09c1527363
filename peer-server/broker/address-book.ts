import { createTokenBucket } from './token-bucket';

export interface AddressLimits {
  addressSockets: number;
  addressConnects: number;
}

export interface AddressBook {
  /** Counts a socket to its address until `left` is called; a word where it is one too many. */
  enter(address: string): { left: () => void } | 'address-sockets' | 'address-connects';
  /** Addresses that are remembered now. */
  readonly size: number;
}

interface Entry {
  sockets: number;
  seenAt: number;
  take: () => boolean;
}

/** An address without sockets is forgotten when its bucket is full again. */
const forgetMs = 2_000;

/** How many sockets each address holds, and how fast it opens them. */
export const createAddressBook = (limits: AddressLimits, signal: AbortSignal): AddressBook => {
  const entries = new Map<string, Entry>();
  const rate = { perSecond: limits.addressConnects, burst: limits.addressConnects };

  const forget = (): void => {
    const before = performance.now() - forgetMs;
    for (const [address, { sockets, seenAt }] of entries) {
      if (sockets === 0 && seenAt < before) entries.delete(address);
    }
  };
  const timer = setInterval(forget, forgetMs).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });

  return {
    enter(address) {
      let entry = entries.get(address);
      if (entry === undefined) {
        entry = { sockets: 0, seenAt: 0, take: createTokenBucket(rate) };
        entries.set(address, entry);
      }
      entry.seenAt = performance.now();
      if (entry.sockets >= limits.addressSockets) return 'address-sockets';
      if (!entry.take()) return 'address-connects';
      entry.sockets += 1;
      let here = true;
      return {
        left() {
          if (here) entry.sockets -= 1;
          here = false;
        },
      };
    },
    get size() {
      return entries.size;
    },
  };
};
