import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Claim, Receiver } from '../bus/bus';
import type { Cut, Tally } from '../observe/tally';
import type { BrokerLimits } from './limits';
import type { Watched } from './presence';
import { TokenBucket } from './token-bucket';
import { closeCodes } from './wire';

/**
 * One socket of the broker. A class, and one object for all that is known of it: an idle client is
 * little more than this, and there are thousands.
 */
export class Client implements Receiver, Watched {
  readonly socket: WebSocket;
  readonly id: string;
  readonly bucket: TokenBucket;
  readonly #connection: Duplex;
  readonly #limits: BrokerLimits;
  readonly #tally: Tally;
  claim: Claim | null = null;
  seenAt = performance.now();
  pinged = false;
  #corked = false;

  constructor(
    socket: WebSocket,
    connection: Duplex,
    id: string,
    limits: BrokerLimits,
    tally: Tally,
  ) {
    this.socket = socket;
    this.#connection = connection;
    this.id = id;
    this.bucket = new TokenBucket(limits.messageBurst);
    this.#limits = limits;
    this.#tally = tally;
  }

  seen(): void {
    this.seenAt = performance.now();
    this.pinged = false;
  }

  /** Sends it away, or without a code cuts it. */
  cut(why: Cut, code?: number): void {
    if (this.socket.readyState === this.socket.OPEN) this.#tally.cut[why] += 1;
    if (code === undefined) this.socket.terminate();
    else this.socket.close(code);
  }

  deliver(frame: string): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false;
    if (this.socket.bufferedAmount > this.#limits.bufferedBytes) {
      this.cut('slow');
      return false;
    }
    // PeerJS sends its candidates in bursts: what comes in one piece goes out in one.
    if (!this.#corked) {
      this.#corked = true;
      this.#connection.cork();
      process.nextTick(Client.#uncork, this);
    }
    this.socket.send(frame);
    return true;
  }

  static #uncork(client: Client): void {
    client.#corked = false;
    client.#connection.uncork();
  }

  replaced(): void {
    this.cut('replaced', closeCodes.replaced);
  }
}
