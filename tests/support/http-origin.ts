import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { atEnd } from './lifetime';

export interface HttpOrigin {
  readonly port: number;
  readonly server: Server;
  stop(): Promise<void>;
}

/** An http server on a free port of 127.0.0.1, gone with the signal. */
export const listenOnLoopback = async (
  listener: RequestListener,
  signal: AbortSignal,
): Promise<HttpOrigin> => {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  const stop = atEnd(signal, async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { port: address.port, server, stop };
};
