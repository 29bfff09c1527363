/** Where a PeerJS broker listens. */
export interface BrokerServer {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** Begins and ends with a slash. */
  readonly path: string;
}

/**
 * The broker that an invitation names, else the one at `server`, an http or https URL. A named
 * broker is spoken to as securely as the server was: a page of https may not open anything else.
 * Throws a TypeError when it is no URL.
 */
export function brokerServer(broker: string | null, server: string): BrokerServer {
  const { protocol } = new URL(server);
  const secure = protocol === 'https:';
  const { hostname, port, pathname } = new URL(broker === null ? server : `${protocol}//${broker}`);
  return {
    host: hostname,
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    secure,
    path: pathname.endsWith('/') ? pathname : `${pathname}/`,
  };
}
