import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from './child-process';
import { createLifetime } from './lifetime';
import { runProgram } from './run-program';

const root = fileURLToPath(new URL('../..', import.meta.url));
const builtProgram = join(root, 'dist/peer-server/main.js');

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Builds the peer-server when its program is missing or older than its sources. */
const ensurePeerServer = async (): Promise<void> => {
  const sources = join(root, 'peer-server');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' });
  const newest = Math.max(...files.map((file) => changedAt(join(sources, file))));
  if (changedAt(builtProgram) >= newest) return;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const config = join(sources, 'vite.config.ts');
  await runProgram(process.execPath, [vite, 'build', '-c', config, '--logLevel', 'error']);
};

export interface PeerServerOptions {
  /** BATON_ variables; the ports are free ones unless named here. */
  env?: NodeJS.ProcessEnv;
  /** The built program of another version, with its app beside it. */
  program?: string;
  signal?: AbortSignal;
}

export interface PeerServerProcess {
  /** Plain http on this machine, such as http://localhost:41234. */
  origin: string;
  /** The port of `origin`. */
  port: number;
  pid: number;
  /** Every origin that the server said it serves. */
  origins: readonly string[];
  /** All that it printed so far. */
  output(): string;
  /** SIGTERM unless told otherwise. */
  stop(how?: NodeJS.Signals): Promise<void>;
}

/** Starts the built peer-server on a free port and waits until it says that it is ready. */
export const startPeerServer = async ({
  env = {},
  program = builtProgram,
  signal = createLifetime().signal,
}: PeerServerOptions = {}): Promise<PeerServerProcess> => {
  await ensurePeerServer();
  const child = await startChild(process.execPath, [program], {
    signal,
    env: { BATON_PORT: '0', BATON_TLS_PORT: '0', ...env },
    ready: /^baton ready \S+\n/m,
  });
  // The lines are written together, yet a pipe may hand them over one by one.
  const origins = [...child.output().matchAll(/^baton ready (\S+)$/gm)].map(([, found]) => found);
  const [origin] = origins;
  if (origin === undefined) throw new Error(`No origin in: ${child.output()}`);
  return {
    origin,
    port: Number(new URL(origin).port),
    pid: child.pid,
    origins: origins.filter((each) => each !== undefined),
    output: child.output,
    stop: child.stop,
  };
};
