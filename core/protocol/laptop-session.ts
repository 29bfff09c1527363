import type {
  Carried,
  Devices,
  LaptopEffect,
  LaptopEvent,
  LaptopState,
  LaptopTimer,
  Page,
} from './laptop-state';
import { limits } from './limits';
import type { EndReason, FromPhone, Reach } from './messages';
import { type SiteReport, unknownSite } from './site-report';
import type { InviteNotice, LaptopAction } from './views';

type Step = readonly [LaptopState, ...LaptopEffect[]];
type In<P extends LaptopState['phase']> = Extract<LaptopState, { phase: P }>;

const off: Devices = { microphone: false, camera: false, background: false };
const stop = (timer: LaptopTimer): LaptopEffect => ({ t: 'timer', timer, ms: null });
const start = (timer: LaptopTimer, ms: number): LaptopEffect => ({ t: 'timer', timer, ms });

const pageOf = ({ host, late, site, capturing }: Page): Page => ({ host, late, site, capturing });
const carriedOf = ({ phone, devices, oldCode, ...page }: Carried): Carried => ({
  ...pageOf(page),
  phone,
  devices,
  oldCode,
});

/** What a person may be told can be carried: a page hooked from its start can always be handed over. */
export const reachOf = (page: Page): Reach =>
  !page.late || page.site.reach === 'handoff' ? 'handoff' : 'listening';

const meetingState = (
  page: Page,
  uplink: boolean,
  where: 'here' | 'reloading' = 'here',
): LaptopEffect => ({
  t: 'send',
  message: {
    t: 'meeting-state',
    reach: reachOf(page),
    page: where,
    uplink,
    microphone: page.site.microphone,
    camera: page.site.camera,
    canSetMicrophone: page.site.canSetMicrophone,
    canSetCamera: page.site.canSetCamera,
  },
});

const invited = (page: Page, notice: InviteNotice | null): Step => [
  {
    phase: 'inviting',
    ...pageOf(page),
    card: 'opening',
    url: null,
    rotatesAt: null,
    notice,
    shownAnyway: false,
  },
  { t: 'open-card' },
  { t: 'overlay', shown: true },
];

/** Before anything was carried: back to a fresh code, saying why. */
const refused = (state: In<'confirming'>, reason: EndReason | null, notice: InviteNotice): Step => {
  const [next, ...effects] = invited(state, notice);
  return [
    next,
    stop('agree'),
    ...(reason === null ? [] : [{ t: 'send', message: { t: 'end', reason } } as const]),
    { t: 'close-channel' },
    { t: 'close-link' },
    ...effects,
  ];
};

const ended = (
  page: Page,
  reason: In<'ended'>['reason'],
  rest: Partial<Pick<In<'ended'>, 'phone' | 'held' | 'silenced' | 'asksToClose'>>,
): In<'ended'> => ({
  phase: 'ended',
  ...pageOf(page),
  reason,
  phone: null,
  held: false,
  silenced: false,
  returning: false,
  problem: null,
  asksToClose: false,
  ...rest,
});

/** Whether the phone is in the meeting's senders; a page that went away took them along. */
const inMeeting = (state: LaptopState): boolean =>
  state.phase === 'connecting' ||
  state.phase === 'live' ||
  (state.phase === 'reconnecting' && state.back === 'live');

/** The phone is released. Where `held`, the meeting gets silence and the card until a click. */
const released = (
  state: Extract<LaptopState, Carried>,
  reason: In<'ended'>['reason'],
  tell: EndReason | null,
  held = inMeeting(state) && reason !== 'meeting-ended',
): Step => [
  ended(state, reason, { phone: state.phone, held, asksToClose: reason === 'left' }),
  stop('flow'),
  stop('hold'),
  stop('lost'),
  stop('page'),
  ...(held ? [{ t: 'hold' } as const] : []),
  ...(tell === null ? [] : [{ t: 'send', message: { t: 'end', reason: tell } } as const]),
  { t: 'close-channel' },
  { t: 'close-link' },
  { t: 'mute-tab', muted: false },
  { t: 'overlay', shown: true },
  ...(held || reason === 'left' ? [] : [start('dismiss', 6_000)]),
];

/** Both people consented. */
const agreed = (state: In<'confirming'>, phone: string): Step => {
  const carried: Carried = { ...pageOf(state), phone, devices: off, oldCode: false };
  const common: LaptopEffect[] = [
    stop('agree'),
    { t: 'consented' },
    { t: 'go-live', uplink: state.reach === 'handoff' },
    meetingState(state, false),
  ];
  return state.reach === 'listening'
    ? [{ ...carried, phase: 'listening' }, ...common]
    : [{ ...carried, phase: 'connecting' }, ...common, start('flow', limits.connectMs)];
};

const giveBack = (devices: Devices, site: SiteReport): LaptopEffect => ({
  t: 'give-back',
  muted: !devices.microphone && site.microphone === 'open',
});

const dismissed: Step = [
  { phase: 'idle' },
  stop('dismiss'),
  { t: 'close-card' },
  { t: 'overlay', shown: false },
];

const onAction = (state: LaptopState, action: LaptopAction): Step => {
  switch (action.do) {
    case 'code':
      if (state.phase !== 'confirming' || state.accepted || state.phone === null) return [state];
      if (action.digits !== state.code) return refused(state, 'wrong-code', 'wrong-code');
      if (state.gone) {
        const [next, ...effects] = agreed({ ...state, accepted: true }, state.phone);
        return [next, { t: 'spend' }, { t: 'send', message: { t: 'accept' } }, ...effects];
      }
      return [
        { ...state, accepted: true },
        { t: 'spend' },
        { t: 'send', message: { t: 'accept' } },
        start('agree', limits.goMs),
      ];
    case 'decline':
      return state.phase === 'confirming' ? refused(state, 'declined', 'declined') : [state];
    case 'close':
      if (state.phase === 'inviting' || (state.phase === 'ended' && !state.held)) return dismissed;
      return state.phase === 'listening' ? released(state, 'closed', 'closed') : [state];
    case 'new-code':
      return state.phase === 'inviting' ? [...invited(state, null)] : [state];
    case 'show-anyway':
      return state.phase === 'inviting' ? [{ ...state, shownAnyway: true }] : [state];
    case 'bring-back':
      if (state.phase === 'ended' && state.held && !state.returning)
        return [
          { ...state, returning: true, problem: null },
          { t: 'give-back', muted: false },
        ];
      if (state.phase === 'live' && !state.returning)
        return [{ ...state, returning: true, problem: null }, giveBack(state.devices, state.site)];
      // The phone is lost: its devices are out of reach already, the click opens the laptop's.
      if (state.phase === 'reconnecting' && state.back === 'live') {
        const [next, ...effects] = released(state, 'returned', 'returned');
        return next.phase === 'ended'
          ? [{ ...next, returning: true }, ...effects, giveBack(state.devices, state.site)]
          : [state];
      }
      return [state];
    case 'unmute':
      return state.phase === 'ended' && state.silenced
        ? [
            { ...state, silenced: false },
            { t: 'set-site', device: 'microphone', open: true },
            start('dismiss', 1_500),
          ]
        : [state];
    case 'allow-site':
      return state.phase === 'listening' ? [state, { t: 'ask-for-site' }] : [state];
    case 'close-tab':
      if (state.phase !== 'ended' || !state.asksToClose) return [state];
      return action.confirmed
        ? [{ phase: 'idle' }, { t: 'close-tab' }]
        : [{ ...state, asksToClose: false }, ...(state.held ? [] : [start('dismiss', 1_500)])];
    case 'copy-link':
      return [state];
    default:
      return action satisfies never;
  }
};

const onMessage = (state: LaptopState, message: FromPhone): Step => {
  switch (message.t) {
    case 'ready':
      // Once more when the person edited the name, but not after the laptop agreed to it.
      return state.phase === 'confirming' && !state.accepted
        ? [{ ...state, phone: message.name }]
        : [state];
    case 'go':
      if (state.phase === 'confirming') {
        if (state.gone || state.phone === null) return [state];
        const gone = { ...state, gone: true };
        return state.accepted ? agreed(gone, state.phone) : [gone];
      }
      // Listening became a handoff after a reload; the person tapped "Move call here".
      return state.phase === 'listening' && reachOf(state) === 'handoff'
        ? [
            { ...state, phase: 'connecting' },
            { t: 'go-live', uplink: true },
            start('flow', limits.connectMs),
          ]
        : [state];
    case 'phone-state': {
      if (!('devices' in state)) return [state];
      const { microphone, camera, background } = message;
      return [
        { ...state, devices: { microphone, camera, background } },
        { t: 'phone-devices', microphone, camera },
      ];
    }
    case 'set-site':
      return state.phase === 'live' && !state.returning
        ? [state, { t: 'set-site', device: message.device, open: message.open }]
        : [state];
    case 'end':
      if (state.phase === 'confirming')
        return refused(state, null, message.reason === 'declined' ? 'declined' : 'failed');
      return 'devices' in state ? released(state, message.reason, null) : [state];
    case 'heartbeat':
    case 'media-description':
    case 'media-candidate':
    case 'restart-media':
      return [state];
    default:
      return message satisfies never;
  }
};

const onTimer = (state: LaptopState, timer: LaptopTimer): Step => {
  switch (timer) {
    case 'agree':
      return state.phase === 'confirming' ? refused(state, 'timed-out', 'timed-out') : [state];
    case 'flow':
      return state.phase === 'connecting' ? released(state, 'failed', 'failed') : [state];
    case 'hold':
      return state.phase === 'reconnecting' && state.back === 'live'
        ? [state, { t: 'hold' }]
        : [state];
    case 'lost':
      return state.phase === 'reconnecting' ? released(state, 'lost', null) : [state];
    case 'page':
      return state.phase === 'away' ? released(state, 'meeting-ended', 'closed') : [state];
    case 'dismiss':
      return state.phase === 'ended' && !state.held && !state.silenced ? dismissed : [state];
    default:
      return timer satisfies never;
  }
};

const onSite = (state: LaptopState, report: SiteReport): Step => {
  if (state.phase === 'idle') return [state];
  const next = { ...state, site: report };
  switch (state.phase) {
    case 'connecting':
    case 'listening':
      return [next, meetingState(next, false)];
    case 'live':
      return [next, meetingState(next, true)];
    default:
      return [next];
  }
};

const onPageGone = (state: LaptopState, at: number): Step => {
  switch (state.phase) {
    case 'idle':
      return [state];
    case 'inviting':
    case 'ended':
      return dismissed;
    case 'confirming':
      return [
        { phase: 'idle' },
        stop('agree'),
        { t: 'send', message: { t: 'end', reason: 'closed' } },
        { t: 'close-channel' },
        { t: 'close-card' },
      ];
    case 'away':
      return [state];
    default: {
      const back =
        state.phase === 'listening' ||
        (state.phase === 'reconnecting' && state.back === 'listening')
          ? 'listening'
          : 'live';
      const away = { ...carriedOf(state), site: unknownSite, capturing: false };
      return [
        { ...away, phase: 'away', since: at, back },
        stop('flow'),
        stop('hold'),
        stop('lost'),
        start('page', limits.rejoinMs),
        { t: 'mute-tab', muted: false },
        meetingState(away, false, 'reloading'),
      ];
    }
  }
};

/** The page is there again, hooked from its start or late; the same phone goes on. */
const onPageBack = (state: LaptopState, host: string, late: boolean): Step => {
  if (state.phase !== 'away') return [state];
  if (host !== state.host) return released(state, 'meeting-ended', 'closed');
  const { devices } = state;
  const carried: Carried = { ...carriedOf(state), late };
  const common: LaptopEffect[] = [stop('page'), { t: 'overlay', shown: true }, { t: 'open-link' }];
  return state.back === 'listening' || late
    ? [{ ...carried, phase: 'listening' }, ...common, { t: 'go-live', uplink: false }]
    : [
        { ...carried, phase: 'connecting' },
        // The reloaded page must not reach the laptop's devices while the phone carries the call.
        { t: 'hold' },
        ...common,
        { t: 'go-live', uplink: true },
        { t: 'phone-devices', microphone: devices.microphone, camera: devices.camera },
      ];
};

/** The laptop's session: what happens next, and what has to be done for it. Pure. */
export const laptopTransition = (state: LaptopState, event: LaptopEvent): Step => {
  switch (event.t) {
    case 'invite': {
      const { host, late, site } = event;
      if (state.phase === 'idle' || (state.phase === 'ended' && !state.held)) {
        const page: Page = { host, late, site: site ?? unknownSite, capturing: false };
        const [next, ...effects] = invited(page, null);
        return [next, stop('dismiss'), ...effects];
      }
      return [state, { t: 'overlay', shown: true }];
    }
    case 'code':
      return state.phase === 'inviting'
        ? [{ ...state, card: 'shown', url: event.url, rotatesAt: event.rotatesAt }]
        : [state];
    case 'blank':
      return state.phase === 'inviting'
        ? [{ ...state, card: 'blank', url: null, rotatesAt: null }]
        : [state];
    case 'broker':
      if (state.phase !== 'inviting' || state.card === 'blank') return [state];
      if (!event.online) return [{ ...state, card: 'offline' }];
      return [{ ...state, card: state.url === null ? 'opening' : 'shown' }];
    case 'proven': {
      if (state.phase !== 'inviting') return [state];
      const reach = reachOf(state);
      return [
        {
          ...pageOf(state),
          phase: 'confirming',
          code: event.code,
          reach,
          phone: null,
          accepted: false,
          gone: false,
        },
        { t: 'send', message: { t: 'ready', host: state.host, reach } },
        { t: 'open-link' },
        start('agree', limits.acceptMs),
      ];
    }
    case 'two-devices':
      if (state.phase === 'confirming' && !state.accepted)
        return refused(state, 'two-devices', 'two-devices');
      return state.phase === 'inviting' ? invited(state, 'two-devices') : [state];
    case 'too-many-attempts':
      return state.phase === 'inviting'
        ? [{ ...state, card: 'blank', url: null, rotatesAt: null, notice: 'too-many-attempts' }]
        : [state];
    case 'old-code':
      if (state.phase === 'inviting') return [{ ...state, notice: 'old-code' }];
      return 'devices' in state ? [{ ...state, oldCode: true }] : [state];
    case 'message':
      return onMessage(state, event.message);
    case 'stalled':
      if (state.phase !== 'live' && state.phase !== 'listening') return [state];
      return [
        { ...carriedOf(state), phase: 'reconnecting', since: event.at, back: state.phase },
        start('hold', limits.phoneSilenceMs - limits.stallMs),
        start('lost', limits.lostMs - limits.stallMs),
      ];
    case 'beating': {
      if (state.phase !== 'reconnecting') return [state];
      const carried = carriedOf(state);
      const quiet: LaptopEffect[] = [stop('hold'), stop('lost')];
      return state.back === 'listening'
        ? [{ ...carried, phase: 'listening' }, ...quiet, meetingState(state, false)]
        : [
            { ...carried, phase: 'live', returning: false, problem: null },
            ...quiet,
            { t: 'go-live', uplink: true },
            meetingState(state, true),
          ];
    }
    case 'channel-gone':
      if (state.phase === 'confirming') return refused(state, null, 'failed');
      return 'devices' in state ? released(state, event.broken ? 'failed' : 'lost', null) : [state];
    case 'action':
      return onAction(state, event.action);
    case 'site':
      return onSite(state, event.report);
    case 'capture':
      return state.phase === 'idle' ? [state] : [{ ...state, capturing: event.active }];
    case 'early-media':
      // Once the person here agreed, the phone's first packet may overtake its `go`.
      return state.phase === 'confirming' && !state.accepted
        ? refused(state, 'failed', 'failed')
        : [state];
    case 'taken': {
      if (state.phase !== 'connecting') return [state];
      const live = { ...state, phase: 'live', returning: false, problem: null } as const;
      return [live, stop('flow'), { t: 'mute-tab', muted: true }, meetingState(live, true)];
    }
    case 'given-back': {
      if (state.phase === 'ended' && state.returning)
        return [
          { ...state, returning: false, held: false, reason: 'returned' },
          start('dismiss', 4_000),
        ];
      if (state.phase !== 'live' || !state.returning) return [state];
      const silenced = !state.devices.microphone && state.site.microphone === 'open';
      const [next, ...effects] = released(state, 'returned', 'returned', false);
      return next.phase === 'ended' ? [{ ...next, silenced }, ...effects] : [state];
    }
    case 'give-back-failed': {
      if (state.phase !== 'live' && state.phase !== 'ended') return [state];
      const problem = event.refused ? 'devices-refused' : 'devices-failed';
      return [{ ...state, returning: false, problem }];
    }
    case 'page-gone':
      return onPageGone(state, event.at);
    case 'page-back':
      return onPageBack(state, event.host, event.late);
    case 'tab-closed': {
      if (!('devices' in state)) {
        const [next, ...effects] = onPageGone(state, 0);
        return [next, ...effects];
      }
      const [, ...effects] = released(state, 'meeting-ended', 'closed');
      return [{ phase: 'idle' }, ...effects, { t: 'close-card' }];
    }
    case 'timer':
      return onTimer(state, event.timer);
    default:
      return event satisfies never;
  }
};
