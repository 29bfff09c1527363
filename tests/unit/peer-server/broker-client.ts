import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { BrokerLimits } from '../../../peer-server/broker/limits';
import { startServer } from '../../../peer-server/start-server';
import { atEnd } from '../../support/lifetime';
import { tempDir } from '../../support/temp-dir';

export interface TestServer {
  port: number;
  /** Opens a socket as PeerJS would. */
  connect(id: string, token?: string): TestClient;
}

export interface TestClient {
  readonly socket: WebSocket;
  /** Frames in the order in which they came, and not yet taken. */
  next(): Promise<Record<string, unknown>>;
  /** Frames that came and were not taken. */
  pending(): number;
  send(frame: unknown): void;
  closed(): Promise<number>;
}

/** A raw client that keeps the frames it gets. */
export const openClient = (url: string, signal: AbortSignal): TestClient => {
  const socket = new WebSocket(url);
  const frames: Record<string, unknown>[] = [];
  const closing = new Promise<number>((resolve) => socket.on('close', resolve));
  let wake = (): void => {};
  socket.on('error', () => wake());
  socket.on('message', (data) => {
    frames.push(JSON.parse(data.toString()));
    wake();
  });
  atEnd(signal, () => socket.terminate());
  return {
    socket,
    next: async () => {
      for (;;) {
        const frame = frames.shift();
        if (frame !== undefined) return frame;
        if (socket.readyState > WebSocket.OPEN) throw new Error('The socket is closed');
        await new Promise<void>((resolve) => {
          wake = resolve;
          socket.once('close', () => resolve());
        });
      }
    },
    pending: () => frames.length,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    closed: () => closing,
  };
};

/** The server in this process, on a free port of this machine, without an app to serve. */
export const startTestServer = async (
  signal: AbortSignal,
  limits: Partial<BrokerLimits> = {},
): Promise<TestServer> => {
  const stopping = new AbortController();
  const dataDir = tempDir('peer-server', signal);
  const { port, closed } = await startServer({
    settings: { host: 'localhost', port: 0, tls: { mode: 'off' }, publicOrigin: null, dataDir },
    pwaDir: dataDir,
    signal: stopping.signal,
    print: () => {},
    limits,
  });
  atEnd(signal, () => {
    stopping.abort();
    return closed;
  });
  return {
    port,
    connect: (id, token = 'token') =>
      openClient(`ws://127.0.0.1:${port}/peerjs?key=peerjs&id=${id}&token=${token}`, signal),
  };
};

/** A client that has been greeted. */
export const greeted = async (client: TestClient): Promise<TestClient> => {
  const { type } = await client.next();
  if (type !== 'OPEN') throw new Error(`Greeted with ${String(type)}`);
  return client;
};

export const opened = async (client: TestClient): Promise<TestClient> => {
  await once(client.socket, 'open');
  return client;
};
