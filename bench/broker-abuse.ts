import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type AbuseScale, attacks } from '../tests/support/broker-abuse';
import { startChild } from '../tests/support/child-process';
import { createLifetime } from '../tests/support/lifetime';
import { startPeerServer } from '../tests/support/peer-server';
import { quantile } from './statistics';

const scale: AbuseScale = { sockets: 300, fuzzed: 100_000, connects: 5_000, queues: 400 };
const quietMs = 10_000;
/** What waited for nobody is given up by then, and the memory given back. */
const afterMs = 30_000;
const mostGrowth = 20e6;
const mostSlowing = 3;

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024;

/** Two who talk to each other, in a process of their own. */
const startBystanders = async (
  port: number,
  signal: AbortSignal,
): Promise<{ take(): number[] }> => {
  const program = fileURLToPath(new URL('./broker/bystanders.mjs', import.meta.url));
  const child = await startChild(process.execPath, [program, String(port)], {
    signal,
    ready: /^\d/m,
  });
  let taken = 0;
  return {
    take() {
      const lines = child.output().split('\n').slice(0, -1);
      const fresh = lines.slice(taken).map(Number);
      taken = lines.length;
      return fresh;
    },
  };
};

/** Abuses the built server with the limits it is shipped with; the exit code says whether it held. */
export const main = async (): Promise<void> => {
  const lifetime = createLifetime();
  const { signal } = lifetime;
  const env = { BATON_ORIGINS: 'none', BATON_PROXIES: 'loopback', BATON_LOG: 'error' };
  const server = await startPeerServer({ signal, env });
  const broker = { port: server.port, signal };
  const bystanders = await startBystanders(server.port, signal);
  // Whom nobody attacks: what becomes slower there is the machine, which the attackers share.
  const elsewhere = await startPeerServer({ signal, env });
  const unharmed = await startBystanders(elsewhere.port, signal);
  // A first time for the code to be compiled and the heap to find its size.
  for (const attack of Object.values(attacks)) {
    await attack(broker, { sockets: 20, fuzzed: 2_000, connects: 100, queues: 20 });
  }
  await delay(afterMs);
  for (const each of [bystanders, unharmed]) each.take();
  await delay(quietMs);
  const quiet = quantile(bystanders.take(), 0.99);
  const quietElsewhere = quantile(unharmed.take(), 0.99);
  const before = residentBytes(server.pid);
  console.log(`quiet: p99 ${quiet.toFixed(2)} ms, ${(before / 1e6).toFixed(0)} MB`);

  const all: number[] = [];
  const allElsewhere: number[] = [];
  for (const [name, attack] of Object.entries(attacks)) {
    const begun = performance.now();
    await attack(broker, scale);
    const latencies = bystanders.take();
    all.push(...latencies);
    allElsewhere.push(...unharmed.take());
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    const p99 = quantile(latencies, 0.99).toFixed(2);
    const size = (residentBytes(server.pid) / 1e6).toFixed(0);
    console.log(`${name}: ${seconds} s, p99 ${p99} ms, ${size} MB`);
  }
  await delay(afterMs);
  const stillHeard = bystanders.take().length > 0;
  const growth = residentBytes(server.pid) - before;
  const slowing = quantile(all, 0.99) / quiet;
  const floor = quantile(allElsewhere, 0.99) / quietElsewhere;
  console.log(`after: ${(growth / 1e6).toFixed(1)} MB more than before (at most 20)`);
  console.log(`bystanders' p99 ${slowing.toFixed(2)} × the quiet one (at most 3)`);
  console.log(`those of a server that nobody attacks: ${floor.toFixed(2)} ×`);
  console.log(`bystanders still hear each other: ${stillHeard ? 'yes' : 'NO'}`);
  if (growth > mostGrowth || slowing > mostSlowing || !stillHeard) process.exitCode = 1;
  await lifetime.end();
};
