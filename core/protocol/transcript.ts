import type { Bytes } from './bytes';
import { concat, lengthPrefixed, sha256, toBase64url, utf8 } from './bytes';

export interface TranscriptParts {
  /** Bytes 0..3 of the invitation. */
  readonly header: Bytes;
  /** DTLS fingerprints as this end measured them. */
  readonly fpL: Bytes;
  readonly fpP: Bytes;
  readonly cP: Bytes;
  readonly nL: Bytes;
  readonly nP: Bytes;
}

/** What the phone commits to before it sees the laptop's nonce, so that neither can steer the code. */
export const commitment = (fpP: Bytes, nP: Bytes): Promise<Bytes> =>
  sha256(concat(utf8('btn/1 commit\0'), fpP, nP));

/** Everything both ends must agree on before they trust the channel. */
export const transcript = ({ header, fpL, fpP, cP, nL, nP }: TranscriptParts): Bytes =>
  concat(utf8('btn/1 bind\0'), ...[header, fpL, fpP, cP, nL, nP].map(lengthPrefixed));

const sign = async (key: CryptoKey, bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes));

/** Two digits that a person compares: `00` to `99`. */
export async function pairingCode(sas: CryptoKey, bound: Bytes): Promise<string> {
  const digest = await sign(sas, bound);
  return String(new DataView(digest.buffer).getUint32(0) % 100).padStart(2, '0');
}

/** What the mutual-scan QR carries after `btn1:`; base64url of 16 bytes. */
export async function mutualProof(sas: CryptoKey, bound: Bytes): Promise<string> {
  const digest = await sign(sas, concat(utf8('mutual\0'), bound));
  return toBase64url(digest.subarray(0, 16));
}

export const proof = (mac: CryptoKey, bound: Bytes): Promise<Bytes> => sign(mac, bound);

export const verifyProof = (mac: CryptoKey, bound: Bytes, m: Bytes): Promise<boolean> =>
  crypto.subtle.verify('HMAC', mac, m, bound);
