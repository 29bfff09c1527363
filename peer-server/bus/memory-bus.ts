import type { Bus, BusLimits, Claim, Expired, Published, RelayedMessage } from './bus';
import { createWaitingRoom } from './waiting-room';

interface Holder {
  readonly token: string;
  readonly replaced: () => void;
  /** Null until the claim receives. */
  deliver: ((frame: string) => boolean) | null;
}

export interface MemoryBusOptions {
  limits: BusLimits;
  expired: Expired;
}

/** The bus of a single process, with which everything in it ends. */
export const createMemoryBus = ({ limits, expired }: MemoryBusOptions): Bus => {
  const holders = new Map<string, Holder>();
  const waiting = createWaitingRoom(limits, expired);

  const publish = (message: RelayedMessage): Published => {
    const delivered = holders.get(message.dst)?.deliver?.(message.frame) ?? false;
    if (delivered) return 'delivered';
    if (!message.waits) return 'absent';
    return waiting.add(message) ? 'queued' : 'full';
  };

  const claimOf = (id: string, holder: Holder): Claim => ({
    receive: async (deliver) => {
      if (holders.get(id) !== holder) return;
      for (const message of waiting.take(id)) {
        if (!deliver(message.frame)) waiting.add(message);
      }
      holder.deliver = deliver;
    },
    release: async () => {
      if (holders.get(id) === holder) holders.delete(id);
    },
  });

  return {
    claim: async (id, token, replaced) => {
      const before = holders.get(id);
      if (before !== undefined && before.token !== token) return null;
      const holder: Holder = { token, replaced, deliver: null };
      holders.set(id, holder);
      before?.replaced();
      return claimOf(id, holder);
    },
    publish: async (message) => publish(message),
    reachable: async () => true,
    close: async () => {
      holders.clear();
      waiting.clear();
    },
  };
};
