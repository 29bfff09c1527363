import { fileURLToPath } from 'node:url';
import { startChild } from '../../tests/support/child-process';
import { freePort } from '../../tests/support/free-port';
import { startPeerServer } from '../../tests/support/peer-server';
import { startRedis } from '../../tests/support/redis';

/** What is measured: one process, or two that are joined (their first one's memory and processor). */
export interface Target {
  name: string;
  pid: number;
  ports: [number, ...number[]];
}

const stockProgram = fileURLToPath(
  new URL('../../node_modules/peer/dist/bin/peerjs.js', import.meta.url),
);

/** One address opens everything here, and far faster than people do. */
export const raisedLimits = {
  BATON_LIMIT_SOCKETS: '6000',
  BATON_LIMIT_ADDRESS_SOCKETS: '6000',
  BATON_LIMIT_ADDRESS_CONNECTS: '100000',
  BATON_LIMIT_MESSAGES_PER_SECOND: '1000000',
  BATON_LIMIT_MESSAGE_BURST: '1000000',
};

export const startBaton = async (
  signal: AbortSignal,
  env: NodeJS.ProcessEnv = {},
): Promise<Target> => {
  const server = await startPeerServer({
    signal,
    env: { ...raisedLimits, BATON_ORIGINS: 'none', ...env },
  });
  return { name: 'peer-server', pid: server.pid, ports: [server.port] };
};

export const startTwoNodes = async (signal: AbortSignal): Promise<Target> => {
  const redis = await startRedis(signal, { keeps: false });
  const env = { BATON_REDIS_URL: redis.url };
  const near = await startBaton(signal, env);
  const far = await startBaton(signal, env);
  return { name: 'two nodes', pid: near.pid, ports: [near.ports[0], far.ports[0]] };
};

export const startStock = async (signal: AbortSignal): Promise<Target> => {
  const port = await freePort();
  const args = ['--host', '127.0.0.1', '--port', String(port), '--concurrent_limit', '6000'];
  const { pid } = await startChild(process.execPath, [stockProgram, ...args], {
    signal,
    ready: /Started/,
  });
  return { name: 'stock peer', pid, ports: [port] };
};
