import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';
import { WebSocket } from 'ws';
import { startChild } from './child-process';
import { eventually } from './eventually';
import { freePort } from './free-port';
import { listenOnLoopback } from './http-origin';
import { writeJanusConfig } from './janus-config';
import { atEnd } from './lifetime';
import { runProgram } from './run-program';
import { cacheDir, tempDir } from './temp-dir';

export interface Janus {
  /** Where the demo pages are, as http://localhost:PORT. */
  readonly demosOrigin: string;
  /** The same pages under another host name, which an extension may be allowed on by itself. */
  readonly allowedOrigin: string;
  /** What Janus printed, for error messages. */
  output(): string;
  stop(): Promise<void>;
}

/** The host of `allowedOrigin`: a match pattern for it is `http://meeting.localhost/*`. */
export const allowedHost = 'meeting.localhost';

const demos = '/usr/share/janus/demos';

/**
 * Debian's Janus with its video rooms, audio bridge and video call, on loopback alone, and its own
 * demo pages. Needs the packages janus, janus-demos and gcc.
 */
export const startJanus = async (signal: AbortSignal): Promise<Janus> => {
  if (!existsSync(demos))
    throw new Error('Janus is missing: apt-get install janus janus-demos gcc');
  const dir = tempDir('janus', signal);
  const port = await freePort();
  writeJanusConfig(dir, port);
  const janus = await startChild(
    'janus',
    ['--configs-folder', dir, '--config', join(dir, 'janus.jcfg'), '--disable-colors'],
    { signal, env: { LD_PRELOAD: await buildPreload() } },
  );
  await eventually(
    'Janus answers on its port',
    () => answersInfo(port),
    {},
    () => janus.output().slice(-2000),
  );
  const pages = await servePages(port, signal);
  const stop = atEnd(signal, async () => {
    await Promise.all([janus.stop(), pages.stop()]);
  });
  return {
    output: janus.output,
    demosOrigin: `http://localhost:${pages.port}`,
    allowedOrigin: `http://${allowedHost}:${pages.port}`,
    stop,
  };
};

const buildPreload = async (): Promise<string> => {
  const source = join(import.meta.dirname, 'fixtures', 'loopback-only.c');
  const library = join(cacheDir(), `loopback-only-${process.pid}.so`);
  if (!existsSync(library)) {
    await runProgram('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  }
  return library;
};

const answersInfo = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, 'janus-protocol');
    const finish = (answered: boolean): void => {
      socket.terminate();
      resolve(answered);
    };
    socket.on('open', () => socket.send('{"janus":"info","transaction":"ready"}'));
    socket.on('message', (data) => finish(data.toString().includes('server_info')));
    socket.on('error', () => finish(false));
  });

/** The demo pages as Debian ships them; only their settings are ours. */
const servePages = (janusPort: number, signal: AbortSignal) => {
  const settings = `
    var server = 'ws://127.0.0.1:${janusPort}';
    var iceServers = [];
    var token = '';
    var apisecret = '';
  `;
  const files = sirv(demos, { dev: true });
  return listenOnLoopback((request, response) => {
    if (request.url?.split('?')[0] === '/settings.js') {
      response.setHeader('content-type', 'text/javascript').end(settings);
      return;
    }
    files(request, response, () => {
      response.writeHead(404).end();
    });
  }, signal);
};
