import type { Bus, Claim, Expired, Published, RelayedMessage } from './bus';
import { createWaitingRoom, type WaitingLimits } from './waiting-room';

interface Holder {
  readonly token: string;
  readonly replaced: () => void;
  /** Null until the claim receives. */
  deliver: ((frame: string) => boolean) | null;
}

export interface MemoryBusOptions {
  limits: WaitingLimits;
  expired: Expired;
}

/** The bus of a single process. A lease never ends here: it would end with the process. */
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
    renew: async () => holders.get(id) === holder,
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
    close: async () => {
      holders.clear();
      waiting.clear();
    },
  };
};
