import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from 'proxy-addr';
import { addressBytes } from './address-bytes';

const mapped = '00000000000000000000ffff';

/**
 * What limits count as one address: an IPv4 address, or the /64 that one IPv6 line has. Anything
 * else that a proxy may have written is taken as it stands.
 */
export const addressKey = (address: string): string => {
  const [plain = ''] = address.split('%');
  if (isIP(plain) !== 6) return plain.slice(0, 64);
  const hex = addressBytes(plain).toString('hex');
  // An IPv4 address on a socket for both kinds.
  if (hex.startsWith(mapped)) return [...Buffer.from(hex.slice(24), 'hex')].join('.');
  return hex.slice(0, 16);
};

/** Tells whom limits count a request to: the client itself, or what our own proxies say of it. */
export const createClientAddress = (
  proxies: readonly string[],
): ((request: IncomingMessage) => string) => {
  const trust = proxyAddr.compile([...proxies]);
  return (request) => addressKey(proxyAddr(request, trust) ?? '');
};
