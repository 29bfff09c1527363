import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { MachineNames } from '../network/machine-names';
import { type Authority, createAuthority } from './local-authority';

const stored = v.strictObject({
  certificate: v.string(),
  key: v.string(),
  names: v.array(v.string()),
});

/** Addresses that this machine had before and may have again, so that a phone trusts it at home
 * and at work alike without a new certificate at each move. */
const rememberedNames = 32;

/** A server certificate may outlive nothing: an authority that ends within this is renewed. */
const leastLifeMs = 400 * 86_400_000;

/** Every name that a certificate of this machine must hold. */
export const certificateNames = ({ hostNames, addresses }: MachineNames): string[] => [
  ...hostNames,
  '127.0.0.1',
  '::1',
  ...addresses,
];

const read = async (path: string): Promise<Authority | null> => {
  try {
    const parsed = v.safeParse(stored, JSON.parse(await readFile(path, 'utf8')));
    if (!parsed.success) return null;
    const { validTo } = new X509Certificate(parsed.output.certificate);
    return Date.parse(validTo) - Date.now() > leastLifeMs ? parsed.output : null;
  } catch {
    // Absent, unreadable or damaged: each is answered by making a new one.
    return null;
  }
};

const write = async (dir: string, path: string, authority: Authority): Promise<void> => {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(authority), { mode: 0o600 });
  await rename(draft, path);
};

export interface KeptAuthority {
  authority: Authority;
  /** True when it was made just now: phones must install it (again). */
  isNew: boolean;
}

/**
 * The authority of this machine, from `dir` (mode 0700) where `authority.json` (mode 0600) holds
 * certificate and key. A new one replaces it when it lacks one of the machine's names or addresses,
 * and keeps the names of the old. Rejects when the directory cannot be written.
 */
export const keepAuthority = async (dir: string, machine: MachineNames): Promise<KeptAuthority> => {
  const path = join(dir, 'authority.json');
  const names = certificateNames(machine);
  const known = await read(path);
  if (known !== null && names.every((name) => known.names.includes(name))) {
    await chmod(path, 0o600);
    return { authority: known, isNew: false };
  }
  const all = [...new Set([...names, ...(known?.names ?? [])])].slice(
    0,
    Math.max(names.length, rememberedNames),
  );
  const label = machine.hostNames.find((name) => name !== 'localhost') ?? 'this computer';
  const authority = await createAuthority(all, label);
  await write(dir, path, authority);
  return { authority, isNew: true };
};
