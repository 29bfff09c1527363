import type { Bytes } from '../protocol/bytes';
import type { Role } from '../protocol/keys';
import { limits } from '../protocol/limits';
import type { Claim, Identity } from '../protocol/remembered';
import { canVerify, claim, makeIdentity, publicKeyOf, verifyClaim } from '../protocol/remembered';

/** Another end that the person let this one remember. */
export interface RememberedEnd {
  readonly key: string;
  /** As it called itself then. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly lastUsed: number;
}

/** What is kept of all this, and nothing else; every method may fail where a browser keeps nothing. */
export interface RememberedStore {
  readIdentity(): Promise<Identity | null>;
  writeIdentity(identity: Identity): Promise<void>;
  readEnds(): Promise<readonly RememberedEnd[]>;
  /** Replaces the one of the same key. */
  writeEnd(end: RememberedEnd): Promise<void>;
  removeEnd(key: string): Promise<void>;
  /** Removes the identity, too. */
  clear(): Promise<void>;
}

/** One end's memory of others, and their memory of it. */
export interface Remembering {
  /** Who is remembered; who was idle for too long is forgotten by looking. */
  list(): Promise<readonly RememberedEnd[]>;
  /** The public key for another end to remember; made when it is asked for first. */
  ownKey(): Promise<string>;
  /** False where this browser cannot use such a key. */
  keep(key: string, name: string): Promise<boolean>;
  /** Who this end is, for a pairing; null before anybody remembers it, and where it knows nobody. */
  claim(transcript: Bytes): Promise<Claim | null>;
  /** The remembered end that makes this claim in this pairing, whose time begins anew; else null. */
  recognize(claim: Claim, transcript: Bytes): Promise<RememberedEnd | null>;
  forget(key: string): Promise<void>;
  forgetAll(): Promise<void>;
}

export const createRemembering = (
  role: Role,
  store: RememberedStore,
  now: () => number = Date.now,
): Remembering => {
  const other: Role = role === 'L' ? 'P' : 'L';

  const list = async (): Promise<readonly RememberedEnd[]> => {
    const ends = await store.readEnds();
    const oldest = now() - limits.rememberedIdleMs;
    const idle = ends.filter(({ lastUsed }) => lastUsed <= oldest);
    await Promise.all(idle.map(({ key }) => store.removeEnd(key)));
    return ends.filter((end) => !idle.includes(end));
  };

  return {
    list,
    async ownKey() {
      const kept = await store.readIdentity();
      if (kept !== null) return publicKeyOf(kept);
      const made = await makeIdentity();
      await store.writeIdentity(made);
      return publicKeyOf(made);
    },
    async keep(key, name) {
      if (!(await canVerify(key))) return false;
      await store.writeEnd({ key, name, lastUsed: now() });
      return true;
    },
    async claim(transcript) {
      const [ends, identity] = await Promise.all([list(), store.readIdentity()]);
      return ends.length === 0 || identity === null ? null : claim(identity, role, transcript);
    },
    async recognize(made, transcript) {
      const known = (await list()).find(({ key }) => key === made.key);
      if (known === undefined || !(await verifyClaim(made, other, transcript))) return null;
      await store.writeEnd({ ...known, lastUsed: now() });
      return known;
    },
    forget: (key) => store.removeEnd(key),
    forgetAll: () => store.clear(),
  };
};
