import type { Bytes } from '../protocol/bytes';
import type { IceServers } from '../protocol/ice-servers';
import type { FromLaptop, FromPhone, ToLaptop, ToPhone } from '../protocol/messages';

/** The proven control link, seen from one end: `In` is what it delivers, `Out` what it sends. */
export interface ControlChannel<Out> {
  /** The two digits that the scanner shows and the displayer's person types. */
  readonly code: string;
  /** What both ends proved in this pairing, and in no other. */
  readonly transcript: Bytes;
  /** Numbers and sends a message; on a dead channel it is dropped. Never throws. */
  send(message: Out): void;
  /** From now on messages that are legal only after both people consented are let in. */
  consented(): void;
  /** Closes without a word; send `end` first where the other person should learn why. */
  close(): void;
}
export type LaptopChannel = ControlChannel<ToPhone>;
export type PhoneChannel = ControlChannel<ToLaptop>;

export type ChannelEvent<In> =
  | { readonly t: 'message'; readonly message: In }
  /** No heartbeat for `limits.stallMs`. */
  | { readonly t: 'stalled' }
  /** Heartbeats are back on the same channel. */
  | { readonly t: 'beating' }
  /** The channel is dead and is being dialled again (resume). */
  | { readonly t: 'redialling' }
  /** The same other end proved itself again on a new channel. */
  | { readonly t: 'resumed' }
  /** The other end broke the protocol; the channel is closed. */
  | { readonly t: 'broken' }
  /** The channel is closed and will not come back. */
  | { readonly t: 'closed' };

/** What a displayed invitation card tells the laptop's session. */
export type InviterEvent =
  /** A code to draw: the whole URL, and when the next one replaces it (epoch ms). */
  | { readonly t: 'code'; readonly url: string; readonly rotatesAt: number }
  /** Five minutes without a scan: draw nothing. The invitation is over. */
  | { readonly t: 'blank' }
  | { readonly t: 'broker'; readonly online: boolean }
  /** A phone proved that it read the code. */
  | { readonly t: 'proven'; readonly channel: LaptopChannel }
  | { readonly t: 'channel'; readonly event: ChannelEvent<FromPhone> }
  /** Another valid proof before accept: everything of this card was closed. */
  | { readonly t: 'two-devices' }
  | { readonly t: 'too-many-attempts' }
  /** A phone that read the code could not reach us, and a relay refused to help. */
  | { readonly t: 'relay-refused' }
  /** STUN and TURN servers for what is opened from now on, and for what is open. */
  | { readonly t: 'ice-servers'; readonly iceServers: IceServers }
  /** Somebody came with a spent or expired code. */
  | { readonly t: 'old-code' };

/** What an attempt to join tells the phone's session. */
export type ScannerEvent =
  | { readonly t: 'proven'; readonly channel: PhoneChannel }
  | { readonly t: 'channel'; readonly event: ChannelEvent<FromLaptop> }
  /** STUN and TURN servers for what is opened from now on, and for what is open. */
  | { readonly t: 'ice-servers'; readonly iceServers: IceServers }
  | { readonly t: 'failed'; readonly reason: JoinFailure };

export type JoinFailure =
  /** The broker cannot be reached or refuses. */
  | 'server-unreachable'
  /** The broker is there, nobody answered: the code is old, used, or the laptop is gone. */
  | 'expired-or-used'
  /** Signalling worked, the two devices cannot reach each other. */
  | 'laptop-unreachable'
  /** The same, and a relay that may have joined them refused. */
  | 'relay-refused'
  /** Pin or fingerprint wrong: somebody in between (E_PIN, E_FP). */
  | 'not-the-laptop'
  /** E_PROTO. */
  | 'protocol';
