import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { BrokerLimits } from '../../../peer-server/broker/limits';
import { silentLog } from '../../../peer-server/observe/log';
import type { Settings } from '../../../peer-server/settings';
import { startServer } from '../../../peer-server/start-server';
import { atEnd } from '../../support/lifetime';
import { tempDir } from '../../support/temp-dir';
import { testSettings } from './test-settings';

export interface TestServer {
  port: number;
  metricsPort: number | null;
  stop(): Promise<void>;
  /** Opens a socket as PeerJS would. */
  connect(id: string, token?: string, options?: ClientOptions): TestClient;
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
export const openClient = (
  url: string,
  signal: AbortSignal,
  options: ClientOptions = {},
): TestClient => {
  const socket = new WebSocket(url, options);
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
  changes: Partial<Settings> = {},
): Promise<TestServer> => {
  const stopping = new AbortController();
  const dataDir = tempDir('peer-server', signal);
  const { port, metricsPort, closed } = await startServer({
    settings: testSettings(dataDir, { limits, ...changes }),
    pwaDir: dataDir,
    signal: stopping.signal,
    print: () => {},
    log: silentLog,
  });
  const stop = atEnd(signal, () => {
    stopping.abort();
    return closed;
  });
  return {
    port,
    metricsPort,
    stop,
    connect: (id, token = 'token', options = {}) =>
      openClient(
        `ws://127.0.0.1:${port}/peerjs?key=peerjs&id=${id}&token=${token}`,
        signal,
        options,
      ),
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
