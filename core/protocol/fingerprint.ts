import type { Bytes } from './bytes';
import { equalBytes, fromHex } from './bytes';

/**
 * The 32 bytes of a DTLS certificate fingerprint as descriptions, statistics
 * and certificates write it (RFC 8122: `AB:CD:…`), or null. SHA-256 only.
 */
export function parseFingerprint(algorithm: string, value: string): Bytes | null {
  if (algorithm.toLowerCase() !== 'sha-256') return null;
  if (!/^[0-9a-f]{2}(?::[0-9a-f]{2}){31}$/i.test(value)) return null;
  return fromHex(value.replaceAll(':', '').toLowerCase());
}

/**
 * The one certificate fingerprint of a session description, or null: when
 * there is none, when two differ, and when any is not a well-formed SHA-256.
 * Lines that only resemble the attribute make it null too, because a more
 * lenient parser below us might honour them.
 */
export function fingerprintOf(sdp: string): Bytes | null {
  let found: Bytes | null = null;
  for (const line of sdp.split(/[\r\n]+/)) {
    if (!/^\s*a\s*=\s*fingerprint/i.test(line)) continue;
    const [, algorithm, value] = /^a=fingerprint:(\S+) (\S+)$/.exec(line) ?? [];
    if (algorithm === undefined || value === undefined) return null;
    const fingerprint = parseFingerprint(algorithm, value);
    if (!fingerprint || (found && !equalBytes(found, fingerprint))) return null;
    found = fingerprint;
  }
  return found;
}
