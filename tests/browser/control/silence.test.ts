import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Redial } from '../../../core/control/control-channel';
import { openControlChannel } from '../../../core/control/control-channel';
import type { ChannelEvent, ControlChannel } from '../../../core/control/control-events';
import type { Link, LinkReceiver } from '../../../core/control/link';
import type { Resumption } from '../../../core/control/resumption';
import type { FromPhone, ToPhone } from '../../../core/protocol/messages';
import { fromPhone } from '../../../core/protocol/messages';
import { noServers } from './parties';

// Only clocks are looked at here: the other end is a hand that writes frames, time is fake.

interface HandLink extends Link {
  say(message: object): void;
  readonly said: string[];
  cut(): void;
}

const handLink = (): HandLink => {
  const gone = new AbortController();
  const said: string[] = [];
  let receiver: LinkReceiver | null = null;
  let number = 0;
  return {
    other: '',
    peerConnection: new RTCPeerConnection(),
    closed: gone.signal,
    opened: Promise.resolve(),
    take(next) {
      receiver = next;
    },
    send: (text) => void said.push(text),
    close: () => gone.abort(),
    say(message) {
      number += 1;
      void receiver?.(JSON.stringify({ i: number, ...message }));
    },
    said,
    cut: () => gone.abort(),
  };
};

let link: HandLink;
let channel: ControlChannel<ToPhone>;
let events: ChannelEvent<FromPhone>[];
let dials: { proven: Parameters<Redial>[1]; signal: AbortSignal; resumption: Resumption }[];
let abort: AbortController;

const types = (): string[] => events.map(({ t }) => t);

beforeEach(async () => {
  vi.useFakeTimers();
  link = handLink();
  events = [];
  dials = [];
  abort = new AbortController();
  const bytes = new Uint8Array(32);
  const key = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
  channel = openControlChannel<FromPhone, ToPhone>({
    link,
    proven: { code: '19', transcript: new Uint8Array() },
    schema: fromPhone,
    role: 'L',
    fingerprint: bytes,
    ice: noServers,
    resumption: Promise.resolve({
      context: { header: bytes.slice(0, 4), pin: bytes.slice(0, 16), broker: null },
      key,
      transcriptHash: bytes,
      fpL: bytes,
      fpP: bytes,
      confirmed: 0,
      proven: 0,
    }),
    redial: (resumption, proven, signal) => dials.push({ proven, signal, resumption }),
    signal: abort.signal,
    on: (event) => events.push(event),
  });
  await vi.advanceTimersByTimeAsync(0);
  link.say({ t: 'heartbeat' });
});
afterEach(() => {
  abort.abort();
  vi.useRealTimers();
});

test('a heartbeat goes out at once and then each second', async () => {
  await vi.advanceTimersByTimeAsync(3_010);
  expect(link.said).toEqual([1, 2, 3, 4].map((i) => JSON.stringify({ t: 'heartbeat', i })));
});

test('silence of a second and a half is said, and so is the next sign of life', async () => {
  await vi.advanceTimersByTimeAsync(1_400);
  expect(types()).toEqual([]);
  await vi.advanceTimersByTimeAsync(500);
  expect(types()).toEqual(['stalled']);
  link.say({ t: 'heartbeat' });
  expect(types()).toEqual(['stalled', 'beating']);
});

test('before consent silence alone ends nothing, and a dead link ends everything', async () => {
  await vi.advanceTimersByTimeAsync(40_000);
  expect(types()).toEqual(['stalled']);
  link.cut();
  expect(types()).toEqual(['stalled', 'closed']);
  expect(dials).toEqual([]);
});

test('after consent twelve seconds of silence dial again, and the old link may come back', async () => {
  channel.consented();
  await vi.advanceTimersByTimeAsync(12_500);
  expect(types()).toEqual(['stalled', 'redialling']);
  expect(dials.length).toBe(1);
  link.say({ t: 'heartbeat' });
  expect(types()).toEqual(['stalled', 'redialling', 'beating']);
  expect(dials[0]?.signal.aborted).toBe(true);
});

test('45 seconds after the last sign of life it is closed for good', async () => {
  channel.consented();
  await vi.advanceTimersByTimeAsync(44_000);
  expect(types()).toEqual(['stalled', 'redialling']);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(types()).toEqual(['stalled', 'redialling', 'closed']);
  expect(dials[0]?.signal.aborted).toBe(true);
});

test('a new link takes over, and counts only once a heartbeat has come over it', async () => {
  channel.consented();
  link.cut();
  const [dialled] = dials;
  const next = handLink();
  dialled?.proven(next, 1);
  await vi.advanceTimersByTimeAsync(0);
  expect(types()).toEqual(['redialling', 'resumed']);
  expect(dialled?.resumption.confirmed).toBe(0);
  expect(dialled?.signal.aborted).toBe(false);
  next.say({ t: 'heartbeat' });
  expect(dialled?.resumption.confirmed).toBe(1);
  expect(dialled?.signal.aborted).toBe(true);
  channel.send({ t: 'accept' });
  expect(next.said.at(-1)).toContain('accept');
});

test('a newer proof replaces a link that was not confirmed', async () => {
  channel.consented();
  link.cut();
  const first = handLink();
  const second = handLink();
  dials[0]?.proven(first, 1);
  await vi.advanceTimersByTimeAsync(0);
  dials[0]?.proven(second, 1);
  await vi.advanceTimersByTimeAsync(0);
  expect(first.closed.aborted).toBe(true);
  second.say({ t: 'heartbeat' });
  channel.send({ t: 'accept' });
  expect(second.said.at(-1)).toContain('accept');
  expect(types()).toEqual(['redialling', 'resumed', 'resumed']);
});

test('after an end a dead link is not dialled again', () => {
  channel.consented();
  link.say({ t: 'end', reason: 'left' });
  link.cut();
  expect(types()).toEqual(['message', 'closed']);
  expect(dials).toEqual([]);
});

test('close and the signal say nothing and stop everything', async () => {
  channel.consented();
  link.cut();
  abort.abort();
  expect(dials[0]?.signal.aborted).toBe(true);
  const late = handLink();
  dials[0]?.proven(late, 1);
  expect(late.closed.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(types()).toEqual(['redialling']);
});
