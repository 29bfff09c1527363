import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressBytes } from '../../../peer-server/network/address-bytes';
import { keepAuthority } from '../../../peer-server/tls/authority-store';
import {
  type Authority,
  createAuthority,
  issueCertificate,
} from '../../../peer-server/tls/local-authority';
import { createLifetime, type Lifetime } from '../../support/lifetime';
import { tempDir } from '../../support/temp-dir';

let lifetime: Lifetime;
beforeEach(() => {
  lifetime = createLifetime();
});
afterEach(() => lifetime.end());

const dayMs = 86_400_000;

/** What OpenSSL, as a client that trusts the authority, says to a server with this certificate. */
const handshake = async (
  authority: Authority,
  names: readonly string[],
  asked: string,
): Promise<string> => {
  const { certificate, key } = await issueCertificate(authority, names);
  const server = createServer({ cert: certificate, key });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const socket = connect({
    host: '127.0.0.1',
    port: address.port,
    ca: authority.certificate,
    // Node checks the asked name against the certificate only after OpenSSL has checked the chain.
    checkServerIdentity: (_host, certificate) =>
      new X509Certificate(certificate.raw).checkHost(asked) === undefined &&
      new X509Certificate(certificate.raw).checkIP(asked) === undefined
        ? new Error('another name')
        : undefined,
  });
  try {
    await once(socket, 'secureConnect');
    return 'trusted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    socket.destroy();
    server.close();
  }
};

const own = ['localhost', 'laptop.local', '127.0.0.1', '::1', '192.168.1.20', 'fd00::2'];

describe('the local authority', () => {
  test('signs for this machine and is believed', async () => {
    const authority = await createAuthority(own, 'laptop');
    for (const name of own) expect(await handshake(authority, own, name), name).toBe('trusted');
  });

  test.each([
    ['another host', ['example.org']],
    ['another host beside an own one', ['localhost', 'example.org']],
    ['a neighbour in the same network', ['192.168.1.21']],
    ['another IPv6 address', ['fd00::3']],
    ['a name that only ends alike', ['notlocalhost']],
    ['every host', ['*']],
  ])('signs in vain for %s', async (_name, names) => {
    const authority = await createAuthority(own, 'laptop');
    const [first = ''] = names;
    expect(await handshake(authority, names, first)).toBe('permitted subtree violation');
  });

  test('marks its limits as critical and cannot make further authorities', async () => {
    const { certificate } = await createAuthority(own, 'laptop');
    const parsed = new X509Certificate(certificate);
    expect(parsed.ca).toBe(true);
    // OID 2.5.29.30 followed by the critical flag, in DER.
    expect(parsed.raw.toString('hex')).toContain('0603551d1e0101ff');
    expect(parsed.toLegacyObject().subject.CN).toMatch(/^Baton on laptop \([0-9a-f]{6}\)$/);
  });

  test('issues certificates of at most 397 days for servers only', async () => {
    const authority = await createAuthority(own, 'laptop');
    const parsed = new X509Certificate((await issueCertificate(authority, own)).certificate);
    const days = (Date.parse(parsed.validTo) - Date.parse(parsed.validFrom)) / dayMs;
    expect(days).toBeLessThanOrEqual(397);
    expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(parsed.ca).toBe(false);
  });
});

describe('the kept authority', () => {
  const machine = { hostNames: ['localhost', 'laptop'], addresses: ['192.168.1.20'] };

  test('is made once and kept where only its owner reads it', async () => {
    const dir = join(tempDir('authority', lifetime.signal), 'deep', 'baton');
    const first = await keepAuthority(dir, machine);
    expect(first.isNew).toBe(true);
    expect((await stat(join(dir, 'authority.json'))).mode & 0o777).toBe(0o600);
    const again = await keepAuthority(dir, machine);
    expect(again).toEqual({ authority: first.authority, isNew: false });
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, 'authority.json'))).mode & 0o777).toBe(0o600);
  });

  test('is made anew for an address that it does not cover, and keeps the old ones', async () => {
    const dir = tempDir('authority', lifetime.signal);
    const home = await keepAuthority(dir, machine);
    const work = await keepAuthority(dir, { ...machine, addresses: ['10.1.2.3'] });
    expect(work.isNew).toBe(true);
    expect(work.authority.certificate).not.toBe(home.authority.certificate);
    expect(work.authority.names).toContain('10.1.2.3');
    expect((await keepAuthority(dir, machine)).isNew).toBe(false);
  });

  test('is made anew when its file is damaged', async () => {
    const dir = tempDir('authority', lifetime.signal);
    const path = join(dir, 'authority.json');
    await keepAuthority(dir, machine);
    const text = await readFile(path, 'utf8');
    for (const damaged of [text.slice(0, -5), '{}', '', text.replace('BEGIN CERTIFICATE', 'X')]) {
      await writeFile(path, damaged);
      expect((await keepAuthority(dir, machine)).isNew).toBe(true);
    }
  });

  test('is made anew before it would end within a certificate of its own', async () => {
    const dir = tempDir('authority', lifetime.signal);
    const { authority } = await keepAuthority(dir, machine);
    const old = await createAuthority(
      authority.names,
      'laptop',
      new Date(Date.now() - (3_650 - 390) * dayMs),
    );
    await writeFile(join(dir, 'authority.json'), JSON.stringify(old));
    expect((await keepAuthority(dir, machine)).isNew).toBe(true);
  });
});

test.each([
  ['192.168.1.20', 'c0a80114'],
  ['::1', `${'00'.repeat(15)}01`],
  ['::', '00'.repeat(16)],
  ['fd00::2', `fd${'00'.repeat(14)}02`],
  ['fe80:0:0:1:2:3:4:abcd', 'fe80000000000001000200030004abcd'],
  ['::ffff:1.2.3.4', `${'00'.repeat(10)}ffff01020304`],
])('the bytes of %s', (address, hex) => {
  expect(addressBytes(address).toString('hex')).toBe(hex);
});
