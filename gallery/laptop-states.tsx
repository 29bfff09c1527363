import type { LaptopView, LinkQuality } from '../core/protocol/views';
import { Overlay, type OverlayProps } from '../extension/overlay/overlay';
import {
  confirming,
  ended,
  inviting,
  listening,
  live,
  sampleViews,
} from '../tests/browser/overlay/sample-views';
import type { GalleryState } from './state';
import { distinct, variations } from './variations';

type Phase = Exclude<LaptopView['phase'], 'idle'>;
type Of<P extends Phase> = Extract<LaptopView, { phase: P }>;

const none = {};
const noCode = { qr: null, rotatesAt: null };

/** Every phase, and in it every value that a view can have. Idle draws nothing. */
const samples: { readonly [P in Phase]: [string, Of<P>][] } = {
  inviting: variations<Of<'inviting'>>(inviting, {
    card: { shown: none, opening: noCode, blank: noCode, offline: noCode, covered: noCode },
    notice: {
      null: none,
      'old-code': none,
      'wrong-code': none,
      'two-devices': none,
      declined: none,
      'timed-out': none,
      'too-many-attempts': { ...noCode, card: 'blank' },
      'relay-refused': none,
      failed: none,
    },
    call: { handoff: none, listening: none, none },
    endsOther: { false: none, true: none },
  }),
  confirming: variations<Of<'confirming'>>(confirming, {
    step: { code: none, waiting: none },
    known: { false: none, true: none },
    reach: { handoff: none, listening: none },
  }),
  connecting: variations<Of<'connecting'>>(
    { phase: 'connecting', phone: 'Pixel 8', reach: 'handoff' },
    { reach: { handoff: none, listening: none } },
  ),
  live: variations<Of<'live'>>(live, {
    microphone: { sent: none, muted: none, 'muted-by-site': none, paused: none },
    camera: { sent: none, off: none },
    keptAwake: { false: none, true: none },
    deviceHeld: { false: none, true: none },
    returning: { false: none, true: none },
    problem: { null: none, 'devices-refused': none, 'devices-failed': none },
    oldCode: { false: none, true: none },
    memory: { offer: none, asked: none, kept: none, known: none },
  }),
  listening: variations<Of<'listening'>>(listening, {
    canAllow: { true: none, false: none },
    allowed: { false: none, true: none },
    canShareTab: { false: none, true: none },
    tabShared: { false: none, true: none },
    oldCode: { false: none, true: none },
  }),
  reconnecting: variations<Of<'reconnecting'>>(
    { phase: 'reconnecting', phone: 'Pixel 8', since: 0 },
    {},
  ),
  ended: variations<Of<'ended'>>(ended, {
    reason: {
      returned: none,
      left: none,
      closed: none,
      failed: none,
      lost: none,
      declined: none,
      'wrong-code': none,
      'two-devices': none,
      'timed-out': none,
      'meeting-ended': none,
    },
    held: { false: none, true: none },
    silenced: { false: none, true: none },
    returning: { false: none, true: { held: true } },
    problem: { null: none, 'devices-refused': { held: true }, 'devices-failed': { held: true } },
    leaving: { false: none, true: { reason: 'left' } },
    asksToClose: { false: none, true: { reason: 'left' } },
  }),
};

const nothing = (): void => {};
const controls = { act: nothing, close: nothing, move: nothing, qrShown: nothing, fold: nothing };

const qualities: Readonly<Record<LinkQuality['step'], LinkQuality>> = {
  good: { step: 'good', relayed: true },
  fair: { step: 'fair', relayed: false },
  poor: { step: 'poor', relayed: true },
};

const state = (
  name: string,
  view: LaptopView,
  more: Partial<Omit<OverlayProps, 'view' | 'controls'>> = {},
): GalleryState => ({
  name: `laptop ${name}`,
  page: 'overlay',
  phase: view.phase,
  draw: () => <Overlay copying="idle" folded={false} {...{ view, controls }} {...more} />,
});

export const laptopStates = (): GalleryState[] => {
  const named = Object.entries(sampleViews).filter(([, { phase }]) => phase !== 'idle');
  const views = [
    ...Object.values(samples).flat(),
    ...Object.entries(qualities).map(([step, link]): [string, LaptopView] => [
      `live · link ${step}`,
      { ...live, link, level: 40 },
    ]),
    ...named,
  ];
  return [
    ...distinct<LaptopView>(views).map(([name, view]) => state(name, view)),
    state('inviting · copied', inviting, { copying: 'copied' }),
    state('inviting · not copied', inviting, { copying: 'failed' }),
    state('live · folded', live, { folded: true }),
  ];
};
