import type { Bytes } from '../../../core/protocol/bytes';
import { sha256, utf8 } from '../../../core/protocol/bytes';
import type { Invitation } from '../../../core/protocol/invitation';
import { headerOf } from '../../../core/protocol/invitation';
import { derivePairingKeys } from '../../../core/protocol/keys';

/** The inputs of the protocol's test vectors. */
export const fpL = await sha256(utf8('laptop cert'));
export const fpP = await sha256(utf8('phone cert'));
export const nL: Bytes = new Uint8Array(16).fill(0x11);
export const nP: Bytes = new Uint8Array(16).fill(0x22);

export const invitation: Invitation = {
  mode: 1,
  exp: 1234,
  secret: Uint8Array.from({ length: 16 }, (_, index) => index),
  pin: fpL.slice(0, 16),
  broker: null,
};
export const header = headerOf(invitation);
export const keys = await derivePairingKeys({ ...invitation, header });
export const fragment = 'AQEE0gABAgMEBQYHCAkKCwwNDg_Ys1jp30VwK1-yluWz7YyH';
