import { createSocket } from 'node:dgram';
import { hostname, type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** What this machine is called and where it is reached, the address most useful to a phone first. */
export interface MachineNames {
  /** `localhost` included, in lower case. */
  hostNames: readonly string[];
  /** Without the loopback addresses. */
  addresses: readonly string[];
}

export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|wg|tailscale|zt|vethernet)/i;
const isPrivate = (address: string): boolean =>
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i.test(address);

/**
 * The addresses that other machines may reach, best first: the one that the default route uses,
 * then private ones, then the rest, virtual networks last. IPv6 counts only where there is no
 * IPv4: its temporary addresses change daily, and with each the certificate would.
 */
export const usefulAddresses = (interfaces: Interfaces, routed: string | null): string[] => {
  const found = Object.entries(interfaces).flatMap(([name, list]) =>
    (list ?? [])
      .filter(({ internal, address }) => !internal && !/^(169\.254\.|fe80:)/i.test(address))
      .map(({ address, family }) => ({
        address,
        family,
        rank:
          (virtual.test(name) ? 4 : 0) +
          (address === routed ? 0 : 2) +
          (isPrivate(address) ? 0 : 1),
      })),
  );
  const four = found.filter(({ family }) => family === 'IPv4');
  const chosen = four.length > 0 ? four : found;
  return chosen.sort((a, b) => a.rank - b.rank).map(({ address }) => address);
};

/** Its own name, that name on the local network, and `localhost`. */
export const hostNamesOf = (name: string): string[] => {
  const whole = name.toLowerCase();
  const [label = ''] = whole.split('.');
  const names = ['localhost', whole, `${label}.local`];
  const valid =
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
  return [...new Set(names)].filter((each) => valid.test(each) && !/^[\d.]+$/.test(each));
};

/** The source address of the default route. Connecting a UDP socket sends nothing. */
const routedAddress = async (): Promise<string | null> => {
  const socket = createSocket('udp4');
  return new Promise<string | null>((resolve) => {
    socket.once('error', () => resolve(null));
    socket.connect(9, '198.51.100.1', () => resolve(socket.address().address));
  }).finally(() => socket.close());
};

export const readMachineNames = async (): Promise<MachineNames> => ({
  hostNames: hostNamesOf(hostname()),
  addresses: usefulAddresses(networkInterfaces(), await routedAddress()),
});
