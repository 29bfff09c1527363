import type { Bytes } from './bytes';
import { concat, sha256, toHex, utf8 } from './bytes';

/** The laptop, or the phone. */
export type Role = 'L' | 'P';

export interface PairingKeys {
  /** 32 hex digits; the displayer's peer id is `b` and this. */
  readonly room: string;
  /** HMAC; what a later resume starts from. */
  readonly sessionKey: CryptoKey;
  /** AES-GCM, by the role that seals. */
  readonly signal: Readonly<Record<Role, CryptoKey>>;
  /** HMAC, by the role that proves. */
  readonly mac: Readonly<Record<Role, CryptoKey>>;
  /** HMAC; makes the pairing code and the mutual code. */
  readonly sas: CryptoKey;
}

export interface PairingContext {
  /** Bytes 0..3 of the invitation. */
  readonly header: Bytes;
  readonly pin: Bytes;
  readonly broker: string | null;
}

/** The HKDF salt: what the secret was shown together with cannot be exchanged. */
export function saltOf({ header, pin, broker }: PairingContext): Promise<Bytes> {
  const field = broker === null ? [] : [Uint8Array.of(broker.length), utf8(broker)];
  return sha256(concat(header, pin, ...field));
}

export const hkdfKey = (secret: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);

export const hkdf = (salt: Bytes, label: string) => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt,
  info: utf8(`btn/1 ${label}`),
});

/** HKDF-SHA-256 with the protocol's label prefix; `size` in bytes. */
export async function deriveBytes(
  secret: Bytes,
  salt: Bytes,
  label: string,
  size: number,
): Promise<Bytes> {
  const key = await hkdfKey(secret);
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(salt, label), key, size * 8));
}

/**
 * All keys of one invitation or one resume attempt. None can be exported;
 * the caller drops the secret afterwards.
 */
export async function derivePairingKeys({
  secret,
  ...context
}: PairingContext & { readonly secret: Bytes }): Promise<PairingKeys> {
  const [base, salt] = await Promise.all([hkdfKey(secret), saltOf(context)]);
  const hmac = (label: string) =>
    crypto.subtle.deriveKey(
      hkdf(salt, label),
      base,
      { name: 'HMAC', hash: 'SHA-256', length: 256 },
      false,
      ['sign', 'verify'],
    );
  const aes = (label: string) =>
    crypto.subtle.deriveKey(hkdf(salt, label), base, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
  const [room, sessionKey, signalL, signalP, macL, macP, sas] = await Promise.all([
    crypto.subtle.deriveBits(hkdf(salt, 'room'), base, 128),
    hmac('sess'),
    aes('sig L'),
    aes('sig P'),
    hmac('mac L'),
    hmac('mac P'),
    hmac('sas'),
  ]);
  return {
    room: toHex(new Uint8Array(room)),
    sessionKey,
    signal: { L: signalL, P: signalP },
    mac: { L: macL, P: macP },
    sas,
  };
}
