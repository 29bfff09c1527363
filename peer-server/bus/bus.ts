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

/** The right to one id, held by one socket until it is released, taken over, or its lease ends. */
export interface Claim {
  /**
   * Subscribes, then drains what waited: every message once, oldest first, those that arrive
   * meanwhile after it. `deliver` answers false when it cannot take a frame any more; the frame is
   * then treated as if nobody were there.
   */
  receive(deliver: (frame: string) => boolean): Promise<void>;
  /** Prolongs the lease. False: the id belongs to somebody else by now. */
  renew(): Promise<boolean>;
  /** Gives the id back if it is still this claim's; otherwise does nothing. */
  release(): Promise<void>;
}

/**
 * How the broker's sockets find one another, on one node or on several. Nothing here rejects for
 * what a client did; an implementation rejects only when its store cannot be reached.
 */
export interface Bus {
  /**
   * Claims an id. The same token takes it over from whoever held it, and `replaced` of that claim
   * is called; another token gets null.
   */
  claim(id: string, token: string, replaced: () => void): Promise<Claim | null>;
  /** Hands a message to its receiver or lets it wait, in one step. */
  publish(message: RelayedMessage): Promise<Published>;
  /** Drops everything that waits, and every timer. */
  close(): Promise<void>;
}

/** Called on the node that accepted a message, once per sender and receiver whose wait ended in vain. */
export type Expired = (pair: { src: string; dst: string }) => void;
