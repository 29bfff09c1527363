import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { clientFrame, type LoadSocket, openLoadSockets } from './load-socket';
import type { Target } from './targets';

/** About as long as a sealed offer. */
const payload = { connectionId: 'dc_benchbenchbench', type: 'data', c: 1, b: 'x'.repeat(1_400) };
const frameTo = (dst: string): Buffer =>
  clientFrame(JSON.stringify({ type: 'OFFER', payload, dst }));

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
/** Seconds of processor time; the kernel counts hundredths. */
const processorSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

/** Bytes that an idle registered client costs the server, at so many clients. */
export const measureMemory = async (target: Target, clients: number): Promise<number> => {
  await delay(2_000);
  const before = residentBytes(target.pid);
  const sockets = await openLoadSockets(target.ports[0], clients, 'idle');
  // As PeerJS does, every five seconds; the heap finds its size meanwhile.
  for (let beat = 0; beat < 4; beat += 1) {
    for (const socket of sockets) socket.beat();
    await delay(3_000);
  }
  const after = residentBytes(target.pid);
  for (const { socket } of sockets) socket.destroy();
  return (after - before) / clients;
};

interface Pair {
  from: LoadSocket;
  to: LoadSocket;
  frame: Buffer;
  /** Bytes of one frame as the receiver gets it. */
  size: number;
}

/** Pairs whose ends are at the first and the last port of the target. */
const openPairs = async ({ ports }: Target, count: number): Promise<Pair[]> => {
  const far = ports.at(-1) ?? ports[0];
  const name = `p${Math.random().toString(36).slice(2)}`;
  const from = await openLoadSockets(ports[0], count, `${name}a`);
  const to = await openLoadSockets(far, count, `${name}b`);
  const pairs: Pair[] = [];
  for (const [at, near] of from.entries()) {
    const other = to[at];
    if (other === undefined) throw new Error('A socket is missing.');
    const frame = frameTo(other.id);
    let size = 0;
    near.socket.write(frame);
    while (size < frame.length) {
      size += await new Promise<number>((resolve) => {
        other.onBytes = (chunk) => resolve(chunk.length);
      });
    }
    pairs.push({ from: near, to: other, frame, size });
  }
  return pairs;
};
const closePairs = (pairs: readonly Pair[]): void => {
  for (const { from, to } of pairs) {
    from.socket.destroy();
    to.socket.destroy();
  }
};

export interface Latency {
  /** Milliseconds from one end to the other. */
  latencies: number[];
  /** Seconds of the server's processors per second. */
  processors: number;
}

/** Sends at a steady rate whatever comes back: each exchange is one frame there and one back. */
export const measureLatency = async (
  target: Target,
  perSecond: number,
  seconds: number,
): Promise<Latency> => {
  const there = await openPairs(target, 20);
  const back = await openPairs({ ...target, ports: [...target.ports].reverse() as [number] }, 20);
  const all = [...there, ...back];
  const latencies: number[] = [];
  const sentAt = all.map((): number[] => []);
  for (const [at, { to, size }] of all.entries()) {
    let bytes = 0;
    to.onBytes = (chunk) => {
      bytes += chunk.length;
      for (; bytes >= size; bytes -= size) {
        const sent = sentAt[at]?.shift();
        if (sent !== undefined) latencies.push(performance.now() - sent);
      }
      const partner = at < there.length ? back[at] : undefined;
      if (partner === undefined) return;
      sentAt[at + there.length]?.push(performance.now());
      partner.from.socket.write(partner.frame);
    };
  }
  const begun = performance.now();
  const used = processorSeconds(target.pid);
  let sent = 0;
  while (performance.now() - begun < seconds * 1_000) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * perSecond);
    for (; sent < due; sent += 1) {
      const at = sent % there.length;
      sentAt[at]?.push(performance.now());
      const pair = there[at];
      pair?.from.socket.write(pair.frame);
    }
    await delay(1);
  }
  const processors = (processorSeconds(target.pid) - used) / ((performance.now() - begun) / 1_000);
  await delay(500);
  closePairs(all);
  return { latencies, processors };
};

export interface Rate {
  perSecond: number;
  /** Frames for each second of the server's processor: the same on a machine that others use. */
  perProcessorSecond: number;
}

/** Frames relayed with so many always on their way: what the server does when it never waits. */
export const measureRate = async (
  target: Target,
  pairs: number,
  onTheWay: number,
  seconds: number,
): Promise<Rate> => {
  const all = await openPairs(target, pairs);
  let frames = 0;
  let over = false;
  for (const { from, to, frame, size } of all) {
    const burst = Buffer.concat(Array.from({ length: onTheWay }, () => frame));
    let bytes = 0;
    to.onBytes = (chunk) => {
      bytes += chunk.length;
      if (bytes < size * onTheWay) return;
      bytes -= size * onTheWay;
      frames += onTheWay;
      if (!over) from.socket.write(burst);
    };
    from.socket.write(burst);
  }
  await delay(1_000);
  const begun = performance.now();
  const used = processorSeconds(target.pid);
  frames = 0;
  await delay(seconds * 1_000);
  const perSecond = frames / ((performance.now() - begun) / 1_000);
  const perProcessorSecond = frames / (processorSeconds(target.pid) - used);
  over = true;
  closePairs(all);
  return { perSecond, perProcessorSecond };
};
