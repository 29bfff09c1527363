import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type AbuseScale, attacks, openBystanders } from '../tests/support/broker-abuse';
import { createLifetime } from '../tests/support/lifetime';
import { startPeerServer } from '../tests/support/peer-server';
import { quantile } from './statistics';

const scale: AbuseScale = { sockets: 300, fuzzed: 100_000, connects: 5_000, queues: 400 };
const quietMs = 10_000;
/** The longest wait of the server, for messages that nobody comes for, is over by then. */
const afterMs = 20_000;
const mostGrowth = 20e6;
const mostSlowing = 3;

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024;

/** Abuses the built server with the limits it is shipped with; the exit code says whether it held. */
export const main = async (): Promise<void> => {
  const lifetime = createLifetime();
  const { signal } = lifetime;
  const server = await startPeerServer({
    signal,
    env: { BATON_ORIGINS: 'none', BATON_PROXIES: 'loopback', BATON_LOG: 'error' },
  });
  const broker = { port: server.port, signal };
  const bystanders = await openBystanders(broker, 25);
  // A first time for the code to be compiled and the heap to find its size.
  for (const attack of Object.values(attacks)) {
    await attack(broker, { sockets: 20, fuzzed: 2_000, connects: 100, queues: 20 });
  }
  await delay(afterMs);
  bystanders.take();
  await delay(quietMs);
  const quiet = quantile(bystanders.take(), 0.99);
  const before = residentBytes(server.pid);
  console.log(`quiet: p99 ${quiet.toFixed(2)} ms, ${(before / 1e6).toFixed(0)} MB`);

  const all: number[] = [];
  for (const [name, attack] of Object.entries(attacks)) {
    const begun = performance.now();
    await attack(broker, scale);
    const latencies = bystanders.take();
    all.push(...latencies);
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    const p99 = quantile(latencies, 0.99).toFixed(2);
    const size = (residentBytes(server.pid) / 1e6).toFixed(0);
    console.log(`${name}: ${seconds} s, p99 ${p99} ms, ${size} MB`);
  }
  await delay(afterMs);
  await bystanders.stop();
  await delay(500);
  const growth = residentBytes(server.pid) - before;
  const slowing = quantile(all, 0.99) / quiet;
  console.log(`after: ${(growth / 1e6).toFixed(1)} MB more than before (at most 20)`);
  console.log(`bystanders' p99 ${slowing.toFixed(2)} × the quiet one (at most 3)`);
  console.log(`bystanders' messages lost: ${bystanders.missing()}`);
  if (growth > mostGrowth || slowing > mostSlowing || bystanders.missing() > 0)
    process.exitCode = 1;
  await lifetime.end();
};
