import * as v from 'valibot';
import type { Bytes } from './bytes';
import { concat, fromBase64url, fromHex, toBase64url, utf8 } from './bytes';
import type { Role } from './keys';

/**
 * Public keys as they travel: SPKI of one of two kinds, which its first bytes tell. Both kinds
 * have one size only, and so do their signatures.
 */
const kinds = [
  {
    head: '302a300506032b6570032100',
    size: 44,
    key: { name: 'Ed25519' },
    signing: { name: 'Ed25519' },
  },
  {
    // An uncompressed point of P-256.
    head: '3059301306072a8648ce3d020106082a8648ce3d03010703420004',
    size: 91,
    key: { name: 'ECDSA', namedCurve: 'P-256' },
    signing: { name: 'ECDSA', hash: 'SHA-256' },
  },
] as const;
const signatureBytes = 64;

const kindOf = (spki: Bytes): (typeof kinds)[number] | null =>
  kinds.find(
    ({ head, size }) =>
      spki.length === size && (fromHex(head) ?? []).every((byte, place) => spki[place] === byte),
  ) ?? null;

const read = (key: string) => {
  const spki = fromBase64url(key);
  const kind = spki === null ? null : kindOf(spki);
  return spki === null || kind === null ? null : { spki, kind };
};

/** A public key that may be remembered. Whether its point is on the curve shows when it is used. */
export const rememberedKey = v.pipe(
  v.string(),
  v.maxLength(122),
  v.check((key) => read(key) !== null),
);
export const rememberedSignature = v.pipe(
  v.string(),
  v.length(86),
  v.check((signature) => fromBase64url(signature)?.length === signatureBytes),
);

/** What an end says of itself in a later pairing. */
export interface Claim {
  readonly key: string;
  readonly signature: string;
}

/** The key by which one end is known to those that it let remember it. */
export type Identity = Pick<CryptoKeyPair, 'publicKey' | 'privateKey'>;

/** Its private half never leaves the browser. Ed25519 where the browser has it. */
export async function makeIdentity(): Promise<Identity> {
  for (const { key } of kinds) {
    try {
      const made = await crypto.subtle.generateKey(key, false, ['sign', 'verify']);
      if ('privateKey' in made) return made;
    } catch {
      // An older browser has the next kind.
    }
  }
  throw new Error('no kind of signing key');
}

export const publicKeyOf = async ({ publicKey }: Identity): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));

/** The role is part of it, so that nobody can send an end its own signature back. */
const signed = (role: Role, transcript: Bytes): Bytes =>
  concat(utf8('btn/1 rem\0'), utf8(role), transcript);

/** Says in one pairing, and in no other, that this end is who was remembered. */
export async function claim(identity: Identity, role: Role, transcript: Bytes): Promise<Claim> {
  const key = await publicKeyOf(identity);
  const kind = read(key)?.kind;
  if (kind === undefined) throw new Error('a key of another kind');
  const bytes = signed(role, transcript);
  const signature = await crypto.subtle.sign(kind.signing, identity.privateKey, bytes);
  return { key, signature: toBase64url(new Uint8Array(signature)) };
}

const importKey = async (key: string) => {
  const found = read(key);
  if (found === null) return null;
  const { spki, kind } = found;
  try {
    const imported = await crypto.subtle.importKey('spki', spki, kind.key, true, ['verify']);
    return { imported, signing: kind.signing };
  } catch {
    // No point of the curve, or a kind that this browser does not have.
    return null;
  }
};

/** Whether this browser could check what the owner of the key will say. */
export const canVerify = async (key: string): Promise<boolean> => (await importKey(key)) !== null;

/** Whether the claim was made in this pairing by the end of that role that has the key. */
export async function verifyClaim(
  { key, signature }: Claim,
  role: Role,
  transcript: Bytes,
): Promise<boolean> {
  const found = await importKey(key);
  const bytes = fromBase64url(signature);
  if (found === null || bytes === null) return false;
  return crypto.subtle.verify(found.signing, found.imported, bytes, signed(role, transcript));
}
