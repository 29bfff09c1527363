import type { Bytes } from '../protocol/bytes';
import type { Proven } from '../protocol/handshake';
import type { PairingKeys } from '../protocol/keys';
import { openBrokerPeer } from './broker-peer';
import type { JoinFailure } from './control-events';
import type { Link } from './link';
import type { OpenPeer } from './open-peer';
import { randomPeerId } from './peer-id';
import { proveLink } from './prove-link';
import type { Network } from './waiting-room';

export interface DialOptions extends Network {
  readonly keys: PairingKeys;
  /** Bytes 0..3 of the invitation. */
  readonly header: Bytes;
  acceptFingerprint(fingerprint: Bytes): boolean;
  /** An id that was registered beforehand and serves no other attempt. */
  readonly opened?: OpenPeer;
  /** Milliseconds until the channel must be open. */
  readonly connectMs: number;
  /** Ends the attempt, and the link that came of it. */
  readonly signal: AbortSignal;
}

export type DialOutcome =
  | {
      readonly t: 'proven';
      readonly link: Link;
      readonly proven: Proven;
      readonly fpL: Bytes;
      readonly fpP: Bytes;
    }
  /** Everything of the attempt is closed. A null reason: the signal aborted. */
  | { readonly t: 'failed'; readonly reason: JoinFailure | null };

/** A dead broker is said this soon. */
const serverMs = 5_000;
/** How long a proven link may still find a better path before we leave the broker. */
const trickleMs = 10_000;

/** The phone's side of one secret: one attempt under a random id. */
export function dial(options: DialOptions): Promise<DialOutcome> {
  const { keys, header, ownFingerprint, acceptFingerprint, opened, signal } = options;
  // Who lost the broker meanwhile dials anew.
  const stands = opened !== undefined && !opened.peer.disconnected;
  if (!stands) opened?.peer.destroy();
  const room = `b${keys.room}`;
  const life = new AbortController();
  const attempt = new AbortController();

  return new Promise((resolve) => {
    let over = false;
    let online = false;
    let answered = false;
    const end = (): void => {
      attempt.abort();
      life.abort();
    };
    const finish = (outcome: DialOutcome): void => {
      if (over) return;
      over = true;
      clearTimeout(serverTimer);
      if (outcome.t === 'failed') end();
      resolve(outcome);
    };
    const fail = (reason: JoinFailure | null): void => finish({ t: 'failed', reason });
    signal.addEventListener(
      'abort',
      () => {
        fail(null);
        end();
      },
      { signal: life.signal },
    );
    const serverTimer = setTimeout(() => fail('server-unreachable'), serverMs);

    const peer = openBrokerPeer({
      id: stands ? opened.id : randomPeerId(),
      ...(stands ? { opened } : {}),
      role: 'P',
      keys,
      server: options.server,
      ice: options.ice,
      certificate: options.certificate,
      dials: room,
      acceptDescription(fingerprint) {
        answered = true;
        const accepted = fingerprint !== null && acceptFingerprint(fingerprint);
        if (!accepted) fail('not-the-laptop');
        return accepted;
      },
      onOnline(now) {
        if (now) online = true;
        if (now) clearTimeout(serverTimer);
      },
      onHint(hint) {
        // Only a hint, and no more than that once the other end has spoken.
        if (hint === 'expire' && !answered) fail('expired-or-used');
      },
      signal: life.signal,
    });
    const prove = async (): Promise<void> => {
      const link = await peer.connect();
      if (!link || signal.aborted) {
        fail(signal.aborted ? null : 'server-unreachable');
        return;
      }
      const outcome = await proveLink({
        link,
        role: 'P',
        keys,
        header,
        ownFingerprint,
        acceptFingerprint,
        connectMs: options.connectMs,
        signal: attempt.signal,
      });
      if (outcome.t === 'proven') {
        link.closed.addEventListener('abort', end, { once: true });
        setTimeout(() => peer.leave(), trickleMs);
        finish({ ...outcome, link });
        return;
      }
      const nobody = online ? 'expired-or-used' : 'server-unreachable';
      const reasons = {
        'no-channel': answered ? 'laptop-unreachable' : nobody,
        'relay-refused': answered ? 'relay-refused' : nobody,
        fingerprint: 'not-the-laptop',
        protocol: 'protocol',
        'timed-out': 'laptop-unreachable',
        aborted: null,
      } as const;
      fail(reasons[outcome.reason]);
    };
    void prove();
  });
}
