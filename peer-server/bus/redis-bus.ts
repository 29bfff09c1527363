import { randomBytes } from 'node:crypto';
import {
  attemptMs,
  type Bus,
  type BusLimits,
  type Claim,
  type Expired,
  type Receiver,
} from './bus';
import { openRedisLink } from './redis-link';

export interface RedisBusOptions {
  url: string;
  limits: BusLimits;
  expired: Expired;
  /** Redis became reachable, or is not any more. */
  onReachable?(reachable: boolean): void;
  /** Begins every key; only nodes with the same one know one another. */
  prefix?: string;
  times?: Partial<RedisBusTimes>;
}

export interface RedisBusTimes {
  /** An id is free this long after its node died, unless its own client takes it over before. */
  leaseMs: number;
  /** How long clients are kept waiting while Redis is away. */
  patienceMs: number;
  /** How often each node looks for messages that nobody came for. */
  sweepMs: number;
}

const defaults: RedisBusTimes = { leaseMs: 30_000, patienceMs: 10_000, sweepMs: 1_000 };

/** What a receiver may have on its way: it is there, and its node confirms within moments. */
const onTheWay = { messages: 4_096, bytes: 4 * 1024 * 1024 };

/** What was taken and not confirmed when its node dies comes a second time. */
const confirmMs = 20;

interface Held {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly receiver: Receiver;
  renewedAt: number;
  /** Redis has said yes: what it has not said yes to can neither be kept up nor lost. */
  granted: boolean;
  /** False before the claim receives, and when its socket is gone: nothing is tried then. */
  receives: boolean;
  /** What came over the channel while the list was being read; null when it is read. */
  early: { sequence: number; frame: string }[] | null;
  /** The last sequence that the socket took. */
  taken: number;
}

/**
 * The bus of several nodes. Each message goes to its receiver's list and, in the same step, over
 * the channel of the receiver's node; it leaves the list when a socket has taken it. What a dead
 * node was told is therefore still there for the next one.
 */
export const createRedisBus = (options: RedisBusOptions): Bus => {
  const { url, limits, expired, prefix = 'baton:' } = options;
  const times = { ...defaults, ...options.times };
  const life = limits.queueLifeMs;
  const node = randomBytes(8).toString('hex');
  const claims = new Map<string, Held>();
  const unconfirmed = new Set<Held>();
  let confirming: NodeJS.Timeout | undefined;
  let claimCount = 0;
  let waitingBytes = 0;

  const link = openRedisLink({
    url,
    channel: `${prefix}node:${node}`,
    patienceMs: times.patienceMs,
    onMessage: (text) => hear(text),
    onUp() {
      options.onReachable?.(true);
      for (const held of claims.values()) if (held.granted) restore(held);
    },
    onDown() {
      options.onReachable?.(false);
      for (const held of claims.values()) held.early = [];
    },
  });
  const { commands } = link;
  const ownerOf = (held: Held): [string, string, string, string] => [
    held.id,
    node,
    held.name,
    held.token,
  ];

  /** Beside the way of the messages: Redis hears now and then of all that was taken. */
  const confirm = (held: Held): void => {
    if (unconfirmed.size === 0) confirming = setTimeout(confirmAll, confirmMs);
    unconfirmed.add(held);
  };
  const confirmAll = (): void => {
    clearTimeout(confirming);
    if (unconfirmed.size === 0) return;
    const taken = [...unconfirmed].flatMap((held) => [held.id, held.taken]);
    unconfirmed.clear();
    // Lost with the connection it is said again by `restore`, for that drains anew.
    commands.batonConfirm(prefix, life, ...taken).catch(() => {});
  };

  const hand = (held: Held, sequence: number, frame: string): void => {
    // 0 is a frame that does not wait; others came twice when they are not new.
    if (!held.receives || (sequence !== 0 && sequence <= held.taken)) return;
    if (!held.receiver.deliver(frame)) {
      held.receives = false;
      return;
    }
    if (sequence === 0) return;
    held.taken = sequence;
    confirm(held);
  };

  const drain = async (held: Held): Promise<void> => {
    const early: Held['early'] = [];
    held.early = early;
    const entries = (await commands.batonDrain(prefix, ...ownerOf(held))) ?? [];
    // Another look began meanwhile, because the connection was lost.
    if (held.early !== early) return;
    for (const entry of entries) {
      const bar = entry.indexOf('|');
      hand(held, Number(entry.slice(0, bar)), entry.slice(entry.indexOf('|', bar + 1) + 1));
    }
    for (const { sequence, frame } of early) hand(held, sequence, frame);
    held.early = null;
    // What was taken before the loss is in the list still, if Redis did not hear of it.
    if (held.taken > 0) confirm(held);
  };

  const lose = (held: Held): void => {
    claims.delete(held.name);
    held.receives = false;
    held.receiver.replaced();
  };

  const renew = async (held: Held): Promise<number> => {
    held.renewedAt = performance.now();
    const outcome = await commands.batonRenew(prefix, ...ownerOf(held), times.leaseMs);
    if (!claims.has(held.name)) {
      // Released meanwhile: it must not stay as if it were held.
      await commands.batonRelease(prefix, ...ownerOf(held));
    } else if (outcome === 0) lose(held);
    return outcome;
  };
  /** After a loss of the connection, and where the lease had ended: what came meanwhile waits. */
  const restore = (held: Held): void => {
    const again = async (): Promise<void> => {
      if ((await renew(held)) !== 0 && held.receives) await drain(held);
    };
    // The connection is lost again: there will be another restoring.
    again().catch(() => {});
  };
  const keepLeases = (): void => {
    if (!link.up) return;
    const due = performance.now() - times.leaseMs / 3;
    for (const held of claims.values()) {
      if (!held.granted || held.renewedAt > due) continue;
      renew(held).then(
        (outcome) => (outcome === 2 ? restore(held) : undefined),
        () => {},
      );
    }
  };

  const hear = (text: string): void => {
    const end = text.indexOf(' ');
    const held = claims.get(text.slice(0, end));
    if (held === undefined) return;
    const rest = text.slice(end + 1);
    if (rest === 'replaced') {
      lose(held);
      return;
    }
    const bar = rest.indexOf(' ');
    const sequence = Number(rest.slice(0, bar));
    const frame = rest.slice(bar + 1);
    if (held.early === null) hand(held, sequence, frame);
    else held.early.push({ sequence, frame });
  };

  const sweep = async (): Promise<void> => {
    if (!link.up) return;
    const given = await commands.batonSweep(prefix, life, attemptMs);
    for (let at = 0; at + 1 < given.length; at += 2) {
      expired({ src: given[at] ?? '', dst: given[at + 1] ?? '' });
    }
  };
  // Redis is gone or hangs: the next look finds the same.
  const sweeping = setInterval(() => void sweep().catch(() => {}), times.sweepMs).unref();
  const renewing = setInterval(keepLeases, Math.max(10, times.leaseMs / 30)).unref();

  const claimOf = (held: Held): Claim => ({
    async receive() {
      held.receives = true;
      await link.run(() => drain(held));
    },
    async release() {
      if (!claims.delete(held.name)) return;
      // Whoever claims it next must not get again what was taken.
      if (unconfirmed.has(held)) confirmAll();
      held.receives = false;
      await link.run(() => commands.batonRelease(prefix, ...ownerOf(held)));
    },
  });

  return {
    async claim(id, token, receiver) {
      claimCount += 1;
      const name = `${node}.${claimCount.toString(36)}`;
      const held: Held = {
        id,
        name,
        token,
        receiver,
        renewedAt: performance.now(),
        granted: false,
        receives: false,
        early: [],
        taken: 0,
      };
      // Before Redis knows of it: the channel may speak of it before the command is answered.
      claims.set(name, held);
      const take = () => commands.batonClaim(prefix, ...ownerOf(held), times.leaseMs);
      const outcome = await link.run(take).catch((error: unknown) => {
        claims.delete(name);
        throw error;
      });
      if (outcome === 1) {
        held.granted = true;
        return claimOf(held);
      }
      claims.delete(name);
      return null;
    },
    async publish({ src, dst, frame, waits }) {
      const bytes = Buffer.byteLength(frame);
      if (!link.up && waitingBytes + bytes > limits.queueTotalBytes) return 'full';
      waitingBytes += bytes;
      const { queueMessages, queueBytes, queueTotalBytes } = limits;
      const most = [queueMessages, queueBytes, onTheWay.messages, onTheWay.bytes, queueTotalBytes];
      try {
        return await link.run(() =>
          commands.batonPublish(prefix, dst, src, frame, waits ? 1 : 0, life, ...most),
        );
      } finally {
        waitingBytes -= bytes;
      }
    },
    async reachable() {
      if (!link.up) return false;
      try {
        return (await commands.ping()) === 'PONG';
      } catch {
        // It broke or hung just now, which is the answer.
        return false;
      }
    },
    async close() {
      clearInterval(sweeping);
      clearInterval(renewing);
      confirmAll();
      await link.close();
    },
  };
};
