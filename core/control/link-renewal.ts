import type { Bytes } from '../protocol/bytes';
import { equalBytes } from '../protocol/bytes';
import { fingerprintOf } from '../protocol/fingerprint';
import type { IceServers } from '../protocol/ice-servers';
import type { Role } from '../protocol/keys';
import type { LinkSignal } from '../protocol/messages';
import { describesOnlyData } from './describes-only-data';

export interface LinkRenewalOptions {
  readonly role: Role;
  readonly connection: RTCPeerConnection;
  /** The other end's certificate, as it was proven. */
  readonly fingerprint: Bytes;
  /** Ends with the link. */
  readonly signal: AbortSignal;
  send(message: LinkSignal): void;
}

export interface LinkRenewal {
  /** New servers: finds new paths with them, while the old path goes on. */
  renew(servers: IceServers): void;
  /** False for what the other end had no right to say. */
  receive(message: LinkSignal): boolean;
}

/**
 * ICE restarts of a proven control link, over itself. The laptop alone offers, so that two renewals
 * never meet; the phone asks it to. A restart keeps DTLS and with it the proof: a description with
 * another certificate is refused.
 */
export const createLinkRenewal = (options: LinkRenewalOptions): LinkRenewal => {
  const { role, connection, fingerprint, signal, send } = options;
  let epoch = 0;
  let work = Promise.resolve();
  const early: RTCIceCandidateInit[] = [];

  /** One thing after the other. What the platform refuses leaves the path that is there. */
  const enqueue = (step: () => Promise<void>): void => {
    work = work.then(step).catch((error: unknown) => {
      if (!signal.aborted) console.warn('control link:', error);
    });
  };
  connection.addEventListener(
    'icecandidate',
    ({ candidate }) => {
      if (epoch === 0 || candidate === null) return;
      const { sdpMid: mid } = candidate;
      send({ t: 'link-candidate', epoch, candidate: candidate.candidate, mid });
    },
    { signal },
  );

  const describe = (kind: 'offer' | 'answer'): void => {
    const sdp = connection.localDescription?.sdp;
    if (sdp !== undefined) send({ t: 'link-description', epoch, kind, sdp });
  };
  const offer = async (): Promise<void> => {
    epoch += 1;
    await connection.setLocalDescription(await connection.createOffer({ iceRestart: true }));
    describe('offer');
  };
  const addEarly = async (): Promise<void> => {
    for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate);
  };
  const answer = async (sdp: string, offered: number): Promise<void> => {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    epoch = offered;
    await connection.setLocalDescription();
    describe('answer');
    await addEarly();
  };
  const finish = async (sdp: string): Promise<void> => {
    if (connection.signalingState !== 'have-local-offer') return;
    await connection.setRemoteDescription({ type: 'answer', sdp });
    await addEarly();
  };

  const isOurs = (sdp: string): boolean => {
    const found = fingerprintOf(sdp);
    return found !== null && equalBytes(found, fingerprint) && describesOnlyData(sdp);
  };

  return {
    renew(servers) {
      enqueue(async () => {
        connection.setConfiguration({ ...connection.getConfiguration(), iceServers: servers });
        if (role === 'L') await offer();
        else send({ t: 'link-restart' });
      });
    },
    receive(message) {
      switch (message.t) {
        case 'link-restart':
          if (role !== 'L') return false;
          enqueue(offer);
          return true;
        case 'link-description': {
          const { kind, sdp, epoch: of } = message;
          if ((kind === 'answer') !== (role === 'L') || !isOurs(sdp)) return false;
          enqueue(async () => {
            // An answer to an offer that another one has followed says nothing any more.
            if (kind === 'offer') await answer(sdp, of);
            else if (of === epoch) await finish(sdp);
          });
          return true;
        }
        case 'link-candidate': {
          const { candidate, mid: sdpMid, epoch: of } = message;
          enqueue(async () => {
            if (of < epoch) return;
            const waits = of > epoch || connection.signalingState !== 'stable';
            if (waits && early.length < maxEarly) early.push({ candidate, sdpMid });
            else if (!waits) await connection.addIceCandidate({ candidate, sdpMid });
          });
          return true;
        }
        default:
          return message satisfies never;
      }
    },
  };
};

const maxEarly = 64;
