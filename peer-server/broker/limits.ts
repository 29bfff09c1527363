import type { BusLimits } from '../bus/bus';

/** What one client may cost the broker. Sizes are bytes, times are milliseconds. */
export interface BrokerLimits extends BusLimits {
  frameBytes: number;
  /** Sockets that this process holds at once. */
  sockets: number;
  /** Sockets that one address holds at once; an office is one address, so is an IPv6 /64. */
  addressSockets: number;
  /** Sockets that one address opens in a second, and at once. */
  addressConnects: number;
  messagesPerSecond: number;
  messageBurst: number;
  /** A reader that lets more than this pile up is cut. */
  bufferedBytes: number;
  /** A socket that was silent for this long is asked whether it is there. */
  pingMs: number;
  /** A socket that was silent for this long is gone. */
  goneMs: number;
  /** How long clients get to leave when the server stops. */
  drainMs: number;
}

export const brokerLimits: BrokerLimits = {
  frameBytes: 128 * 1024,
  sockets: 5_000,
  addressSockets: 200,
  addressConnects: 20,
  messagesPerSecond: 50,
  messageBurst: 200,
  bufferedBytes: 1024 * 1024,
  pingMs: 12_000,
  goneMs: 30_000,
  drainMs: 10_000,
  queueMessages: 32,
  queueBytes: 256 * 1024,
  queueTotalBytes: 32 * 1024 * 1024,
  queueLifeMs: 10_000,
};
