import { once } from 'node:events';
import type { Server } from 'node:net';

const wildcards = new Set(['::', '0.0.0.0']);
const loopbacks = new Set(['localhost', '127.0.0.1', '::1']);
export const isWildcard = (host: string): boolean => wildcards.has(host);
export const isLoopbackHost = (host: string): boolean => loopbacks.has(host);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
/** What a machine without IPv6 answers. */
const noSuchFamily = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

const listen = async (server: Server, host: string, port: number): Promise<number> => {
  server.listen({ host, port });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
};

interface Attempt {
  host: string;
  /** Tried instead where the machine lacks the first; null where it may be missing. */
  instead: string | null;
}

const attemptsFor = (host: string): Attempt[] => {
  if (host === '::') return [{ host, instead: '0.0.0.0' }];
  if (host === '0.0.0.0') return [{ host, instead: host }];
  const own = isLoopbackHost(host) ? [] : [{ host, instead: host }];
  return [{ host: '127.0.0.1', instead: '127.0.0.1' }, { host: '::1', instead: null }, ...own];
};

/** Listeners that share one port. */
export interface Listeners {
  servers: readonly Server[];
  port: number;
}

/**
 * Listens on the loopback addresses and on `host`, all at the same port; port 0 takes a free one.
 * Rejects with a plain sentence when an address or the port cannot be had.
 */
export const listenOn = async (
  create: () => Server,
  host: string,
  port: number,
): Promise<Listeners> => {
  const servers: Server[] = [];
  let chosen = port;
  try {
    for (const attempt of attemptsFor(host)) {
      const server = create();
      try {
        chosen = await listen(server, attempt.host, chosen);
        servers.push(server);
      } catch (error) {
        if (!noSuchFamily.has(codeOf(error)) || attempt.instead === attempt.host) throw error;
        if (attempt.instead === null) continue;
        chosen = await listen(server, attempt.instead, chosen);
        servers.push(server);
      }
    }
  } catch (cause) {
    for (const server of servers) server.close();
    const code = codeOf(cause);
    // A free port of one address can be taken on the other: another one will do.
    if (code === 'EADDRINUSE' && port === 0) return listenOn(create, host, 0);
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} is in use already.`, { cause });
    if (code === 'EACCES') throw new Error(`Port ${port} needs more rights.`, { cause });
    throw new Error(`Cannot listen on ${host}, port ${port} (${code}).`, { cause });
  }
  return { servers, port: chosen };
};
