/** One frame on its way between two registered ids; `frame` is the text that goes to the receiver. */
export interface RelayedMessage {
  src: string;
  dst: string;
  frame: string;
  /** Whether it may wait for a receiver that is not there. */
  waits: boolean;
}

/**
 * What became of a message: handed over, waiting for its receiver, refused because too much waits
 * already, or dropped because it does not wait and nobody was there.
 */
export type Published = 'delivered' | 'queued' | 'full' | 'absent';

/** Who holds an id. */
export interface Receiver {
  /**
   * False when it cannot take a frame any more; the frame is then treated as if nobody were there.
   */
  deliver(frame: string): boolean;
  /** Somebody else has the id now. */
  replaced(): void;
}

/** The right to one id, held by one socket until it is released, taken over, or its node dies. */
export interface Claim {
  /**
   * Subscribes, then drains what waited: every message once, oldest first, those that arrive
   * meanwhile after it.
   */
  receive(): Promise<void>;
  /** Gives the id back if it is still this claim's; otherwise does nothing. */
  release(): Promise<void>;
}

/**
 * How the broker's sockets find one another, on one node or on several. Nothing here rejects for
 * what a client did; an implementation rejects only when its store cannot be reached.
 */
export interface Bus {
  /**
   * Claims an id. The same token takes it over from whoever held it, who is told that it is
   * replaced; another token gets null. A claim is kept up until it is released: its receiver is
   * also told where that failed and somebody else has the id by now.
   */
  claim(id: string, token: string, receiver: Receiver): Promise<Claim | null>;
  /**
   * Hands a message to its receiver or lets it wait, in one step. What it accepted is not lost. A
   * bus that knows at once says so at once: a promise for each message would be dear.
   */
  publish(message: RelayedMessage): Published | Promise<Published>;
  /** Whether claims and messages can be taken now. */
  reachable(): Promise<boolean>;
  /** Ends every timer and connection. What waits in a process goes with it. */
  close(): Promise<void>;
}

/** Called on one node, once per sender and receiver whose wait ended in vain. */
export type Expired = (pair: { src: string; dst: string }) => void;

export interface BusLimits {
  /** Messages that may wait for one id. */
  queueMessages: number;
  /** Bytes that may wait for one id. */
  queueBytes: number;
  /** Bytes that may wait for all ids together. */
  queueTotalBytes: number;
  /** Age in milliseconds at which a waiting message is given up. */
  queueLifeMs: number;
}

/** Messages younger than this are given up with the oldest, so that one attempt yields one EXPIRE. */
export const attemptMs = 1_000;
