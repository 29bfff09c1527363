import { type Child, startChild } from './child-process';
import { freePort } from './free-port';
import { tempDir } from './temp-dir';

export interface RedisServer {
  readonly url: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again at the same port, with what it had written down. */
  start(): Promise<void>;
}

/**
 * Debian's redis-server on a free port of this machine. It writes down every change before it
 * answers, or with `keeps: false` nothing at all.
 */
export const startRedis = async (
  signal: AbortSignal,
  { keeps = true }: { keeps?: boolean } = {},
): Promise<RedisServer> => {
  const port = await freePort();
  const dir = tempDir('redis', signal);
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
  if (keeps) args.push('--appendonly', 'yes', '--appendfsync', 'always');
  const start = (): Promise<Child> =>
    startChild('redis-server', args, { signal, ready: /Ready to accept connections/ });
  let child = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => child.stop('SIGKILL'),
    async start() {
      child = await start();
    },
  };
};
