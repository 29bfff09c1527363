import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { atEnd } from './lifetime';

export interface Balancer {
  /** As http://localhost:PORT; it stays while nodes come and go. */
  readonly origin: string;
  /** Leads new connections to the node at this port of the machine, or to another while that is dead. */
  prefer(port: number): void;
}

/** What stands before several nodes: hands connections on and looks into none of them. */
export const startBalancer = async (signal: AbortSignal): Promise<Balancer> => {
  const nodes: number[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const handOn = (client: Socket, [port, ...others]: readonly number[]): void => {
    if (port === undefined) {
      client.destroy();
      return;
    }
    const node = keep(connect(port, '127.0.0.1'));
    const refused = (): void => handOn(client, others);
    node.once('error', refused);
    node.once('connect', () => {
      node.off('error', refused);
      // One that breaks is closed next, and takes the other along.
      for (const socket of [node, client]) socket.on('error', () => undefined);
      client.pipe(node).pipe(client);
      node.on('close', () => client.destroy());
      client.on('close', () => node.destroy());
    });
  };
  const server = createServer((client) => handOn(keep(client), nodes));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  atEnd(signal, async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return {
    origin: `http://localhost:${address.port}`,
    prefer(port) {
      const at = nodes.indexOf(port);
      if (at >= 0) nodes.splice(at, 1);
      nodes.unshift(port);
    },
  };
};
