import { beforeEach, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { openBrokerPeer } from '../../../core/control/broker-peer';
import { brokerServer } from '../../../core/control/broker-server';
import { dial } from '../../../core/control/dial';
import { createCertificate, ownFingerprint } from '../../../core/control/dtls-fingerprint';
import type { Link } from '../../../core/control/link';
import { randomPeerId } from '../../../core/control/peer-id';
import { matchesPin, proveLink } from '../../../core/control/prove-link';
import { fingerprintOf } from '../../../core/protocol/fingerprint';
import type { Invitation } from '../../../core/protocol/invitation';
import { headerOf } from '../../../core/protocol/invitation';
import type { PairingKeys } from '../../../core/protocol/keys';
import { derivePairingKeys } from '../../../core/protocol/keys';
import { seal, unseal } from '../../../core/protocol/seal';
import type { BrokerMessage, HostileBroker } from '../../support/hostile-broker';
import { countPeerConnections, installHostileBroker } from '../../support/hostile-broker';
import type {} from '../../support/provided-context';
import { consent, noServers, pair, serverAt, startLaptop, startPhone } from './parties';

const lifetime = (): AbortSignal => {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  return abort.signal;
};

const keysOf = (invitation: Invitation): Promise<PairingKeys> =>
  derivePairingKeys({ ...invitation, header: headerOf(invitation) });

/** One attempt of a phone, with a shorter patience than the real one has. */
const dialAt = async (server: string, invitation: Invitation, checksPin = true) => {
  const certificate = await createCertificate();
  return dial({
    server: brokerServer(null, server),
    ice: noServers,
    certificate,
    ownFingerprint: await ownFingerprint(certificate),
    keys: await keysOf(invitation),
    header: headerOf(invitation),
    acceptFingerprint: checksPin ? matchesPin(invitation.pin) : () => true,
    connectMs: 2_500,
    signal: lifetime(),
  });
};

const payloadOf = ({ payload }: BrokerMessage): { c: number; b: string; connectionId: string } => {
  if (typeof payload !== 'object' || payload === null) throw new Error('No payload');
  const { c, b, connectionId } = Object.fromEntries(Object.entries(payload));
  return { c: Number(c), b: String(b), connectionId: String(connectionId) };
};

describe('a broker that changes what it relays', () => {
  let broker: HostileBroker;
  beforeEach(() => {
    broker = installHostileBroker(globalThis, lifetime());
  });

  test('relays nothing but sealed blobs: no fingerprint, no address', async () => {
    await pair(broker.server);
    const text = JSON.stringify(broker.seen);
    expect(broker.seen.map(({ type }) => type)).toContain('ANSWER');
    expect(text).not.toMatch(/fingerprint|candidate:|typ host|\.local|sdp/);
  });

  test('cannot put its own description into an offer', async () => {
    const laptop = await startLaptop(broker.server);
    const connections = countPeerConnections(globalThis, lifetime());
    broker.tamper = (message) => {
      const { dst = '' } = message;
      if (message.type !== 'OFFER') return broker.send(dst, message);
      const { b, ...outside } = payloadOf(message);
      const changed = `${b.slice(0, 40)}${b[40] === 'A' ? 'B' : 'A'}${b.slice(41)}`;
      broker.send(dst, { ...message, payload: { ...outside, type: 'data', b: changed } });
      const sdp = { type: 'offer', sdp: 'v=0' };
      broker.send(dst, {
        ...message,
        payload: { ...outside, type: 'data', serialization: 'json', sdp },
      });
    };
    const outcome = await dialAt(broker.server, await laptop.invitation());
    expect(outcome).toEqual({ t: 'failed', reason: 'expired-or-used' });
    expect(connections.made).toBe(1);
    expect(laptop.events.of('proven')).toEqual([]);
  });

  const swapper =
    (keys: PairingKeys, type: string): HostileBroker['tamper'] =>
    async (message) => {
      const { dst = '', src = '' } = message;
      if (message.type !== type) return broker.send(dst, message);
      const { c, b, connectionId } = payloadOf(message);
      const role = type === 'OFFER' ? 'P' : 'L';
      const place = { key: keys.signal[role], role, type, src, dst, counter: c } as const;
      const plain = JSON.stringify(await unseal({ ...place, sealed: b }));
      const other = Array.from({ length: 32 }, () => 'AB').join(':');
      const payload = JSON.parse(plain.replace(/sha-256 [0-9A-F:]+/, `sha-256 ${other}`));
      const sealed = { connectionId, type: 'data', c, b: await seal({ ...place, payload }) };
      broker.send(dst, { ...message, payload: sealed });
    };

  test('that knows the secret and swaps the fingerprint of the answer fails at the pin', async () => {
    const laptop = await startLaptop(broker.server);
    const invitation = await laptop.invitation();
    broker.tamper = swapper(await keysOf(invitation), 'ANSWER');
    expect(await dialAt(broker.server, invitation)).toEqual({
      t: 'failed',
      reason: 'not-the-laptop',
    });
  });

  test('that knows the secret and swaps the fingerprint of the offer gets no channel', async () => {
    const laptop = await startLaptop(broker.server);
    const invitation = await laptop.invitation();
    broker.tamper = swapper(await keysOf(invitation), 'OFFER');
    const outcome = await dialAt(broker.server, invitation);
    expect(outcome).toEqual({ t: 'failed', reason: 'laptop-unreachable' });
    expect(laptop.events.of('proven')).toEqual([]);
  });

  test('that forges LEAVE, EXPIRE and ID-TAKEN, replays and reorders cannot end a channel', async () => {
    const both = await pair(broker.server);
    await consent(both);
    const connections = countPeerConnections(globalThis, lifetime());
    const replayed = [...broker.seen].reverse();
    for (const id of broker.ids()) {
      for (const src of broker.ids()) {
        for (const type of ['LEAVE', 'EXPIRE', 'ID-TAKEN', 'ERROR']) broker.send(id, { type, src });
      }
      for (const message of replayed) broker.send(id, message);
    }
    for (const id of broker.ids()) broker.drop(id);
    // Whatever was sent before it was read before the sockets come back.
    await vi.waitFor(() => expect(broker.ids().length).toBeGreaterThan(0), { timeout: 5_000 });
    both.onPhone.send({ t: 'phone-state', microphone: false, camera: false, background: false });
    await vi.waitFor(() => {
      expect(both.laptop.channel.all.at(-1)).toMatchObject({ message: { t: 'phone-state' } });
    });
    expect(connections.made).toBe(0);
    expect(both.laptop.channel.of('redialling')).toEqual([]);
    expect(both.phone.channel.of('redialling')).toEqual([]);
  });

  test('that delivers everything backwards and three times gets one connection on each side', async () => {
    const laptop = await startLaptop(broker.server);
    const held: BrokerMessage[] = [];
    broker.tamper = (message) => {
      held.push(message);
      setTimeout(() => {
        for (const one of held.splice(0).reverse()) {
          for (let time = 0; time < 3; time++) broker.send(one.dst ?? '', one);
        }
      }, 20);
    };
    const connections = countPeerConnections(globalThis, lifetime());
    await dialAt(broker.server, await laptop.invitation());
    expect(connections.made).toBe(2);
  });

  test('that forges EXPIRE only ends the attempt', async () => {
    const laptop = await startLaptop(broker.server);
    broker.tamper = ({ src = '', dst }) => broker.send(src, { type: 'EXPIRE', src: dst });
    const phone = startPhone(broker.server, await laptop.invitation());
    expect((await phone.events.next('failed')).reason).toBe('expired-or-used');
    broker.tamper = (message) => broker.send(message.dst ?? '', message);
    startPhone(broker.server, await laptop.invitation());
    await laptop.proven();
  });
});

/**
 * A man in the middle with a certificate of its own on each side. It dials the laptop where the
 * laptop is, and waits under the laptop's id at the broker that the phone was led to; frames are
 * relayed as they come.
 */
const stepBetween = async (keys: PairingKeys) => {
  const signal = lifetime();
  const relay = (from: Link, to: Promise<Link>): void => {
    from.take(async (text) => {
      const link = await to;
      await link.opened;
      if (text !== null) link.send(text);
    });
  };
  const common = { ice: noServers, keys, acceptDescription: () => true, signal };
  let toPhone = (_link: Link): void => {};
  const phoneSide = new Promise<Link>((resolve) => {
    toPhone = resolve;
  });
  const laptopSide = await openBrokerPeer({
    ...common,
    id: randomPeerId(),
    role: 'P',
    server: brokerServer(null, serverAt(inject('batonPort'))),
    certificate: await createCertificate(),
    dials: `b${keys.room}`,
  }).connect();
  if (!laptopSide) throw new Error('Not dialled');
  relay(laptopSide, phoneSide);
  await new Promise<void>((resolve) => {
    createCertificate().then((certificate) =>
      openBrokerPeer({
        ...common,
        id: `b${keys.room}`,
        role: 'L',
        server: brokerServer(null, serverAt(inject('stockPort'))),
        certificate,
        dials: null,
        onOnline: () => resolve(),
        onLink(link) {
          relay(link, Promise.resolve(laptopSide));
          toPhone(link);
        },
      }),
    );
  });
  return { laptopSide, phoneSide };
};

describe('a man in the middle with its own certificates', () => {
  const trusting = (invitation: Invitation): Promise<PairingKeys> => keysOf(invitation);

  test('that lacks the secret is not even answered, by either', async () => {
    const laptop = await startLaptop(inject('batonPort'));
    const invitation = await laptop.invitation();
    const real = await keysOf(invitation);
    const guessed = await keysOf({ ...invitation, secret: new Uint8Array(16).fill(9) });
    const connections = countPeerConnections(globalThis, lifetime());
    await stepBetween({ ...guessed, room: real.room });
    const outcome = await dialAt(serverAt(inject('stockPort')), invitation);
    expect(outcome).toEqual({ t: 'failed', reason: 'expired-or-used' });
    // The phone's and the one with which the man in the middle dials.
    expect(connections.made).toBe(2);
    expect(laptop.events.of('proven')).toEqual([]);
  });

  test('that knows the secret fails at the pin before anything is connected', async () => {
    const laptop = await startLaptop(inject('batonPort'));
    const invitation = await laptop.invitation();
    await stepBetween(await trusting(invitation));
    const outcome = await dialAt(serverAt(inject('stockPort')), invitation);
    expect(outcome).toEqual({ t: 'failed', reason: 'not-the-laptop' });
    expect(laptop.events.of('proven')).toEqual([]);
  });

  test('that relays the handshake to a phone without a pin fails at the proof on both sides', async () => {
    const laptop = await startLaptop(inject('batonPort'));
    const invitation = await laptop.invitation();
    const { laptopSide, phoneSide } = await stepBetween(await trusting(invitation));
    const from = performance.now();
    const outcome = await dialAt(serverAt(inject('stockPort')), invitation, false);
    const reason = outcome.t === 'failed' ? outcome.reason : 'proven';
    expect(['protocol', 'laptop-unreachable']).toContain(reason);
    expect(performance.now() - from).toBeLessThan(6_500);
    await phoneSide;
    await vi.waitFor(() => expect(laptopSide.closed.aborted).toBe(true));
    expect(laptop.events.of('proven')).toEqual([]);
  });

  test('and a phone that proves itself with the secret alone meets a laptop that shows another code than any phone', async () => {
    const laptop = await startLaptop(inject('batonPort'));
    const invitation = await laptop.invitation();
    const thief = await dialAt(serverAt(inject('batonPort')), invitation);
    if (thief.t !== 'proven') throw new Error('The secret is a claim');
    await laptop.proven();
    startPhone(inject('batonPort'), invitation);
    await laptop.events.next('two-devices');
  });
});

test('a link whose certificate is not the expected one is refused after DTLS as well', async () => {
  const laptop = await startLaptop(inject('batonPort'));
  const invitation = await laptop.invitation();
  const certificate = await createCertificate();
  const keys = await keysOf(invitation);
  const link = await openBrokerPeer({
    id: randomPeerId(),
    role: 'P',
    keys,
    server: brokerServer(null, serverAt(inject('batonPort'))),
    ice: noServers,
    certificate,
    dials: `b${keys.room}`,
    acceptDescription: () => true,
    signal: lifetime(),
  }).connect();
  if (!link) throw new Error('Not dialled');
  const outcome = await proveLink({
    link,
    role: 'P',
    keys,
    header: headerOf(invitation),
    ownFingerprint: await ownFingerprint(certificate),
    acceptFingerprint: (found) =>
      fingerprintOf(link.peerConnection.remoteDescription?.sdp ?? '')?.[0] !== found[0],
    connectMs: 5_000,
    signal: lifetime(),
  });
  expect(outcome).toEqual({ t: 'failed', reason: 'fingerprint' });
  await vi.waitFor(() => expect(link.closed.aborted).toBe(true));
});
