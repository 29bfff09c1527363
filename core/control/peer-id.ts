import { toHex } from '../protocol/bytes';

/** A random peer id, as the dialling end has one for each attempt. */
export const randomPeerId = (): string => `b${randomToken()}`;

/** What shows the broker that a second socket with the same id is ours as well. */
export const randomToken = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)));
