import { describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { installHostileBroker } from '../../support/hostile-broker';
import type {} from '../../support/provided-context';
import { consent, type Pair, pair, startLaptop, startPhone } from './parties';

const turn = `turn:127.0.0.1:${inject('turnPort')}`;

/** Networks without any other way: every connection made from now on uses relays alone. */
const relaysOnly = (): RTCPeerConnection[] => {
  const Native = globalThis.RTCPeerConnection;
  const made: RTCPeerConnection[] = [];
  globalThis.RTCPeerConnection = new Proxy(Native, {
    construct(target, [configuration]) {
      const connection = new target({ ...configuration, iceTransportPolicy: 'relay' });
      made.push(connection);
      return connection;
    },
  });
  onTestFinished(() => {
    globalThis.RTCPeerConnection = Native;
  });
  return made;
};

/** The local end of the path that a connection uses now. */
const localEnd = async (connection: RTCPeerConnection): Promise<RTCIceCandidate | null> =>
  connection.sctp?.transport.iceTransport.getSelectedCandidatePair()?.local ?? null;
const open = (made: readonly RTCPeerConnection[]): RTCPeerConnection[] =>
  made.filter(({ connectionState }) => connectionState === 'connected');

const talk = async ({ laptop, phone, onLaptop, onPhone }: Pair): Promise<void> => {
  const before = [laptop, phone].map(({ channel }) => channel.of('message').length);
  onPhone.send({ t: 'restart-media', link: '0123abcd' });
  onLaptop.send({ t: 'slots', link: '0123abcd', slots: [] });
  await laptop.channel.next('message', (before[0] ?? 0) + 1);
  await phone.channel.next('message', (before[1] ?? 0) + 1);
};

describe('where only relays join the two', () => {
  test('both use the servers that the broker names, from the first connection on', async () => {
    const made = relaysOnly();
    const both = await pair(inject('relayingPort'));
    const used = open(made);
    expect(used).toHaveLength(2);
    for (const connection of used)
      expect(await localEnd(connection)).toMatchObject({ type: 'relay' });
    await consent(both);
    await talk(both);
    for (const { events } of [both.laptop, both.phone])
      expect(events.all.filter(({ t }) => t === 'ice-servers')).toHaveLength(1);
  });

  test('a dead link is dialled again with them', async () => {
    const made = relaysOnly();
    const both = await pair(inject('relayingPort'));
    await consent(both);
    open(made)[0]?.close();
    await Promise.all([both.laptop.channel.next('resumed'), both.phone.channel.next('resumed')]);
    await talk(both);
  });

  test.each(['laptop', 'phone'] as const)(
    'the link moves over to new credentials before those of the %s end, and stays',
    async (who) => {
      const made = relaysOnly();
      const soon = { renewAfterMs: () => 1_000 };
      const laptop = await startLaptop(inject('relayingPort'), who === 'laptop' ? soon : {});
      const phone = startPhone(
        inject('relayingPort'),
        await laptop.invitation(),
        who === 'phone' ? soon : {},
      );
      const [onLaptop, onPhone] = await Promise.all([laptop.proven(), phone.proven()]);
      const both = { laptop, phone, onLaptop, onPhone };
      const used = open(made);
      const before = await Promise.all(used.map(localEnd));
      const credentials = used.map((one) => one.getConfiguration().iceServers?.[0]?.username);
      await consent(both);
      await vi.waitFor(
        async () => {
          const now = await Promise.all(used.map(localEnd));
          for (const [at, end] of now.entries())
            expect(end?.usernameFragment).not.toBe(before[at]?.usernameFragment);
        },
        { timeout: 15_000 },
      );
      const renewed = used.map((one) => one.getConfiguration().iceServers?.[0]?.username);
      expect(renewed.filter((name, at) => name !== credentials[at])).toHaveLength(1);
      await talk(both);
      for (const { channel } of [laptop, phone])
        expect(channel.all.filter(({ t }) => t !== 'message' && t !== 'stalled')).toEqual([]);
      expect(open(made)).toEqual(used);
    },
  );
});

describe('what a broker says of servers', () => {
  const refusedBy = async (greeting: unknown) => {
    const abort = new AbortController();
    onTestFinished(() => abort.abort());
    const broker = installHostileBroker(globalThis, abort.signal);
    broker.greeting = { type: 'OPEN', payload: greeting };
    return broker;
  };
  const wrong = { urls: [turn], username: `${2 ** 32}:x`, credential: 'd3Jvbmc=' };

  test('wrong credentials are told from two networks that do not reach each other', async () => {
    relaysOnly();
    const broker = await refusedBy({ iceServers: [wrong], seconds: 3_600 });
    const laptop = await startLaptop(broker.server);
    const phone = startPhone(broker.server, await laptop.invitation());
    expect((await phone.events.next('failed')).reason).toBe('relay-refused');
    await laptop.events.next('relay-refused');
  });

  test.each([
    ['something else', 'turn:evil.example'],
    ['another scheme', { iceServers: [{ urls: ['https://evil.example'] }], seconds: null }],
    ['TURN without credentials', { iceServers: [{ urls: [turn] }], seconds: null }],
    ['a port that there is not', { iceServers: [{ urls: ['stun:a:70000'] }], seconds: null }],
    [
      'an address without end',
      { iceServers: [{ urls: [`stun:${'a'.repeat(400)}`] }], seconds: 60 },
    ],
    ['more servers than anybody has', { iceServers: Array(5).fill(wrong), seconds: 3_600 }],
    ['no address at all', { iceServers: [{ urls: [] }], seconds: null }],
    ['more than it should', { iceServers: [{ ...wrong, policy: 'relay' }], seconds: 3_600 }],
    ['credentials for a moment', { iceServers: [wrong], seconds: 1 }],
  ])('%s counts as nothing, and the two pair without', async (_what, greeting) => {
    const broker = await refusedBy(greeting);
    const both = await pair(broker.server);
    for (const { events } of [both.laptop, both.phone])
      expect(events.all.filter(({ t }) => t === 'ice-servers')).toEqual([]);
  });
});
