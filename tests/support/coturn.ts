import { join } from 'node:path';
import { startChild } from './child-process';
import { freePort } from './free-port';
import { tempDir } from './temp-dir';

export interface Coturn {
  port: number;
  secret: string;
}

/** Debian's coturn on a free port of this machine, which relays to this machine. */
export const startCoturn = async (signal: AbortSignal): Promise<Coturn> => {
  const port = await freePort();
  const secret = 'a-secret-of-the-tests';
  const dir = tempDir('coturn', signal);
  const args = [
    '-n',
    '--no-cli',
    '--no-tls',
    '--no-dtls',
    '--listening-ip=127.0.0.1',
    '--relay-ip=127.0.0.1',
    `--listening-port=${port}`,
    '--allow-loopback-peers',
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--realm=baton',
    `--pidfile=${join(dir, 'turnserver.pid')}`,
    `--userdb=${join(dir, 'turndb')}`,
    '--log-file=stdout',
    '--simple-log',
    '--verbose',
  ];
  await startChild('turnserver', args, { signal, ready: /IPv4\. TCP listener opened/ });
  return { port, secret };
};
