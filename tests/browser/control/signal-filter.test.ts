import { Peer } from 'peerjs';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openBrokerPeer } from '../../../core/control/broker-peer';
import { brokerServer } from '../../../core/control/broker-server';
import { createCertificate } from '../../../core/control/dtls-fingerprint';
import { hookPeer, pinnedPeerJs } from '../../../core/control/peerjs-internals';
import type { Signal, SignalFilter } from '../../../core/control/signal-filter';
import { createSignalFilter } from '../../../core/control/signal-filter';
import type { PairingKeys } from '../../../core/protocol/keys';
import { derivePairingKeys } from '../../../core/protocol/keys';
import { seal } from '../../../core/protocol/seal';
import { countPeerConnections, installHostileBroker } from '../../support/hostile-broker';
import { noServers } from './parties';

const self = `b${'0'.repeat(32)}`;
const stranger = `b${'5'.repeat(32)}`;
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
const sdp = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 0.0.0.0',
  `a=fingerprint:sha-256 ${fingerprint}`,
  '',
].join('\r\n');
const offer = {
  sdp: { type: 'offer', sdp },
  type: 'data',
  connectionId: 'dc_x',
  serialization: 'json',
};
const candidate = {
  candidate: { candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host', sdpMid: '0' },
  type: 'data',
  connectionId: 'dc_x',
};

let keys: PairingKeys;
beforeEach(async () => {
  keys = await derivePairingKeys({
    secret: crypto.getRandomValues(new Uint8Array(16)),
    header: Uint8Array.of(1, 1, 0, 0),
    pin: new Uint8Array(16),
    broker: null,
  });
});

const sealed = async (
  payload: Record<string, unknown>,
  c: number,
  change: { type?: string; src?: string; dst?: string } = {},
) => {
  const { type = 'OFFER', src = stranger, dst = self } = change;
  const b = await seal({
    key: keys.signal.P,
    role: 'P',
    type,
    src,
    dst,
    counter: c,
    payload,
  });
  return { type, src, dst, payload: { connectionId: 'dc_x', type: 'data', c, b } };
};

const filterOf = (): { filter: SignalFilter; signals: Signal[]; hints: string[] } => {
  const signals: Signal[] = [];
  const hints: string[] = [];
  const filter = createSignalFilter({
    self,
    role: 'P',
    key: keys.signal.P,
    expects: { type: 'OFFER' },
    onSignal: (signal) => signals.push(signal),
    onOpen: () => hints.push('open'),
    onHint: (hint) => hints.push(hint),
  });
  return { filter, signals, hints };
};

describe('the filter lets through', () => {
  test('an offer and its candidates in the order of arrival, with known fields only', async () => {
    const { filter, signals } = filterOf();
    filter.receive(await sealed({ ...offer, metadata: { x: 1 }, label: 'l' }, 1));
    filter.receive(await sealed(candidate, 2, { type: 'CANDIDATE' }));
    await filter.settled();
    expect(signals).toEqual([
      { type: 'OFFER', src: stranger, payload: offer },
      { type: 'CANDIDATE', src: stranger, payload: candidate },
    ]);
  });

  test('at most 64 messages of one source', async () => {
    const { filter, signals } = filterOf();
    for (let c = 1; c <= 80; c++) {
      filter.receive(await sealed(candidate, c, { type: 'CANDIDATE' }));
      await filter.settled();
    }
    expect(signals.length).toBe(64);
  });
});

describe('the filter drops', () => {
  const two = sdp.replace('m=application', 'm=audio 9 UDP/TLS/RTP/SAVPF 0\r\nm=application');
  const cases: [string, () => Promise<unknown>][] = [
    [
      'an offer sealed with another key',
      async () => ({
        ...(await sealed(offer, 1)),
        payload: {
          ...(await sealed(offer, 1)).payload,
          b: await seal({
            key: keys.signal.L,
            role: 'P',
            type: 'OFFER',
            src: stranger,
            dst: self,
            counter: 1,
            payload: offer,
          }),
        },
      }),
    ],
    [
      'an offer of another source',
      async () => ({ ...(await sealed(offer, 1)), src: `b${'6'.repeat(32)}` }),
    ],
    ['an offer for another room', async () => sealed(offer, 1, { dst: `b${'1'.repeat(32)}` })],
    [
      'a candidate renamed to an offer',
      async () => ({ ...(await sealed(offer, 1, { type: 'CANDIDATE' })), type: 'OFFER' }),
    ],
    [
      'an offer with another counter',
      async () => {
        const message = await sealed(offer, 1);
        return { ...message, payload: { ...message.payload, c: 2 } };
      },
    ],
    ['an offer in the open', async () => ({ type: 'OFFER', src: stranger, payload: offer })],
    ['an offer of media', async () => sealed({ ...offer, type: 'media' }, 1)],
    [
      'an offer in another serialization',
      async () => sealed({ ...offer, serialization: 'binary' }, 1),
    ],
    [
      'an offer for another connection than outside',
      async () => sealed({ ...offer, connectionId: 'dc_y' }, 1),
    ],
    [
      'an offer with a media section',
      async () => sealed({ ...offer, sdp: { type: 'offer', sdp: two } }, 1),
    ],
    [
      'an answer inside an offer',
      async () => sealed({ ...offer, sdp: { type: 'answer', sdp } }, 1),
    ],
    [
      'an answer, where offers are expected',
      async () => sealed({ ...offer, sdp: { type: 'answer', sdp } }, 1, { type: 'ANSWER' }),
    ],
    [
      '32 KB of anything',
      async () => ({
        type: 'OFFER',
        src: stranger,
        payload: { connectionId: 'dc_x', type: 'data', c: 1, b: 'A'.repeat(40_000) },
      }),
    ],
    ['null', async () => null],
    ['an offer without a payload', async () => ({ type: 'OFFER', src: stranger })],
    ['LEAVE', async () => ({ type: 'LEAVE', src: stranger })],
    ['ERROR', async () => ({ type: 'ERROR', payload: { msg: 'no' } })],
    ['ERROR without a payload', async () => ({ type: 'ERROR' })],
    ['a type that is no text', async () => ({ type: { toString: () => 'OFFER' }, src: stranger })],
    ['a source that is no peer id', async () => sealed(offer, 1, { src: 'a|b' })],
  ];
  test.each(cases)('%s', async (_name, make) => {
    const { filter, signals, hints } = filterOf();
    filter.receive(await make());
    await filter.settled();
    expect(signals).toEqual([]);
    expect(hints).toEqual([]);
    expect(filter.dropped).toBe(1);
  });

  test('a replay', async () => {
    const { filter, signals } = filterOf();
    const message = await sealed(offer, 1);
    for (let time = 0; time < 3; time++) filter.receive(message);
    await filter.settled();
    expect(signals.length).toBe(1);
  });
});

test('EXPIRE and ID-TAKEN are hints, OPEN opens', () => {
  const { filter, hints } = filterOf();
  filter.receive({ type: 'OPEN' });
  filter.receive({ type: 'EXPIRE', src: stranger });
  filter.receive({ type: 'ID-TAKEN', payload: { msg: 'taken' } });
  expect(hints).toEqual(['open', 'expire', 'id-taken']);
});

/** Deterministic, so that a failure can be repeated. */
const mulberry = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

test('20,000 broken messages pass nothing and throw nothing', async () => {
  // The destination is not the broker's to say: a changed one changes nothing, so there is none.
  const bare = async (payload: Record<string, unknown>, c: number, type: string) => {
    const { src, payload: outside } = await sealed(payload, c, { type });
    return { type, src, payload: outside };
  };
  const good = [
    await bare(offer, 1, 'OFFER'),
    await bare(candidate, 2, 'CANDIDATE'),
    { type: 'LEAVE', src: stranger },
  ];
  const junk = [null, 0, -1, 1e308, true, '', 'OFFER', [], {}, 'A'.repeat(999)];
  const random = mulberry(7);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  /** One value or one character somewhere inside is another. */
  const mutate = (value: unknown): unknown => {
    if (random() < 0.15) return pick(junk);
    if (typeof value === 'string' && value.length > 0) {
      const at = Math.floor(random() * value.length);
      const code = value.charCodeAt(at) ^ (1 + Math.floor(random() * 126));
      return value.slice(0, at) + String.fromCharCode(code) + value.slice(at + 1);
    }
    if (typeof value === 'object' && value !== null) {
      const key = pick(Object.keys(value)) ?? 'x';
      return { ...value, [key]: mutate(Reflect.get(value, key)) };
    }
    return pick(junk);
  };
  let sent = 0;
  while (sent < 20_000) {
    // A new one now and then: each source may only say so much.
    const { filter, signals, hints } = filterOf();
    for (let run = 0; run < 60; run++) {
      const seed = pick(good);
      const broken = mutate(seed);
      if (JSON.stringify(broken) === JSON.stringify(seed)) continue;
      filter.receive(broken);
      sent += 1;
    }
    await filter.settled();
    expect(signals).toEqual([]);
    expect(hints).toEqual([]);
  }
});

describe('the broker peer', () => {
  const openRoom = async (): Promise<{
    broker: ReturnType<typeof installHostileBroker>;
    id: string;
    made: () => number;
    links: unknown[];
    online: boolean[];
  }> => {
    const abort = new AbortController();
    onTestFinished(() => abort.abort());
    const broker = installHostileBroker(globalThis, abort.signal);
    const connections = countPeerConnections(globalThis, abort.signal);
    const links: unknown[] = [];
    const online: boolean[] = [];
    const id = `b${keys.room}`;
    openBrokerPeer({
      id,
      role: 'L',
      keys,
      server: brokerServer(null, broker.server),
      ice: noServers,
      certificate: await createCertificate(),
      dials: null,
      acceptDescription: () => true,
      onLink: (link) => links.push(link),
      onOnline: (now) => online.push(now),
      signal: abort.signal,
    });
    await vi.waitFor(() => expect(online).toEqual([true]));
    return { broker, id, made: () => connections.made, links, online };
  };

  test('makes no connection for strangers and outlives bad messages', async () => {
    const { broker, id, made, links } = await openRoom();
    const bad = [
      'not json',
      null,
      [],
      7,
      { type: 'OFFER' },
      { type: 'OFFER', src: stranger },
      { type: 'OFFER', src: stranger, payload: offer },
      { type: 'OFFER', src: stranger, payload: { ...offer, serialization: 'nonsense' } },
      { type: 'CANDIDATE', src: stranger, payload: candidate },
      { type: 'ANSWER', src: stranger, payload: {} },
      { type: 'ERROR' },
      { type: 'LEAVE', src: stranger },
    ];
    for (const message of bad) broker.send(id, message);
    for (let number = 0; number < 200; number++) {
      const src = `b${String(number).padStart(32, '0')}`;
      broker.send(id, { type: 'OFFER', src, payload: offer });
      broker.send(id, {
        type: 'OFFER',
        src,
        payload: { connectionId: 'a', type: 'data', c: 1, b: 'AAAA' },
      });
    }
    // One stray candidate that is well sealed, then the honest offer: all before it has been seen.
    broker.send(id, await sealed(candidate, 1, { type: 'CANDIDATE', dst: id }));
    broker.send(id, await sealed(offer, 2, { dst: id }));
    await vi.waitFor(() => expect(links.length).toBe(1));
    expect(made()).toBe(1);
  });

  test('registers again when the broker hangs up, or says that the id is taken', async () => {
    const { broker, id, online } = await openRoom();
    broker.drop(id);
    await vi.waitFor(() => expect(online).toEqual([true, false, true]), { timeout: 3_000 });
    broker.send(id, { type: 'ID-TAKEN' });
    broker.drop(id);
    await vi.waitFor(() => expect(online).toEqual([true, false, true, false, true]), {
      timeout: 3_000,
    });
  });
});

test('PeerJS still has the inside that the filter and the sealing hang on', async () => {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const broker = installHostileBroker(globalThis, abort.signal);
  const { host, port, secure, path } = brokerServer(null, broker.server);
  const peer = new Peer(self, { host, port, secure, path, config: { iceServers: [] } });
  onTestFinished(() => peer.destroy());
  const received: unknown[] = [];
  const sent: unknown[] = [];
  let opened = false;
  peer.on('open', () => {
    opened = true;
  });
  const inside = hookPeer(peer, {
    receive: (message) => received.push(message),
    send: (message) => sent.push(message),
  });
  await vi.waitFor(() => expect(received).toEqual([{ type: 'OPEN' }]));
  expect([...broker.versions]).toEqual([pinnedPeerJs]);
  expect(opened).toBe(false);
  inside.handle({ type: 'OPEN' });
  expect(opened).toBe(true);
  expect(inside.socketOpen()).toBe(true);
  const connection = peer.connect(stranger, { serialization: 'json' });
  expect(inside.knows(stranger, connection.connectionId)).toBe(true);
  await vi.waitFor(() => expect(sent[0]).toMatchObject({ type: 'OFFER', dst: stranger }));
  expect(broker.seen).toEqual([]);
  inside.transmit({ type: 'OFFER', dst: stranger });
  expect(broker.seen).toEqual([{ type: 'OFFER', dst: stranger, src: self }]);
});
