import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Tally } from './tally';

/** The figures of one server in Prometheus' form, read from the tally when they are asked for. */
export const createMetrics = (tally: Tally, busReachable: () => Promise<boolean>): Registry => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'baton_sockets',
    help: 'Sockets that are open',
    registers,
    collect() {
      this.set(tally.sockets);
    },
  });
  new Gauge({
    name: 'baton_bus_reachable',
    help: '1 where claims and messages can be taken',
    registers,
    async collect() {
      this.set((await busReachable()) ? 1 : 0);
    },
  });
  const counter = (name: string, help: string, read: () => number): void => {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  };
  const family = (
    name: string,
    help: string,
    label: string,
    read: () => Readonly<Record<string, number>>,
  ): void => {
    new Counter({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset();
        for (const [value, count] of Object.entries(read())) this.inc({ [label]: value }, count);
      },
    });
  };
  counter('baton_sockets_opened_total', 'Sockets that were opened', () => tally.opened);
  counter('baton_expired_total', 'Senders who were told that nobody came', () => tally.expired);
  family('baton_messages_total', 'What became of messages', 'outcome', () => tally.messages);
  family('baton_refused_total', 'Clients not let in', 'reason', () => tally.refused);
  family('baton_cut_total', 'Clients sent away', 'reason', () => tally.cut);
  return registry;
};
