import type { Bytes } from '../protocol/bytes';
import { equalBytes } from '../protocol/bytes';
import type { HandshakeStep, PhoneHandshake, Proven } from '../protocol/handshake';
import { laptopHandshake, phoneHandshake } from '../protocol/handshake';
import type { PairingKeys, Role } from '../protocol/keys';
import { limits } from '../protocol/limits';
import { remoteFingerprint } from './dtls-fingerprint';
import type { Link } from './link';
import { watchRelayRefusal } from './relay-refusal';

export interface ProofInput {
  readonly link: Link;
  /** Ours. */
  readonly role: Role;
  readonly keys: PairingKeys;
  /** Bytes 0..3 of the invitation. */
  readonly header: Bytes;
  readonly ownFingerprint: Bytes;
  /** What the other end's certificate must be, where that is known. */
  acceptFingerprint(fingerprint: Bytes): boolean;
  /** Milliseconds from now until the channel must be open. */
  readonly connectMs: number;
  readonly signal: AbortSignal;
}

export type ProofOutcome =
  | { readonly t: 'proven'; readonly proven: Proven; readonly fpL: Bytes; readonly fpP: Bytes }
  /** The link is closed already. */
  | {
      readonly t: 'failed';
      readonly reason: FailedProof;
    };

type FailedProof =
  | 'no-channel'
  /** No channel either, and a relay that may have made one refused. */
  | 'relay-refused'
  | 'fingerprint'
  | 'protocol'
  | 'timed-out'
  | 'aborted';

/** DTLS is connected some round trips before the channel opens: measured meanwhile. */
const measure = (link: Link): (() => Promise<Bytes | null>) => {
  const { peerConnection, closed } = link;
  let measured: Promise<Bytes | null> | null = null;
  const start = (): Promise<Bytes | null> => {
    measured ??= remoteFingerprint(peerConnection, closed).catch(() => null);
    return measured;
  };
  const look = (): void => {
    if (peerConnection.connectionState === 'connected') void start();
  };
  peerConnection.addEventListener('connectionstatechange', look, { signal: closed });
  return start;
};

/**
 * Waits for the channel of a link, measures both certificates and runs our end of the handshake.
 * Afterwards nobody takes the link's frames; what the other end sends meanwhile waits.
 */
export function proveLink(input: ProofInput): Promise<ProofOutcome> {
  const { link, role, keys, header, ownFingerprint, acceptFingerprint, signal } = input;
  const measured = measure(link);
  const relayRefused = watchRelayRefusal(link.peerConnection, link.closed);

  return new Promise((resolve) => {
    let over = false;
    let proofTimer: ReturnType<typeof setTimeout> | undefined;
    const finish = (outcome: ProofOutcome): void => {
      if (over) return;
      over = true;
      clearTimeout(connectTimer);
      clearTimeout(proofTimer);
      signal.removeEventListener('abort', onAbort);
      link.closed.removeEventListener('abort', onClosed);
      link.take(null);
      if (outcome.t === 'failed') link.close();
      resolve(outcome);
    };
    const fail = (reason: FailedProof) => finish({ t: 'failed', reason });
    const onAbort = (): void => fail('aborted');
    const onClosed = (): void => fail('protocol');
    const connectTimer = setTimeout(
      () => fail(relayRefused() ? 'relay-refused' : 'no-channel'),
      input.connectMs,
    );
    signal.addEventListener('abort', onAbort);
    link.closed.addEventListener('abort', onClosed);
    if (signal.aborted) onAbort();

    const shakeHands = async (): Promise<void> => {
      clearTimeout(connectTimer);
      if (over) return;
      proofTimer = setTimeout(() => fail('timed-out'), limits.proofMs);
      const remote = await measured();
      if (over) return;
      if (!remote || !acceptFingerprint(remote)) {
        fail('fingerprint');
        return;
      }
      const [fpL, fpP] = role === 'L' ? [ownFingerprint, remote] : [remote, ownFingerprint];
      const ends = { keys, header, fpL, fpP };
      const phone: PhoneHandshake | null = role === 'P' ? phoneHandshake(ends) : null;
      const handshake = phone ?? laptopHandshake(ends);
      const onStep = (step: HandshakeStep): void => {
        if (over) return;
        if ('error' in step) {
          fail('protocol');
          return;
        }
        if (step.send !== null) link.send(step.send);
        if (step.done) finish({ t: 'proven', proven: step.done, fpL, fpP });
      };
      if (phone) link.send(await phone.start());
      if (over) return;
      link.take(async (text) => {
        if (text === null) fail('protocol');
        else onStep(await handshake.receive(text));
      });
    };
    link.opened.then(shakeHands).catch(() => fail('protocol'));
  });
}

/** Accepts a certificate whose fingerprint begins with the pin of the invitation. */
export const matchesPin =
  (pin: Bytes) =>
  (fingerprint: Bytes): boolean =>
    equalBytes(fingerprint.slice(0, pin.length), pin);
