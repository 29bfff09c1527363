import { limits } from '../protocol/limits';
import type { FromPhone, ToPhone } from '../protocol/messages';
import { fromPhone } from '../protocol/messages';
import { askIceServers } from './ask-ice-servers';
import { brokerServer } from './broker-server';
import { openControlChannel } from './control-channel';
import type { InviterEvent, LaptopChannel } from './control-events';
import { ownFingerprint } from './dtls-fingerprint';
import { keepIceServers } from './ice-keeper';
import type { Claim, InvitationCode } from './invitation-code';
import { inviteTo, openCode } from './invitation-code';
import type { ProofOutcome } from './prove-link';
import { laptopRedial } from './redial';
import { createResumption } from './resumption';
import type { Network } from './waiting-room';

/** Milliseconds; the defaults are the protocol's, tests shorten them. */
interface InvitationTimes {
  readonly rotationMs: number;
  readonly codeLifeMs: number;
  readonly cardLifeMs: number;
  readonly spentRoomMs: number;
}

export interface InvitationOptions {
  /** http or https URL of the broker as the laptop reaches it. */
  readonly server: string;
  /** Where the phone opens the PWA. */
  readonly phoneOrigin: string;
  /** The broker field of the code; null when the phone origin itself is the broker. */
  readonly broker: string | null;
  /** Made for this card alone, see `createCertificate`. */
  readonly certificate: RTCCertificate;
  /** Ends the card, and the channel that came of it. */
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly times?: Partial<InvitationTimes>;
  /** Milliseconds after which credentials of a relay that are good for so many seconds are renewed. */
  readonly renewAfterMs?: (seconds: number) => number;
  /** After the signal only `old-code` may still come, while spent rooms live out their time. */
  on(event: InviterEvent): void;
}

export interface Inviter {
  /**
   * The person accepted the phone that proved itself: no code of this card works any more, and
   * nobody else can become a second claimant.
   */
  spend(): void;
}

type ProvenOutcome = Extract<ProofOutcome, { readonly t: 'proven' }>;

const defaults: InvitationTimes = {
  rotationMs: limits.codeRotationMs,
  codeLifeMs: limits.codeLifeMs,
  cardLifeMs: limits.cardLifeMs,
  spentRoomMs: limits.spentRoomMs,
};
const minuteMs = 60_000;
/** A broker that is not there is said this soon. */
const serverMs = 5_000;

/**
 * An invitation card: codes that replace one another until a phone proves that it read one, and
 * the channel to that phone. The card is over when it was spent, went blank, saw a second
 * claimant or too many attempts, or its phone is gone; a new card is a new `openInvitation` with
 * a new certificate. Throws a RangeError when origin and broker do not fit into a QR.
 */
export function openInvitation(options: InvitationOptions): Inviter {
  const { certificate, phoneOrigin, broker, signal, renewAfterMs } = options;
  const now = options.now ?? Date.now;
  const times = { ...defaults, ...options.times };
  const none = new Uint8Array(16);
  if (inviteTo({ exp: 0, secret: none, pin: none, broker }, phoneOrigin) === null) {
    throw new RangeError('The address of the server is too long for a QR code');
  }

  const server = brokerServer(null, options.server);
  const ice = keepIceServers({
    ask: (asking) => askIceServers(server, asking),
    ...(renewAfterMs ? { renewAfterMs } : {}),
    signal,
  });
  ice.onChange((iceServers) => emit({ t: 'ice-servers', iceServers }));
  const codes: InvitationCode[] = [];
  const attempts = new AbortController();
  const failedAt: number[] = [];
  let unproven = 0;
  let claimed: LaptopChannel | null = null;
  let over = false;
  let brokerOnline: boolean | null = null;
  let rotation: ReturnType<typeof setTimeout> | undefined;

  const emit = (event: InviterEvent): void => {
    if (!signal.aborted || event.t === 'old-code') options.on(event);
  };
  const sayBroker = (online: boolean): void => {
    clearTimeout(serverTimer);
    if (over || brokerOnline === online) return;
    brokerOnline = online;
    emit({ t: 'broker', online });
  };
  const finish = (): void => {
    if (over) return;
    over = true;
    clearTimeout(rotation);
    clearTimeout(blankTimer);
    clearTimeout(serverTimer);
    signal.removeEventListener('abort', finish);
    attempts.abort();
    if (claimed === null) ice.end();
    for (const code of codes) code.spend();
  };

  const countFailure = (): void => {
    const at = now();
    failedAt.push(at);
    if (failedAt.filter((time) => time > at - minuteMs).length < limits.failuresPerMinute) return;
    finish();
    emit({ t: 'too-many-attempts' });
  };

  const channelTo = (
    { proven, fpL, fpP }: ProvenOutcome,
    { link, keys, context, keep }: Claim,
    network: Network,
  ): LaptopChannel => {
    keep();
    return openControlChannel<FromPhone, ToPhone>({
      link,
      proven,
      schema: fromPhone,
      role: 'L',
      fingerprint: fpP,
      ice,
      resumption: createResumption({ context, keys, proven, fpL, fpP }),
      redial: laptopRedial(network),
      signal,
      on(event) {
        if (event.t === 'closed' || event.t === 'broken') finish();
        emit({ t: 'channel', event });
      },
    });
  };

  const onProven = (outcome: ProvenOutcome, claim: Claim, network: Network): void => {
    if (over) {
      claim.link.close();
      return;
    }
    clearTimeout(rotation);
    clearTimeout(blankTimer);
    const channel = channelTo(outcome, claim, network);
    if (claimed === null) {
      claimed = channel;
      emit({ t: 'proven', channel });
      return;
    }
    finish();
    for (const claimant of [claimed, channel]) {
      claimant.send({ t: 'end', reason: 'two-devices' });
      claimant.close();
    }
    emit({ t: 'two-devices' });
  };

  const showNext = async (network: Network): Promise<void> => {
    let shown = false;
    const code = await openCode({
      network,
      phoneOrigin,
      broker,
      pin: network.ownFingerprint.slice(0, 16),
      now,
      codeLifeMs: times.codeLifeMs,
      spentRoomMs: times.spentRoomMs,
      admits: () => unproven < limits.unprovenConnections,
      onAttempt() {
        unproven += 1;
      },
      onOutcome(outcome, claim) {
        unproven -= 1;
        if (outcome.t === 'proven') onProven(outcome, claim, network);
        else if (outcome.reason !== 'aborted' && !over) {
          if (outcome.reason === 'relay-refused') emit({ t: 'relay-refused' });
          countFailure();
        }
      },
      onOnline(online) {
        if (code !== codes.at(-1) || code === null) return;
        sayBroker(online);
        if (!online || over || claimed || shown) return;
        shown = true;
        code.show();
        emit({ t: 'code', url: code.url, rotatesAt: now() + times.rotationMs });
        rotation = setTimeout(() => void next(network), times.rotationMs);
      },
      onOldCode: () => emit({ t: 'old-code' }),
      attempts: attempts.signal,
    });
    if (code === null) return;
    codes.push(code);
    if (over) code.spend();
  };
  const next = (network: Network): Promise<void> => showNext(network).catch(() => sayBroker(false));

  const begin = async (): Promise<void> => {
    const fingerprint = await ownFingerprint(certificate);
    if (over) return;
    await next({
      server,
      ice,
      certificate,
      ownFingerprint: fingerprint,
    });
  };
  const serverTimer = setTimeout(() => sayBroker(false), serverMs);
  const blankTimer = setTimeout(() => {
    finish();
    emit({ t: 'blank' });
  }, times.cardLifeMs);
  if (signal.aborted) finish();
  else signal.addEventListener('abort', finish, { once: true });
  begin().catch(() => sayBroker(false));

  return { spend: finish };
}
