import type {
  Carried,
  Devices,
  LaptopEffect,
  LaptopState,
  LaptopTimer,
  Page,
} from './laptop-state';
import { limits } from './limits';
import type { EndReason, Reach } from './messages';
import type { SiteReport } from './site-report';
import type { InviteNotice } from './views';

/** A state and what has to be done on the way to it; the pieces that the laptop's session is made of. */
export type Step = readonly [LaptopState, ...LaptopEffect[]];
export type In<P extends LaptopState['phase']> = Extract<LaptopState, { phase: P }>;

const off: Devices = { microphone: false, camera: false, background: false };
export const stop = (timer: LaptopTimer): LaptopEffect => ({ t: 'timer', timer, ms: null });
export const start = (timer: LaptopTimer, ms: number): LaptopEffect => ({ t: 'timer', timer, ms });

export const pageOf = ({ host, late, site, capturing, embedded }: Page): Page => ({
  host,
  late,
  site,
  capturing,
  embedded,
});
export const carriedOf = ({
  phone,
  devices,
  oldCode,
  level,
  tabShared,
  memory,
  ...page
}: Carried): Carried => ({
  ...pageOf(page),
  phone,
  devices,
  oldCode,
  level,
  tabShared,
  memory,
});

/**
 * What a person may be told can be carried. A page hooked from its start can always be handed over,
 * unless the meeting is in a frame out of reach, or a frame that was not hooked holds the devices.
 */
export const reachOf = ({ late, site, embedded }: Page): Reach =>
  site.reach === 'handoff' || (!late && site.reach === 'none' && embedded === null)
    ? 'handoff'
    : 'listening';

export const meetingState = (
  page: Page & { readonly tabShared?: boolean },
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
    picture: page.tabShared === true ? 'tab' : 'people',
    captureWidth: Math.round(page.site.captureWidth),
    captureHeight: Math.round(page.site.captureHeight),
  },
});

export const invited = (page: Page, notice: InviteNotice | null): Step => [
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
export const refused = (
  state: In<'confirming'>,
  reason: EndReason | null,
  notice: InviteNotice,
): Step => {
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
  rest: Partial<Pick<In<'ended'>, 'phone' | 'held' | 'silenced' | 'leaving' | 'asksToClose'>>,
): In<'ended'> => ({
  phase: 'ended',
  ...pageOf(page),
  reason,
  phone: null,
  held: false,
  silenced: false,
  returning: false,
  problem: null,
  leaving: false,
  asksToClose: false,
  ...rest,
});

/** Whether the phone is in the meeting's senders; a page that went away took them along. */
const inMeeting = (state: LaptopState): boolean =>
  state.phase === 'connecting' ||
  state.phase === 'live' ||
  (state.phase === 'reconnecting' && state.back === 'live');

/** The phone is released. Where `held`, the meeting gets silence and the card until a click. */
export const released = (
  state: Extract<LaptopState, Carried>,
  reason: In<'ended'>['reason'],
  tell: EndReason | null,
  held = inMeeting(state) && reason !== 'meeting-ended',
): Step => [
  ended(state, reason, {
    phone: state.phone,
    held,
    leaving: reason === 'left' && state.site.canLeave,
    asksToClose: reason === 'left' && !state.site.canLeave,
  }),
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
  ...(reason === 'left' && state.site.canLeave
    ? [{ t: 'leave-site' } as const, start('leave', limits.leaveMs)]
    : []),
  ...(held || reason === 'left' ? [] : [start('dismiss', 6_000)]),
];

/** Both people consented. */
export const agreed = (state: In<'confirming'>, phone: string): Step => {
  const carried: Carried = {
    ...pageOf(state),
    phone: state.known ?? phone,
    devices: off,
    oldCode: false,
    level: 0,
    tabShared: false,
    memory: state.known === null ? 'none' : 'known',
  };
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

export const giveBack = (devices: Devices, site: SiteReport): LaptopEffect => ({
  t: 'give-back',
  muted: !devices.microphone && site.microphone === 'open',
});

export const dismissed: Step = [
  { phase: 'idle' },
  stop('dismiss'),
  { t: 'close-card' },
  { t: 'overlay', shown: false },
];
