import { createLifetime } from '../tests/support/lifetime';
import { measureLatency, measureMemory, measureRate } from './broker/measure';
import { raisedLimits, startBaton, startStock, startTwoNodes, type Target } from './broker/targets';
import { median, quantile } from './statistics';

const clients = 5_000;
const exchanges = 1_000;
const rounds = 3;
const memoryRounds = 3;
/** Each round is short, and the servers take turns: what else this machine does hits both alike. */
const latencySeconds = 4;
const rateSeconds = 4;

interface Figures {
  p50: number[];
  p99: number[];
  processors: number[];
  rate: number[];
  perProcessor: number[];
}
const none = (): Figures => ({ p50: [], p99: [], processors: [], rate: [], perProcessor: [] });

const withTarget = async <T>(
  start: (signal: AbortSignal) => Promise<Target>,
  use: (target: Target) => Promise<T>,
): Promise<T> => {
  const lifetime = createLifetime();
  try {
    return await use(await start(lifetime.signal));
  } finally {
    await lifetime.end();
  }
};

const fixed = (value: number, digits = 2): string => value.toFixed(digits);
const line = (name: string, ours: string, stock: string, ratio: string): void =>
  console.log(
    [name.padEnd(34), ours.padStart(12), stock.padStart(12), ratio.padStart(10)].join(''),
  );

/**
 * `memory` and `relay` run that part alone. Prints what the broker costs beside the stock `peer` server, and on two nodes beside one.
 */
export const main = async (): Promise<void> => {
  console.log('Limits raised for this run:');
  for (const [name, value] of Object.entries(raisedLimits)) console.log(`  ${name}=${value}`);
  console.log(`${rounds} rounds in turns, medians. Everything runs on this machine.\n`);

  const [part = 'all'] = process.argv.slice(2);
  const memory = { ours: [] as number[], stock: [] as number[] };
  for (let round = 0; round < memoryRounds && part !== 'relay'; round += 1) {
    memory.ours.push(await withTarget(startBaton, (target) => measureMemory(target, clients)));
    memory.stock.push(await withTarget(startStock, (target) => measureMemory(target, clients)));
  }

  const ours = none();
  const stock = none();
  const two = none();
  const measure = async (target: Target, into: Figures): Promise<void> => {
    const { latencies, processors } = await measureLatency(target, exchanges, latencySeconds);
    into.p50.push(median(latencies));
    into.p99.push(quantile(latencies, 0.99));
    into.processors.push(processors);
    const rate = await measureRate(target, 50, 16, rateSeconds);
    into.rate.push(rate.perSecond);
    into.perProcessor.push(rate.perProcessorSecond);
  };
  const relay = part !== 'memory';
  if (relay)
    await withTarget(startBaton, (near) =>
      withTarget(startStock, (other) =>
        withTarget(startTwoNodes, async (joined) => {
          for (const target of [near, other, joined]) await measure(target, none());
          for (let round = 0; round < rounds; round += 1) {
            await measure(near, ours);
            await measure(other, stock);
            await measure(joined, two);
          }
        }),
      ),
    );

  const compare = (name: string, a: number, b: number, digits = 2): void =>
    line(name, fixed(a, digits), fixed(b, digits), `${fixed(a / b)} ×`);
  line('', 'peer-server', 'stock peer', '');
  compare(`KB per idle client (${clients})`, median(memory.ours) / 1e3, median(memory.stock) / 1e3);
  compare(`relay p50 ms (${exchanges} exchanges/s)`, median(ours.p50), median(stock.p50));
  compare('relay p99 ms', median(ours.p99), median(stock.p99));
  compare('processors in use', median(ours.processors), median(stock.processors));
  compare('highest rate, frames/s', median(ours.rate), median(stock.rate), 0);
  compare('frames per processor second', median(ours.perProcessor), median(stock.perProcessor), 0);
  console.log('');
  line('', 'two nodes', 'one node', '');
  compare(`relay p50 ms (${exchanges} exchanges/s)`, median(two.p50), median(ours.p50));
  compare('relay p99 ms', median(two.p99), median(ours.p99));
  compare('highest rate, frames/s', median(two.rate), median(ours.rate), 0);
};
