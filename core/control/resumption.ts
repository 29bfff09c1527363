import type { Bytes } from '../protocol/bytes';
import { sha256 } from '../protocol/bytes';
import type { Proven } from '../protocol/handshake';
import type { PairingContext, PairingKeys } from '../protocol/keys';
import { derivePairingKeys } from '../protocol/keys';
import { resumeKey, resumeSecret } from '../protocol/resume';

/**
 * All that an end needs, beside its certificate, to find the other one again after the channel
 * died. Every field can be stored in IndexedDB. It is erased by dropping it.
 */
export interface Resumption {
  /** Header, pin and broker of the invitation that began it. */
  readonly context: PairingContext;
  readonly key: CryptoKey;
  readonly transcriptHash: Bytes;
  readonly fpL: Bytes;
  readonly fpP: Bytes;
  /** Number of the last channel over which a heartbeat went either way. */
  confirmed: number;
  /** Number of the last channel that was proven here; the other end may have confirmed it. */
  proven: number;
}

export async function createResumption(input: {
  readonly context: PairingContext;
  readonly keys: PairingKeys;
  readonly proven: Proven;
  readonly fpL: Bytes;
  readonly fpP: Bytes;
}): Promise<Resumption> {
  const { context, keys, proven, fpL, fpP } = input;
  const [key, transcriptHash] = await Promise.all([
    resumeKey(keys.sessionKey, proven.transcript),
    sha256(proven.transcript),
  ]);
  return { context, key, transcriptHash, fpL, fpP, confirmed: 0, proven: 0 };
}

/** The keys under which the `n`-th channel is set up. */
export async function resumeKeys({ key, context }: Resumption, n: number): Promise<PairingKeys> {
  return derivePairingKeys({ secret: await resumeSecret(key, n), ...context });
}
