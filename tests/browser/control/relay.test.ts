import { describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import type { LaptopChannel, PhoneChannel } from '../../../core/control/control-events';
import { installHostileBroker } from '../../support/hostile-broker';
import type {} from '../../support/provided-context';
import { relaysOnly } from '../relays-only';
import { consent, type Pair, pair, startLaptop, startPhone } from './parties';

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

describe('a restart of the control link', () => {
  const audio = 'm=audio 9 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\na=inactive\r\n';
  const strangers = async (): Promise<string> => {
    const stranger = new RTCPeerConnection();
    onTestFinished(() => stranger.close());
    stranger.createDataChannel('x');
    return (await stranger.createOffer()).sdp ?? '';
  };
  /** Past the types: what an end that was taken over could send. */
  const send = (channel: LaptopChannel | PhoneChannel, message: object): void =>
    Reflect.apply(channel.send, channel, [message]);

  test.each([
    ['with another certificate', 'onLaptop', 'phone', 'offer', strangers],
    ['that adds media', 'onLaptop', 'phone', 'offer', async (own: string) => `${own}${audio}`],
    ['that the phone offers', 'onPhone', 'laptop', 'offer', async (own: string) => own],
    ['that the laptop answers', 'onLaptop', 'phone', 'answer', async (own: string) => own],
  ] as const)('%s ends the channel', async (_what, from, to, kind, describe) => {
    const made = relaysOnly();
    const both = await pair(inject('relayingPort'));
    await consent(both);
    const dialled = from === 'onPhone' ? 'offer' : 'answer';
    const own = open(made).find(({ localDescription }) => localDescription?.type === dialled);
    const sdp = await describe(own?.localDescription?.sdp ?? '');
    send(both[from], { t: 'link-description', epoch: 1, kind, sdp });
    await both[to].channel.next('broken');
  });

  test('is nothing that the phone could ask for before both people said yes', async () => {
    const both = await pair(inject('batonPort'));
    send(both.onPhone, { t: 'link-restart' });
    await both.laptop.channel.next('broken');
  });
});

test('a broker that names nonsense names nothing, and the two pair without', async () => {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const broker = installHostileBroker(globalThis, abort.signal);
  const iceServers = [{ urls: ['turn:evil.example:99999'] }];
  broker.greeting = { type: 'OPEN', payload: { iceServers, seconds: null } };
  const both = await pair(broker.server);
  for (const { events } of [both.laptop, both.phone])
    expect(events.all.filter(({ t }) => t === 'ice-servers')).toEqual([]);
});
