import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { MachineNames } from '../network/machine-names';
import type { TlsSettings } from '../settings';
import { certificateNames, keepAuthority } from './authority-store';
import { issueCertificate } from './local-authority';

/** What the https listener presents, and what the phone may install to trust it. */
export interface Certificates {
  context: SecureContextOptions;
  /** The host for phones: the first of the machine's addresses that the certificate names, else a name in it. */
  phoneHost: string | null;
  authority: { pem: string; fingerprint: string; isNew: boolean } | null;
}

const phoneHost = (pem: string, { addresses }: MachineNames): string | null => {
  const certificate = new X509Certificate(pem);
  const address = addresses.find((each) => certificate.checkIP(each) !== undefined);
  return address ?? /DNS:([a-z0-9.-]+)/i.exec(certificate.subjectAltName ?? '')?.[1] ?? null;
};

/** Reads or makes the certificate for the machine's present names; rejects with a plain sentence. */
export const readCertificates = async (
  tls: Exclude<TlsSettings, { mode: 'off' }>,
  machine: MachineNames,
  dataDir: string,
): Promise<Certificates> => {
  if (tls.mode === 'files') {
    const read = async (path: string): Promise<string> => {
      try {
        return await readFile(path, 'utf8');
      } catch (cause) {
        throw new Error(`The file ${path} cannot be read.`, { cause });
      }
    };
    const cert = await read(tls.certificatePath);
    const key = await read(tls.keyPath);
    try {
      createSecureContext({ cert, key });
      return { context: { cert, key }, phoneHost: phoneHost(cert, machine), authority: null };
    } catch (cause) {
      throw new Error('BATON_TLS_CERT and BATON_TLS_KEY are no certificate and its key.', {
        cause,
      });
    }
  }
  const { authority, isNew } = await keepAuthority(dataDir, machine);
  const leaf = await issueCertificate(authority, certificateNames(machine));
  return {
    context: { cert: leaf.certificate, key: leaf.key },
    phoneHost: phoneHost(leaf.certificate, machine),
    authority: {
      pem: authority.certificate,
      fingerprint: new X509Certificate(authority.certificate).fingerprint256,
      isNew,
    },
  };
};
