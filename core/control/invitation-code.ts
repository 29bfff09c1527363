import type { Bytes } from '../protocol/bytes';
import type { Invitation } from '../protocol/invitation';
import { expiryOf, headerOf, invitationUrl } from '../protocol/invitation';
import type { PairingContext, PairingKeys } from '../protocol/keys';
import { derivePairingKeys } from '../protocol/keys';
import type { Link } from './link';
import type { ProofOutcome } from './prove-link';
import type { Network } from './waiting-room';
import { openWaitingRoom } from './waiting-room';

export interface CodeOptions {
  readonly network: Network;
  readonly phoneOrigin: string;
  readonly broker: string | null;
  readonly pin: Bytes;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds from being shown until new offers are refused. */
  readonly codeLifeMs: number;
  /** Milliseconds that a spent room stays registered. */
  readonly spentRoomMs: number;
  /** Whether an offer for the unspent code becomes a connection. */
  admits(): boolean;
  onAttempt(): void;
  onOutcome(outcome: ProofOutcome, claim: Claim): void;
  onOnline(online: boolean): void;
  /** An offer came for the spent code. */
  onOldCode(): void;
  /** Closes connections that have not proven themselves. */
  readonly attempts: AbortSignal;
}

/** A link that belongs to a code, with what is needed to resume it. */
export interface Claim {
  readonly link: Link;
  readonly keys: PairingKeys;
  readonly context: PairingContext;
  /** Lets the link outlive the room. */
  keep(): void;
}

/** One code that can be displayed. */
export interface InvitationCode {
  readonly url: string;
  /** Starts its life; from then on somebody may hold it. */
  show(): void;
  /** Takes no new offers. The room goes when hardly anybody can still hold the code. */
  spend(): void;
}

/** The URL of a new code, or null when it is too long for the QR. */
export const inviteTo = (
  invitation: Omit<Invitation, 'mode'>,
  phoneOrigin: string,
): string | null => invitationUrl(phoneOrigin, { ...invitation, mode: 1 });

/** Mints a code and registers its room. */
export async function openCode(options: CodeOptions): Promise<InvitationCode | null> {
  const { network, phoneOrigin, broker, pin, now, admits } = options;
  const exp = expiryOf(now());
  const secret = crypto.getRandomValues(new Uint8Array(16));
  const header = headerOf({ mode: 1, exp });
  const context: PairingContext = { header, pin, broker };
  const url = inviteTo({ exp, secret, pin, broker }, phoneOrigin);
  const keys = await derivePairingKeys({ secret, ...context });
  if (url === null) return null;

  const life = new AbortController();
  const kept = new Set<Link>();
  let shown = false;
  let spent = false;

  const release = (): void => {
    room.leave();
    const look = (): void => {
      if ([...kept].every(({ closed }) => closed.aborted)) life.abort();
    };
    for (const { closed } of kept) closed.addEventListener('abort', look);
    look();
  };
  const spend = (): void => {
    if (spent) return;
    spent = true;
    clearTimeout(lifeTimer);
    if (shown) setTimeout(release, options.spentRoomMs);
    else release();
  };
  let lifeTimer: ReturnType<typeof setTimeout> | undefined;

  const room = openWaitingRoom({
    ...network,
    keys,
    header,
    admits() {
      if (spent) options.onOldCode();
      return !spent && admits();
    },
    // The pin is ours; who the phone is says the proof.
    acceptFingerprint: () => true,
    onAttempt: options.onAttempt,
    onOutcome: (link, outcome) =>
      options.onOutcome(outcome, { link, keys, context, keep: () => kept.add(link) }),
    onOnline: options.onOnline,
    attempts: options.attempts,
    signal: life.signal,
  });

  return {
    url,
    show() {
      if (shown || spent) return;
      shown = true;
      lifeTimer = setTimeout(spend, options.codeLifeMs);
    },
    spend,
  };
}
