import type { Bytes } from './bytes';
import { concat, fromBase64, toBase64, utf8 } from './bytes';
import type { Role } from './keys';
import { limits } from './limits';

const ivBytes = 12;

/** Where a sealed payload belongs. It opens in no other place. */
export interface SealedPlace {
  /** The `signal` key of the sender's role. */
  readonly key: CryptoKey;
  /** The sender's role. */
  readonly role: Role;
  /** The broker's message type: OFFER, ANSWER or CANDIDATE. */
  readonly type: string;
  readonly src: string;
  readonly dst: string;
  /** From 1, rising per source. */
  readonly counter: number;
}

const aad = ({ role, type, src, dst, counter }: SealedPlace): Bytes =>
  utf8(['btn/1', role, type, src, dst, counter].join('|'));

/** `seal` with a given iv: for the test vector only, an iv must never serve twice under one key. */
export async function sealWithIv(
  iv: Bytes,
  { payload, ...place }: SealedPlace & { readonly payload: unknown },
): Promise<string> {
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: aad(place) },
    place.key,
    utf8(JSON.stringify(payload)),
  );
  return toBase64(concat(iv, new Uint8Array(sealed)));
}

/** The `b` of a signalling message: a JSON payload that only the other end can read. */
export const seal = (input: SealedPlace & { readonly payload: unknown }): Promise<string> =>
  sealWithIv(crypto.getRandomValues(new Uint8Array(ivBytes)), input);

/** The payload that was sealed for exactly this place, or null. Never throws. */
export async function unseal({
  sealed,
  ...place
}: SealedPlace & { readonly sealed: string }): Promise<unknown> {
  if (sealed.length > limits.sealedPayloadBytes) return null;
  // A bar inside an id would let two places share one AAD.
  if (place.src.includes('|') || place.dst.includes('|')) return null;
  const bytes = fromBase64(sealed);
  if (!bytes) return null;
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.slice(0, ivBytes), additionalData: aad(place) },
      place.key,
      bytes.slice(ivBytes),
    );
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch {
    // Not for this place, not with this key, or not JSON: to the caller all the same.
    return null;
  }
}
