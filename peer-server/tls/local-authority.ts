import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { nameConstraints } from './name-constraints';
import * as x509 from './x509';

/** A certificate authority of this machine alone; both fields are PEM, the key in PKCS #8. */
export interface Authority {
  certificate: string;
  key: string;
  /** Every host name and address that it may sign for. */
  names: readonly string[];
}

/** A server certificate and its key, both PEM. */
export interface ServerCertificate {
  certificate: string;
  key: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;
const authorityDays = 3_650;
/** Browsers refuse longer ones (398 days is their limit). */
const certificateDays = 397;

/** Clocks of phones may be behind this one; a certificate counts from a day ago. */
const validity = (now: Date, days: number): { notBefore: Date; notAfter: Date } => ({
  notBefore: new Date(now.getTime() - dayMs),
  notAfter: new Date(now.getTime() + (days - 1) * dayMs),
});

const makeKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

type Keys = Awaited<ReturnType<typeof makeKeys>>;

const keyPem = async ({ privateKey }: Keys): Promise<string> =>
  x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY');

/** Makes an authority that may sign for `names` and nothing else. Its key is in the result only. */
export const createAuthority = async (
  names: readonly string[],
  label: string,
  now: Date = new Date(),
): Promise<Authority> => {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    // Two authorities of one name and different keys confuse browsers: each name is its own.
    name: [{ CN: [`Baton on ${label} (${randomBytes(3).toString('hex')})`] }],
    keys,
    signingAlgorithm: algorithm,
    ...validity(now, authorityDays),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      nameConstraints(names),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await keyPem(keys), names };
};

/** Signs a server certificate for `names`; whoever checks it refuses names that the authority lacks. */
export const issueCertificate = async (
  authority: Authority,
  names: readonly string[],
  now: Date = new Date(),
): Promise<ServerCertificate> => {
  const issuer = new x509.X509Certificate(authority.certificate);
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decodeFirst(authority.key),
    algorithm,
    false,
    ['sign'],
  );
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: ['Baton peer-server'] }],
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    ...validity(now, certificateDays),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map(
          (value): x509.JsonGeneralName => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }),
        ),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await keyPem(keys) };
};
