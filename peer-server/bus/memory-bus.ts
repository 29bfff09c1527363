import type { Bus, BusLimits, Claim, Expired, Published, Receiver, RelayedMessage } from './bus';
import { createWaitingRoom, type WaitingRoom } from './waiting-room';

export interface MemoryBusOptions {
  limits: BusLimits;
  expired: Expired;
}

/** A class, and not functions of its own for each: there are thousands, and they are most of a client's memory here. */
class MemoryClaim implements Claim {
  readonly id: string;
  readonly token: string;
  readonly receiver: Receiver;
  readonly #holders: Map<string, MemoryClaim>;
  readonly #waiting: WaitingRoom;
  receives = false;

  constructor(
    id: string,
    token: string,
    receiver: Receiver,
    holders: Map<string, MemoryClaim>,
    waiting: WaitingRoom,
  ) {
    this.id = id;
    this.token = token;
    this.receiver = receiver;
    this.#holders = holders;
    this.#waiting = waiting;
  }

  async receive(): Promise<void> {
    if (this.#holders.get(this.id) !== this) return;
    for (const message of this.#waiting.take(this.id)) {
      if (!this.receiver.deliver(message.frame)) this.#waiting.add(message);
    }
    this.receives = true;
  }

  async release(): Promise<void> {
    if (this.#holders.get(this.id) === this) this.#holders.delete(this.id);
  }
}

/** The bus of a single process, with which everything in it ends. */
export const createMemoryBus = ({ limits, expired }: MemoryBusOptions): Bus => {
  const holders = new Map<string, MemoryClaim>();
  const waiting = createWaitingRoom(limits, expired);

  const publish = (message: RelayedMessage): Published => {
    const holder = holders.get(message.dst);
    if (holder?.receives && holder.receiver.deliver(message.frame)) return 'delivered';
    if (!message.waits) return 'absent';
    return waiting.add(message) ? 'queued' : 'full';
  };

  return {
    claim: async (id, token, receiver) => {
      const before = holders.get(id);
      if (before !== undefined && before.token !== token) return null;
      const claim = new MemoryClaim(id, token, receiver, holders, waiting);
      holders.set(id, claim);
      before?.receiver.replaced();
      return claim;
    },
    publish,
    reachable: async () => true,
    close: async () => {
      holders.clear();
      waiting.clear();
    },
  };
};
