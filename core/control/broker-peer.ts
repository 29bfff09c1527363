import type { DataConnection } from 'peerjs';
import * as v from 'valibot';
import type { Bytes } from '../protocol/bytes';
import type { IceServers } from '../protocol/ice-servers';
import type { PairingKeys, Role } from '../protocol/keys';
import { limits } from '../protocol/limits';
import { seal } from '../protocol/seal';
import type { BrokerServer } from './broker-server';
import type { IceKeeper } from './ice-keeper';
import type { Link } from './link';
import { createLink } from './link';
import type { OpenPeer } from './open-peer';
import { openPeer } from './open-peer';
import type { Signal } from './signal-filter';
import { createSignalFilter } from './signal-filter';

export interface BrokerPeerOptions {
  readonly id: string;
  /** Ours; the other end has the other one. */
  readonly role: Role;
  readonly keys: PairingKeys;
  readonly server: BrokerServer;
  /** One with our id that was opened beforehand at this server. */
  readonly opened?: OpenPeer;
  /** Servers for each connection; what the broker says of them at registration goes there. */
  readonly ice: IceKeeper;
  readonly certificate: RTCCertificate;
  /** Whom we dial; null for an end that waits to be dialled. */
  readonly dials: string | null;
  /**
   * Asked before anything is made of an offer or an answer that the other end sealed. The
   * fingerprint is the only one of its description, else null.
   */
  acceptDescription(fingerprint: Bytes | null, source: string): boolean;
  /** An accepted offer has become a link. */
  onLink?(link: Link): void;
  onOnline?(online: boolean): void;
  /** The broker says that nobody is there, or that somebody has our id. Not authenticated. */
  onHint?(hint: 'expire' | 'id-taken'): void;
  /** Ends the registration and every link. */
  readonly signal: AbortSignal;
}

/** One peer id at the broker, behind the filter, with everything sealed. */
export interface BrokerPeer {
  readonly online: boolean;
  /**
   * Dials once. The link is there when the broker is, which may name STUN and TURN servers for it.
   * Null after the end.
   */
  connect(): Promise<Link | null>;
  /** Gives the id up for good. Links go on. */
  leave(): void;
}

interface Early {
  readonly connection: DataConnection;
  /** What it was made with. */
  readonly servers: IceServers;
  resolve(link: Link | null): void;
}

/** The last one so that a broker that is back is found within five seconds. */
const backOff = { firstMs: 500, lastMs: 4_000, spread: 0.2 };
/** A registration that takes longer is tried again. */
const registrationMs = 10_000;
/** The stock broker sends no OPEN to a second socket of the same id and token. */
const silentOpenMs = 2_000;

const outgoing = v.object({
  type: v.picklist(['OFFER', 'ANSWER', 'CANDIDATE']),
  dst: v.string(),
  payload: v.looseObject({ connectionId: v.string() }),
});

export function openBrokerPeer(options: BrokerPeerOptions): BrokerPeer {
  const { id, role, keys, server, ice, dials, acceptDescription, signal } = options;
  const other: Role = role === 'L' ? 'P' : 'L';
  let online = false;
  let left = false;
  let failures = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let counter = 0;
  let sealing = Promise.resolve();
  const unsent: object[] = [];
  /** Dialled before the broker was reached: nothing of it has left yet. */
  let early: Early | null = null;
  /** Its connection, where it had to be dialled again. */
  let discarded: string | null = null;

  const rtc = (): RTCConfiguration => ({
    iceServers: ice.now(),
    certificates: [options.certificate],
  });

  const { peer, inside, hear } = options.opened ?? openPeer(id, server, rtc());

  function sendSealed(message: unknown): void {
    const parsed = v.safeParse(outgoing, JSON.parse(JSON.stringify(message)));
    if (!parsed.success || left || unsent.length >= limits.sealedPerSource) return;
    const { type, dst, payload } = parsed.output;
    counter += 1;
    const c = counter;
    const body = seal({ key: keys.signal[role], role, type, src: id, dst, counter: c, payload });
    const sendNext = async (): Promise<void> => {
      const sealed = { connectionId: payload.connectionId, type: 'data', c, b: await body };
      const ready = { type, dst, payload: sealed };
      if (payload.connectionId === discarded) return;
      if (online) inside.transmit(ready);
      else unsent.push(ready);
    };
    // One that could not be sealed is lost; the attempt runs into its time-out.
    sealing = sealing.then(sendNext).catch(() => {});
  }

  const dialNow = (other: string): DataConnection => {
    peer.options.config = rtc();
    return peer.connect(other, { serialization: 'json', reliable: true });
  };
  /** A connection gathers once: servers that came after its offer need another one. */
  const settleEarly = (): void => {
    if (early === null || dials === null) return;
    const { connection, servers, resolve } = early;
    early = null;
    if (ice.now() === servers) {
      resolve(createLink(connection));
      return;
    }
    discarded = connection.connectionId;
    connection.close();
    unsent.length = 0;
    resolve(createLink(dialNow(dials)));
  };

  const setOnline = (next: boolean): void => {
    clearTimeout(watchdog);
    if (next) {
      failures = 0;
      settleEarly();
      for (const message of unsent.splice(0)) inside.transmit(message);
    }
    if (online === next) return;
    online = next;
    options.onOnline?.(next);
  };

  /** PeerJS tries once; a socket that hangs, or is open without a word, needs our own eyes. */
  const watchRegistration = (again: boolean, left = registrationMs): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      if (again && inside.socketOpen()) setOnline(true);
      else if (left > silentOpenMs) watchRegistration(again, left - silentOpenMs);
      else peer.disconnect();
    }, silentOpenMs);
  };

  const handleSignal = (message: Signal, fingerprint: Bytes | null): void => {
    const { type, src, payload } = message;
    const known = inside.knows(src, payload.connectionId);
    if (type === 'CANDIDATE') {
      // PeerJS would keep a stray one for ever.
      if (known) inside.handle(message);
      return;
    }
    // An offer for a connection that exists would make PeerJS close that.
    if (known !== (type === 'ANSWER') || left) return;
    if (!acceptDescription(fingerprint, src)) return;
    peer.options.config = rtc();
    inside.handle(message);
  };

  const filter = createSignalFilter({
    self: id,
    role: other,
    key: keys.signal[other],
    expects: dials === null ? { type: 'OFFER' } : { type: 'ANSWER', from: dials },
    onSignal: handleSignal,
    onOpen(answer) {
      inside.handle({ type: 'OPEN' });
      if (answer !== null && !left) ice.heard(answer);
      setOnline(true);
    },
    onHint(hint) {
      // Our id is free again when the broker has noticed that our last socket is dead.
      if (hint === 'id-taken' && !online) peer.disconnect();
      options.onHint?.(hint);
    },
  });

  peer.on('connection', (connection) => options.onLink?.(createLink(connection)));
  peer.on('disconnected', () => {
    if (left || signal.aborted) return;
    setOnline(false);
    const delay = Math.min(backOff.lastMs, backOff.firstMs * 2 ** failures);
    failures += 1;
    retryTimer = setTimeout(
      () => {
        if (left || peer.destroyed) return;
        peer.reconnect();
        watchRegistration(true);
      },
      delay * (1 + backOff.spread * (2 * Math.random() - 1)),
    );
  });
  watchRegistration(false);
  hear({ receive: filter.receive, send: sendSealed });

  const leave = (): void => {
    if (left) return;
    left = true;
    online = false;
    early?.resolve(null);
    early = null;
    clearTimeout(retryTimer);
    clearTimeout(watchdog);
    peer.disconnect();
  };
  const end = (): void => {
    leave();
    peer.destroy();
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });

  return {
    get online() {
      return online;
    },
    connect() {
      if (dials === null || left || peer.disconnected) return Promise.resolve(null);
      const connection = dialNow(dials);
      if (online) return Promise.resolve(createLink(connection));
      // Made ready while the broker is being reached: mostly it names no servers, and this one stands.
      return new Promise((resolve) => {
        early = { connection, servers: ice.now(), resolve };
      });
    },
    leave,
  };
}
