import { create } from 'qrcode';
import type { LaptopView, QrMatrix } from '../../../core/protocol/views';

export const sampleUrl = `https://192.168.1.20:9443/#${'AQEE0gABAgMEBQYHCAkKCwwNDg_Ys1jp30VwK1-yluWz7YyH'}`;

/** The matrix of a QR as the session host draws it. */
export const qrOf = (url: string): QrMatrix => {
  const { modules } = create([{ data: new TextEncoder().encode(url), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  });
  return {
    size: modules.size,
    modules: Array.from(modules.data, (bit) => (bit ? '1' : '0')).join(''),
  };
};

type Of<Phase extends LaptopView['phase']> = Extract<LaptopView, { phase: Phase }>;

export const inviting: Of<'inviting'> = {
  phase: 'inviting',
  qr: qrOf(sampleUrl),
  rotatesAt: Date.now() + 45_000,
  card: 'shown',
  notice: null,
  embedded: null,
  call: 'handoff',
  endsOther: false,
};

export const confirming: Of<'confirming'> = {
  phase: 'confirming',
  phone: 'Pixel 8',
  step: 'code',
  known: false,
  reach: 'handoff',
};

export const live: Of<'live'> = {
  phase: 'live',
  phone: 'Pixel 8',
  microphone: 'sent',
  camera: 'sent',
  level: 0,
  link: null,
  keptAwake: false,
  deviceHeld: false,
  returning: false,
  problem: null,
  oldCode: false,
  memory: 'known',
};

export const listening: Of<'listening'> = {
  phase: 'listening',
  phone: 'Pixel 8',
  canAllow: true,
  allowed: false,
  embedded: null,
  canShareTab: false,
  tabShared: false,
  oldCode: false,
};

export const ended: Of<'ended'> = {
  phase: 'ended',
  reason: 'returned',
  phone: 'Pixel 8',
  held: false,
  silenced: false,
  returning: false,
  problem: null,
  leaving: false,
  asksToClose: false,
};

/** Every state that a person can meet, by a short name. */
export const sampleViews: Readonly<Record<string, LaptopView>> = {
  idle: { phase: 'idle' },
  inviting,
  'inviting-opening': { ...inviting, qr: null, rotatesAt: null, card: 'opening' },
  'inviting-busy': { ...inviting, qr: null, rotatesAt: null, card: 'opening', endsOther: true },
  'inviting-blank': { ...inviting, qr: null, rotatesAt: null, card: 'blank' },
  'inviting-offline': { ...inviting, qr: null, rotatesAt: null, card: 'offline' },
  'inviting-covered': { ...inviting, qr: null, card: 'covered' },
  'inviting-notice': { ...inviting, notice: 'old-code', call: 'listening', endsOther: true },
  'inviting-no-call': { ...inviting, call: 'none' },
  confirming,
  'confirming-unnamed': { ...confirming, phone: null, reach: 'listening' },
  'confirming-waiting': { ...confirming, step: 'waiting' },
  'confirming-known': { ...confirming, known: true },
  'confirming-known-waiting': { ...confirming, known: true, step: 'waiting' },
  connecting: { phase: 'connecting', phone: 'Pixel 8', reach: 'handoff' },
  live,
  'live-loud': { ...live, level: 55, link: { step: 'good', relayed: false }, keptAwake: true },
  'live-weak': { ...live, level: 12, link: { step: 'poor', relayed: true } },
  'live-muted': { ...live, microphone: 'muted-by-site', camera: 'off', deviceHeld: true },
  'live-paused': { ...live, microphone: 'paused' },
  'live-returning': { ...live, returning: true },
  'live-problem': { ...live, problem: 'devices-refused' },
  'live-offer': { ...live, memory: 'offer' },
  'live-asked': { ...live, memory: 'asked' },
  'live-kept': { ...live, memory: 'kept' },
  'live-old-code': { ...live, oldCode: true },
  listening,
  'inviting-embedded': { ...inviting, call: 'none', embedded: 'call.example.org' },
  'listening-allowed': { ...listening, allowed: true },
  'listening-embedded': { ...listening, embedded: 'call.example.org', canShareTab: true },
  'listening-nothing': { ...listening, canShareTab: true },
  'listening-nothing-hooked': { ...listening, canAllow: false, canShareTab: true },
  'listening-tab': { ...listening, tabShared: true },
  'listening-for-good': { ...listening, canAllow: false },
  reconnecting: { phase: 'reconnecting', phone: 'Pixel 8', since: Date.now() },
  ended,
  'ended-held': { ...ended, reason: 'lost', held: true },
  'ended-held-problem': { ...ended, held: true, problem: 'devices-failed' },
  'ended-returned-held': { ...ended, held: true },
  'ended-silenced': { ...ended, silenced: true },
  'ended-hanging-up': { ...ended, reason: 'left', held: true, leaving: true },
  'ended-leaving': { ...ended, reason: 'left', asksToClose: true },
};
