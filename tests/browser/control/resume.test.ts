import { describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { expectedNumbers } from '../../../core/control/redial';
import type { HostileBroker } from '../../support/hostile-broker';
import { installHostileBroker } from '../../support/hostile-broker';
import type {} from '../../support/provided-context';
import type { Pair } from './parties';
import { consent, pair } from './parties';

/** Every RTCPeerConnection made from now on, so that a test can kill one. */
const watchConnections = (): RTCPeerConnection[] => {
  const Native = globalThis.RTCPeerConnection;
  const made: RTCPeerConnection[] = [];
  globalThis.RTCPeerConnection = new Proxy(Native, {
    construct(target, args) {
      const connection = Reflect.construct(target, args);
      made.push(connection);
      return connection;
    },
  });
  onTestFinished(() => {
    globalThis.RTCPeerConnection = Native;
  });
  return made;
};

const talk = async ({ laptop, phone, onLaptop, onPhone }: Pair): Promise<void> => {
  const before = [laptop, phone].map(({ channel }) => channel.of('message').length);
  onPhone.send({ t: 'restart-media', link: '0123abcd' });
  onLaptop.send({ t: 'slots', link: '0123abcd', slots: [] });
  await laptop.channel.next('message', (before[0] ?? 0) + 1);
  await phone.channel.next('message', (before[1] ?? 0) + 1);
};

const resumed = async ({ laptop, phone }: Pair, times: number): Promise<void> => {
  await Promise.all([laptop.channel.next('resumed', times), phone.channel.next('resumed', times)]);
};

const kill = (made: RTCPeerConnection[]): void => {
  for (const connection of made.splice(0)) connection.close();
};

describe.each([
  ['the built server', inject('batonPort')],
  ['the stock peer server', inject('stockPort')],
])('after consent, over %s', (_name, port) => {
  test('a dead channel comes back without a new code, again and again', async () => {
    const made = watchConnections();
    const both = await pair(port);
    await consent(both);
    await talk(both);
    for (const times of [1, 2, 3]) {
      made.pop()?.close();
      await resumed(both, times);
      await talk(both);
    }
    expect(both.laptop.events.of('proven').length).toBe(1);
    expect(both.laptop.events.of('old-code')).toEqual([]);
    expect(both.phone.channel.all.filter(({ t }) => t !== 'message').map(({ t }) => t)).toEqual([
      'redialling',
      'resumed',
      'redialling',
      'resumed',
      'redialling',
      'resumed',
    ]);
  });
});

test('a channel that dies before it was confirmed is dialled again under the same number', async () => {
  const made = watchConnections();
  const both = await pair(inject('batonPort'));
  await consent(both);
  made.pop()?.close();
  await resumed(both, 1);
  made.pop()?.close();
  await resumed(both, 2);
  await talk(both);
});

test('nobody is dialled again after an end, whoever said it', async () => {
  const made = watchConnections();
  for (const who of ['onLaptop', 'onPhone'] as const) {
    const both = await pair(inject('batonPort'));
    await consent(both);
    both[who].send({ t: 'end', reason: 'left' });
    const other = who === 'onLaptop' ? both.phone : both.laptop;
    await vi.waitFor(() =>
      expect(other.channel.all.at(-1)).toMatchObject({ message: { t: 'end' } }),
    );
    kill(made);
    await Promise.all([both.laptop.channel.next('closed'), both.phone.channel.next('closed')]);
    expect(both.laptop.channel.of('redialling')).toEqual([]);
    expect(both.phone.channel.of('redialling')).toEqual([]);
  }
});

describe('when the broker is hostile', () => {
  const hostile = (): HostileBroker => {
    const abort = new AbortController();
    onTestFinished(() => abort.abort());
    return installHostileBroker(globalThis, abort.signal);
  };

  test('resuming uses rooms that were never seen before, and no plain text', async () => {
    const broker = hostile();
    const made = watchConnections();
    const both = await pair(broker.server);
    await consent(both);
    const before = new Set(broker.seen.map(({ dst }) => dst));
    const from = broker.seen.length;
    made.pop()?.close();
    await resumed(both, 1);
    const after = broker.seen.slice(from);
    expect(after.length).toBeGreaterThan(0);
    for (const { dst } of after) expect(before.has(dst)).toBe(false);
    expect(JSON.stringify(after)).not.toMatch(/fingerprint|candidate:/);
  });

  test('a broker that loses the first attempts only delays it', async () => {
    const broker = hostile();
    const made = watchConnections();
    const both = await pair(broker.server);
    await consent(both);
    let lost = 0;
    broker.tamper = ({ type, src = '', dst = '', ...rest }) => {
      if (type === 'OFFER' && lost < 2) {
        lost += 1;
        broker.send(src, { type: 'EXPIRE', src: dst });
      } else broker.send(dst, { type, src, dst, ...rest });
    };
    made.pop()?.close();
    await resumed(both, 1);
    expect(lost).toBe(2);
    await talk(both);
  });
});

test.each([
  [{ confirmed: 0, proven: 0 }, [1]],
  [{ confirmed: 0, proven: 1 }, [1, 2]],
  [{ confirmed: 1, proven: 1 }, [1, 2]],
  [{ confirmed: 1, proven: 2 }, [1, 2, 3]],
])('with %o the laptop waits for channels %o', (counted, numbers) => {
  expect(expectedNumbers(counted)).toEqual(numbers);
});
