import { type Invitation, isExpired, parseScannedText } from '../../core/protocol/invitation';
import type { PhoneProblem } from '../../core/protocol/views';

/** A good code whose page is another server's. */
export interface Elsewhere {
  readonly host: string;
  /** The code's own address, which carries its secret. */
  readonly link: string;
}

/** What is wrong with a scanned text, or where it belongs, or the invitation that it is. */
export const readInvitation = (
  text: string,
  origin: string,
  now: number,
): Invitation | Elsewhere | PhoneProblem => {
  const scanned = parseScannedText(text, origin);
  switch (scanned.kind) {
    case 'invitation':
      // Modes that this version does not speak are a newer laptop's.
      if (scanned.invitation.mode !== 1) return 'newer-code';
      return isExpired(scanned.invitation, now) ? 'expired' : scanned.invitation;
    case 'newer-code':
      return 'newer-code';
    case 'other-server':
      return { host: new URL(scanned.origin).host, link: text.trim() };
    case 'not-a-baton-code':
      return 'not-a-baton-code';
    default:
      return scanned satisfies never;
  }
};
