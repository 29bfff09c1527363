import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Refusal, Tally } from '../observe/tally';
import type { AddressBook } from './address-book';
import type { Broker } from './broker';

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface UpgradeOptions {
  broker: Broker;
  book: AddressBook;
  tally: Tally;
  frameBytes: number;
  /** Whom the limits for one address count a request to. */
  clientAddress(request: IncomingMessage): string;
  isAllowed(request: IncomingMessage): boolean;
}

/** A client that does not answer a close is cut after so many milliseconds (ws has it, its types not yet). */
const closing = { closeTimeout: 5_000 };

const statuses: Partial<Record<Refusal, string>> = {
  path: '404 Not Found',
  origin: '403 Forbidden',
};

const answer = (socket: Duplex, why: Refusal): void => {
  const status = statuses[why] ?? '429 Too Many Requests\r\nRetry-After: 1';
  socket.once('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Turns requests for /peerjs into sockets of the broker and refuses all others. */
export const createUpgradeListener = (options: UpgradeOptions): UpgradeListener => {
  const { broker, book, tally, clientAddress, isAllowed } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: options.frameBytes,
    perMessageDeflate: false,
    ...closing,
  });
  const refuse = (socket: Duplex, why: Refusal): void => {
    tally.refused[why] += 1;
    answer(socket, why);
  };
  return (request, socket, head) => {
    const address = `http://localhost${request.url ?? '/'}`;
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || url.pathname !== '/peerjs') {
      refuse(socket, 'path');
      return;
    }
    if (!isAllowed(request)) {
      refuse(socket, 'origin');
      return;
    }
    // Whatever becomes of it, it counts for as long as its connection stands.
    const entered = book.enter(clientAddress(request), socket);
    if (entered !== 'entered') {
      refuse(socket, entered);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) =>
      broker.accept(opened, socket, url.searchParams),
    );
  };
};
