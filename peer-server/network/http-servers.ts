import { createServer, type RequestListener } from 'node:http';
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2';
import type { Server, Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import type { UpgradeListener } from '../broker/upgrade';

/** How long a client may take over one request, in milliseconds; it has only a few headers to send. */
const requestMs = 10_000;
/** Connections beyond the broker's sockets: browsers that load the app, and whoever waits in line. */
const spareConnections = 1_000;

/** How long an answer that is under way may take when the server stops. */
const lastMs = 1_000;

/** What both kinds of server do. */
export interface Listener {
  request: RequestListener;
  upgrade: UpgradeListener;
  /** Sockets that the broker holds at most. */
  sockets: number;
}

/** Ends what is left of a server's connections. */
type CutAll = () => void;
const cutters = new WeakMap<Server, CutAll>();

const remember = <S extends Server>(server: S, sockets: number): S => {
  const open = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  server.maxConnections = sockets + spareConnections;
  function forget(this: Socket): void {
    open.delete(this);
  }
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', forget);
  });
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  const { close } = server;
  server.close = (done) => {
    for (const session of sessions) session.close();
    return close.call(server, done);
  };
  cutters.set(server, () => {
    for (const socket of open) socket.destroy();
  });
  return server;
};

export const createPlainServer = ({ request, upgrade, sockets }: Listener): Server => {
  const server = createServer({ headersTimeout: requestMs, requestTimeout: requestMs }, request);
  server.on('upgrade', upgrade);
  return remember(server, sockets);
};

/** HTTP/2 for files, HTTP/1.1 for WebSockets and whoever speaks nothing newer. */
export const createTlsServer = (
  context: SecureContextOptions,
  { request, upgrade, sockets }: Listener,
): Http2SecureServer => {
  const server = createSecureServer({
    ...context,
    allowHTTP1: true,
    handshakeTimeout: requestMs,
    settings: { maxConcurrentStreams: 100 },
  });
  // Node has these for HTTP/1.1 here as well, its types do not.
  Object.assign(server, { headersTimeout: requestMs, requestTimeout: requestMs });
  // Its requests have the same members as those of HTTP/1.1, which is Node's promise for both.
  server.on('request', request as unknown as (...args: unknown[]) => void);
  server.on('upgrade', upgrade);
  return remember(server, sockets);
};

/** Stops listening and resolves when every connection has ended; what is left after `grace` is cut. */
export const closeServers = async (
  servers: readonly Server[],
  grace: Promise<unknown> = Promise.resolve(),
): Promise<void> => {
  const closed = Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
  );
  await grace;
  const late = setTimeout(() => {
    for (const server of servers) cutters.get(server)?.();
  }, lastMs);
  await closed;
  clearTimeout(late);
};
