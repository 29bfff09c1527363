import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createLifetime } from '../tests/support/lifetime';
import { startPeerServer } from '../tests/support/peer-server';
import { clientFrame, openLoadSocket } from './broker/load-socket';
import { raisedLimits } from './broker/targets';
import { median } from './statistics';

const warmMs = 2 * 60_000;
/** What a heap of this size breathes by itself. */
const mostGrowth = 8e6;
const atOnce = 50;

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
const held = async (port: number): Promise<Record<string, number>> => {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const figure = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    sockets: figure('baton_sockets'),
    files: figure('process_open_fds'),
    timers: Number(/nodejs_active_resources\{type="Timeout"\} (\d+)/.exec(text)?.[1] ?? 0),
  };
};

/** Two come, one calls the other, both go; now and then one goes without a word. */
const pair = async (port: number, name: string): Promise<void> => {
  const [from, to] = await Promise.all([
    openLoadSocket(port, `${name}a`),
    openLoadSocket(port, `${name}b`),
  ]);
  const heard = new Promise<void>((resolve) => {
    to.onBytes = () => resolve();
  });
  for (const type of ['OFFER', 'CANDIDATE', 'CANDIDATE']) {
    from.socket.write(clientFrame(JSON.stringify({ type, payload: 'x'.repeat(900), dst: to.id })));
  }
  from.socket.write(clientFrame(JSON.stringify({ type: 'OFFER', payload: 1, dst: `${name}gone` })));
  await heard;
  to.socket.destroy();
  if (Math.random() < 0.5) from.socket.end(clientFrame('{"type":"LEAVE"}'));
  else from.socket.destroy();
};

/** Comes and goes for so many minutes (20 unless told); the exit code says whether anything grew. */
export const main = async (): Promise<void> => {
  const minutes = Number(process.argv[2] ?? 20);
  const lifetime = createLifetime();
  const server = await startPeerServer({
    signal: lifetime.signal,
    env: { ...raisedLimits, BATON_ORIGINS: 'none', BATON_METRICS_PORT: '19091' },
  });
  const until = performance.now() + minutes * 60_000;
  const begun = performance.now();
  const before = await held(19_091);
  let pairs = 0;
  const churn = async (): Promise<void> => {
    while (performance.now() < until) {
      pairs += 1;
      await pair(server.port, `s${pairs}x`);
      await delay(20);
    }
  };
  const churning = Promise.all(Array.from({ length: atOnce }, churn));
  const sizes: number[] = [];
  while (performance.now() < until) {
    await delay(5_000);
    const size = residentBytes(server.pid);
    if (performance.now() - begun > Math.min(warmMs, minutes * 15_000)) sizes.push(size);
    console.log(`${pairs} pairs, ${(size / 1e6).toFixed(1)} MB`);
  }
  await churning;
  // Messages to those who never come wait for ten seconds.
  await delay(15_000);
  const third = Math.max(1, Math.floor(sizes.length / 3));
  const growth = median(sizes.slice(-third)) - median(sizes.slice(0, third));
  const after = await held(19_091);
  console.log(`${pairs} pairs in ${minutes} minutes`);
  console.log(`memory, last third against the first: ${(growth / 1e6).toFixed(1)} MB`);
  console.log(`before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
  const leaks = ['sockets', 'files', 'timers'].filter(
    (name) => (after[name] ?? 0) > (before[name] ?? 0) + 1,
  );
  if (leaks.length > 0) console.log(`left over: ${leaks.join(', ')}`);
  if (growth > mostGrowth || leaks.length > 0) process.exitCode = 1;
  await lifetime.end();
};
