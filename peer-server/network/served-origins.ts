import type { Certificates } from '../tls/certificate-source';
import { isLoopbackHost, isWildcard } from './listen';
import { urlHost } from './loopback';
import type { MachineNames } from './machine-names';

/** Where the server is reached now. */
export interface Place {
  host: string;
  publicOrigin: string | null;
  machine: MachineNames;
  certificates: Certificates | null;
  plainPort: number;
  securePort: number | null;
}

/** The hosts of this server that other machines may use. */
const lanHosts = ({ host, machine }: Place): readonly string[] => {
  if (isLoopbackHost(host)) return [];
  return isWildcard(host) ? machine.addresses : [host];
};

/** The origin that phones use, null where it is not known. */
export const phoneOriginOf = (place: Place): string | null => {
  if (place.publicOrigin !== null) return place.publicOrigin;
  const [lan] = lanHosts(place);
  if (place.securePort === null || place.certificates === null || lan === undefined) return null;
  return `https://${urlHost(place.certificates.phoneHost ?? lan)}:${place.securePort}`;
};

/** Every origin under which one of this server's own pages can have been opened. */
export const ownOriginsOf = (place: Place): ReadonlySet<string> => {
  const { machine, plainPort, securePort, certificates } = place;
  const hosts = new Set([
    'localhost',
    '127.0.0.1',
    '::1',
    ...machine.hostNames,
    ...lanHosts(place),
    ...(certificates?.phoneHost == null ? [] : [certificates.phoneHost]),
  ]);
  const origins = new Set<string>();
  for (const host of hosts) {
    origins.add(new URL(`http://${urlHost(host)}:${plainPort}`).origin);
    if (securePort !== null) origins.add(new URL(`https://${urlHost(host)}:${securePort}`).origin);
  }
  const phoneOrigin = phoneOriginOf(place);
  if (phoneOrigin !== null) origins.add(new URL(phoneOrigin).origin);
  return origins;
};

/** The lines for the person who started the server. */
export const announcement = (place: Place): string[] => {
  const { plainPort, securePort, publicOrigin } = place;
  const lan = lanHosts(place);
  const origins = [`http://localhost:${plainPort}`];
  if (securePort === null) {
    origins.push(...lan.map((each) => `http://${urlHost(each)}:${plainPort}`));
  } else {
    origins.push(...lan.map((each) => `https://${urlHost(each)}:${securePort}`));
    origins.push(`https://localhost:${securePort}`);
  }
  if (publicOrigin !== null) origins.push(publicOrigin);
  const lines = [...new Set(origins)].map((origin) => `baton ready ${origin}`);
  const authority = place.certificates?.authority ?? null;
  if (authority === null) return lines;
  const [first = 'localhost'] = lan;
  lines.push(`baton certificate http://${urlHost(first)}:${plainPort}/ca`);
  lines.push(`baton certificate fingerprint ${authority.fingerprint}`);
  if (authority.isNew) {
    lines.push(
      'This certificate is new: every phone has to install it once before it trusts this computer.',
    );
  }
  return lines;
};
