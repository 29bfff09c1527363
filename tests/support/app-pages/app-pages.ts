import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { build } from 'vite';
import { type WebSocket, WebSocketServer } from 'ws';
import { listenOnLoopback } from '../http-origin';
import { allowedHost } from '../janus';
import { farEnvelope, fromApp } from './signals';
import { ways } from './ways';

export interface AppPages {
  /** The app of the way of this name. */
  page(way: string): string;
  /** The page that is everybody else. */
  readonly far: string;
}

const pageDir = join(import.meta.dirname, 'page');
const entries = ['app', 'far', 'cipher'] as const;

/** Serves one page for each way of building a meeting app, and the far page that all of them call. */
export const startAppPages = async (signal: AbortSignal): Promise<AppPages> => {
  const [app, far] = await Promise.all(
    ['index.html', 'far.html'].map((name) => readFile(join(pageDir, name))),
  );
  const scripts = await Promise.all(entries.map(bundle));
  const files = new Map(entries.map((name, at) => [`/${name}.js`, scripts[at] ?? '']));
  const { port, server } = await listenOnLoopback((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const script = files.get(pathname);
    if (script !== undefined) {
      response.setHeader('content-type', 'text/javascript').end(script);
      return;
    }
    const way = ways[searchParams.get('way') ?? ''];
    for (const [name, value] of Object.entries(way?.headers ?? {})) response.setHeader(name, value);
    response.setHeader('content-type', 'text/html').end(pathname === '/far' ? far : app);
  }, signal);
  relay(new WebSocketServer({ server }));
  return {
    page: (way) => `http://${allowedHost}:${port}/?way=${way}`,
    far: `http://localhost:${port}/far`,
  };
};

/** Carries messages between each document of an app and the one far page. */
const relay = (sockets: WebSocketServer): void => {
  const apps = new Map<number, WebSocket>();
  let far: WebSocket | undefined;
  let next = 1;
  sockets.on('connection', (socket, { url }) => {
    if (url === '/far') {
      far = socket;
      socket.on('message', (data) => {
        const { app, message } = v.parse(farEnvelope, JSON.parse(data.toString()));
        apps.get(app)?.send(JSON.stringify(message));
      });
      return;
    }
    const app = next;
    next += 1;
    apps.set(app, socket);
    socket.on('message', (data) => {
      const message = v.parse(fromApp, JSON.parse(data.toString()));
      far?.send(JSON.stringify({ app, message }));
    });
    socket.on('close', () => {
      apps.delete(app);
      far?.send(JSON.stringify({ app, message: null }));
    });
  });
};

const bundle = async (name: string): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: pageDir,
    build: {
      write: false,
      lib: { entry: join(pageDir, `${name}.ts`), formats: ['es'], fileName: name },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error(`${name} did not build`);
  return output.output[0].code;
};
