import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { WebSocketServer } from 'ws';
import { listenOnLoopback } from '../http-origin';
import { allowedHost } from '../janus';
import { atEnd } from '../lifetime';
import { createRoom } from './room';

export interface DemoMeeting {
  /** The meeting's address as http://localhost:PORT. */
  readonly origin: string;
  /** The same meeting under another host name, which an extension may be allowed on by itself. */
  readonly allowedOrigin: string;
  stop(): Promise<void>;
}

const pageDir = join(import.meta.dirname, 'page');

/**
 * A small meeting for up to six people, each connected to each. Its page takes `?name=` to fill in
 * the name, `&join` to join at once, `&room=` for another room than the first, and `&sound=raw` to
 * switch the browser's sound processing off.
 */
export const startDemoMeeting = async (signal: AbortSignal): Promise<DemoMeeting> => {
  const files = await readPage();
  const { port, server, stop } = await listenOnLoopback((request, response) => {
    const file = files.get(request.url?.split('?')[0] ?? '/');
    if (file === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', file.type).end(file.content);
  }, signal);
  const rooms = new Map<string, ReturnType<typeof createRoom>>();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, { url = '/' }) => {
    const room = rooms.get(url) ?? createRoom();
    rooms.set(url, room);
    room.enter(socket);
  });
  return {
    origin: `http://localhost:${port}`,
    allowedOrigin: `http://${allowedHost}:${port}`,
    stop: atEnd(signal, async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await stop();
    }),
  };
};

interface PageFile {
  type: string;
  content: string | Buffer;
}

const readPage = async (): Promise<Map<string, PageFile>> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: pageDir,
    build: {
      write: false,
      lib: { entry: join(pageDir, 'main.ts'), formats: ['es'], fileName: 'main' },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output))
    throw new Error('The demo meeting did not build');
  return new Map<string, PageFile>([
    ['/', { type: 'text/html', content: await readFile(join(pageDir, 'index.html')) }],
    ['/style.css', { type: 'text/css', content: await readFile(join(pageDir, 'style.css')) }],
    ['/main.js', { type: 'text/javascript', content: output.output[0].code }],
  ]);
};
