import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startChild } from './child-process';
import { startCoturn } from './coturn';
import { freePort } from './free-port';
import { createLifetime } from './lifetime';
import { startPeerServer } from './peer-server';
import type {} from './provided-context';

const stockProgram = fileURLToPath(
  new URL('../../node_modules/peer/dist/bin/peerjs.js', import.meta.url),
);

/** The stock server gives waiting messages up after a second here, to keep the tests short. */
const startStock = async (signal: AbortSignal): Promise<number> => {
  const port = await freePort();
  const args = ['--host', '127.0.0.1', '--port', String(port), '--expire_timeout', '1000'];
  await startChild(process.execPath, [stockProgram, ...args], { signal, ready: /Started/ });
  return port;
};

/** Port of a server with a TURN server; 0 without coturn, where the tests of relays fail, and no others. */
const startRelaying = async (signal: AbortSignal, env: NodeJS.ProcessEnv): Promise<number> => {
  const turn = await startCoturn(signal).catch((error: unknown) => {
    console.error('No TURN server:', error);
    return null;
  });
  if (turn === null) return 0;
  const server = await startPeerServer({
    signal,
    env: {
      ...env,
      BATON_TURN_URLS: `turn:127.0.0.1:${turn.port}?transport=udp`,
      BATON_TURN_SECRET: turn.secret,
    },
  });
  return server.port;
};

/** Starts what the browser tests talk to, as child processes, and stops it by pid. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { signal, end } = createLifetime();
  try {
    // The tests' own page is at an origin of Vitest, and all are one address.
    const env = {
      BATON_ORIGINS: '*',
      BATON_LIMIT_ADDRESS_SOCKETS: '5000',
      BATON_LIMIT_ADDRESS_CONNECTS: '1000',
    };
    const [baton, relayingPort, stock] = await Promise.all([
      startPeerServer({ signal, env }),
      startRelaying(signal, env),
      startStock(signal),
    ]);
    project.provide('batonPort', baton.port);
    project.provide('relayingPort', relayingPort);
    project.provide('stockPort', stock);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
