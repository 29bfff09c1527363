import type { Bytes } from '../protocol/bytes';
import type { PairingKeys } from '../protocol/keys';
import { limits } from '../protocol/limits';
import { openBrokerPeer } from './broker-peer';
import type { BrokerServer } from './broker-server';
import type { IceKeeper } from './ice-keeper';
import type { Link } from './link';
import type { ProofOutcome } from './prove-link';
import { proveLink } from './prove-link';

/** What both ends need to make connections at all. */
export interface Network {
  readonly server: BrokerServer;
  readonly ice: IceKeeper;
  readonly certificate: RTCCertificate;
  readonly ownFingerprint: Bytes;
}

export interface WaitingRoomOptions extends Network {
  readonly keys: PairingKeys;
  /** Bytes 0..3 of the invitation. */
  readonly header: Bytes;
  /** Whether an offer that decrypted becomes a connection. */
  admits(): boolean;
  acceptFingerprint(fingerprint: Bytes): boolean;
  /** One more connection that has not proven itself. */
  onAttempt?(): void;
  onOutcome(link: Link, outcome: ProofOutcome): void;
  onOnline?(online: boolean): void;
  /** Closes connections that have not proven themselves. */
  readonly attempts: AbortSignal;
  /** Ends the registration and every link. */
  readonly signal: AbortSignal;
}

/** The laptop's side of one secret: a room at the broker where the phone that knows it may come. */
export function openWaitingRoom(options: WaitingRoomOptions): { leave(): void } {
  const { keys, header, ownFingerprint, acceptFingerprint, attempts } = options;
  const prove = async (link: Link): Promise<void> => {
    const outcome = await proveLink({
      link,
      role: 'L',
      keys,
      header,
      ownFingerprint,
      acceptFingerprint,
      connectMs: limits.connectMs,
      signal: attempts,
    });
    options.onOutcome(link, outcome);
  };
  return openBrokerPeer({
    id: `b${keys.room}`,
    role: 'L',
    keys,
    server: options.server,
    ice: options.ice,
    certificate: options.certificate,
    dials: null,
    acceptDescription: (fingerprint) =>
      options.admits() && fingerprint !== null && acceptFingerprint(fingerprint),
    onLink(link) {
      options.onAttempt?.();
      void prove(link);
    },
    ...(options.onOnline ? { onOnline: options.onOnline } : {}),
    signal: options.signal,
  });
}
