import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Broker } from './broker';

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const refuse = (socket: Duplex, status: string): void => {
  socket.once('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Turns requests for /peerjs into sockets of the broker and refuses all others. */
export const createUpgradeListener = (
  broker: Broker,
  frameBytes: number,
  isAllowed: (request: IncomingMessage) => boolean,
): UpgradeListener => {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: frameBytes,
    perMessageDeflate: false,
  });
  return (request, socket, head) => {
    const address = `http://localhost${request.url ?? '/'}`;
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || url.pathname !== '/peerjs') {
      refuse(socket, '404 Not Found');
      return;
    }
    if (!isAllowed(request)) {
      refuse(socket, '403 Forbidden');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) =>
      broker.accept(opened, url.searchParams),
    );
  };
};
