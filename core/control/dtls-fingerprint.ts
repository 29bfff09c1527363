import * as v from 'valibot';
import type { Bytes } from '../protocol/bytes';
import { equalBytes, sha256 } from '../protocol/bytes';
import { fingerprintOf, parseFingerprint } from '../protocol/fingerprint';

/** A certificate for one invitation card or one attempt to join, and what comes of it. */
export function createCertificate(): Promise<RTCCertificate> {
  const algorithm: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
  return RTCPeerConnection.generateCertificate(algorithm);
}

/**
 * SHA-256 of our own certificate, without a connection. Throws when the platform gives none,
 * which no certificate that it made itself should bring about.
 */
export async function ownFingerprint(certificate: RTCCertificate): Promise<Bytes> {
  // Firefox has no getFingerprints.
  const given = 'getFingerprints' in certificate ? certificate.getFingerprints() : [];
  for (const { algorithm, value } of given) {
    const found = parseFingerprint(algorithm ?? '', value ?? '');
    if (found) return found;
  }
  const connection = new RTCPeerConnection({ certificates: [certificate] });
  try {
    connection.createDataChannel('');
    const found = fingerprintOf((await connection.createOffer()).sdp ?? '');
    if (found) return found;
  } finally {
    connection.close();
  }
  throw new Error('The certificate has no SHA-256 fingerprint');
}

const statsEntry = v.object({
  type: v.string(),
  remoteCertificateId: v.optional(v.string()),
  fingerprint: v.optional(v.string()),
  fingerprintAlgorithm: v.optional(v.string()),
});

/** Null where there is no such entry; undefined where there is one that says nothing usable yet. */
async function reported(connection: RTCPeerConnection): Promise<Bytes | null | undefined> {
  const entries = new Map<string, v.InferOutput<typeof statsEntry>>();
  (await connection.getStats()).forEach((entry, id) => {
    const parsed = v.safeParse(statsEntry, entry);
    if (parsed.success) entries.set(id, parsed.output);
  });
  const transport = [...entries.values()].find(({ type }) => type === 'transport');
  const certificate = entries.get(transport?.remoteCertificateId ?? '');
  if (!certificate) return null;
  const { fingerprint = '', fingerprintAlgorithm = '' } = certificate;
  return parseFingerprint(fingerprintAlgorithm, fingerprint) ?? undefined;
}

/** The connection can say "connected" before this object knows the certificate. */
const connected = (transport: RTCDtlsTransport): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (transport.state === 'new' || transport.state === 'connecting') return;
      transport.removeEventListener('statechange', look);
      resolve();
    };
    transport.addEventListener('statechange', look);
    look();
  });

/** Null and undefined as above. */
async function presented(connection: RTCPeerConnection): Promise<Bytes | null | undefined> {
  const transport = connection.sctp?.transport;
  if (!transport || !('getRemoteCertificates' in transport)) return null;
  await connected(transport);
  const [der] = transport.getRemoteCertificates();
  return der && sha256(new Uint8Array(der));
}

/** Pause between two looks at what the browser has not published yet. */
const retryMs = 10;

/**
 * SHA-256 of the other end's certificate once DTLS is connected, from every source that this
 * browser offers; null (E_FP) when two of them differ, or when the signal aborts before each has
 * said something. The remote description is always among them: the browser itself holds the
 * certificate against it.
 */
export async function remoteFingerprint(
  connection: RTCPeerConnection,
  signal: AbortSignal,
): Promise<Bytes | null> {
  while (!signal.aborted) {
    // On a fast network DTLS can be connected before the description shows here.
    const { remoteDescription } = connection;
    const described = remoteDescription && fingerprintOf(remoteDescription.sdp);
    if (remoteDescription && !described) return null;
    const found = [described ?? undefined, await presented(connection), await reported(connection)];
    const known = found.filter((each) => each != null);
    const [first] = known;
    if (first && !known.every((each) => equalBytes(each, first))) return null;
    if (first && !found.includes(undefined)) return first;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
  return null;
}
