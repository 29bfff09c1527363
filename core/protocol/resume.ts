import type { Bytes } from './bytes';
import { sha256 } from './bytes';
import { hkdf, hkdfKey } from './keys';

/**
 * What both ends keep to find each other again after the channel died. It
 * cannot be exported, but it can be stored in IndexedDB.
 */
export async function resumeKey(sessionKey: CryptoKey, transcript: Bytes): Promise<CryptoKey> {
  const digest = await sha256(transcript);
  return hkdfKey(new Uint8Array(await crypto.subtle.sign('HMAC', sessionKey, digest)));
}

/** The 16-byte secret of the `n`-th channel of a session; resumes count from 1. */
export async function resumeSecret(key: CryptoKey, n: number): Promise<Bytes> {
  const salt = new Uint8Array(32);
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(salt, `re ${n}`), key, 128));
}
