import { limits } from './limits';
import type { FromLaptop, ToLaptop } from './messages';
import type {
  Carrying,
  Meeting,
  Opened,
  PhoneEffect,
  PhoneEvent,
  PhoneState,
  PhoneTimer,
  Wanted,
} from './phone-state';
import type { PhoneAction } from './views';

type Step = readonly [PhoneState, ...PhoneEffect[]];
type In<P extends PhoneState['phase']> = Extract<PhoneState, { phase: P }>;
type Carried = In<'starting' | 'live' | 'listening' | 'reconnecting'>;

const start = (timer: PhoneTimer, ms: number): PhoneEffect => ({ t: 'timer', timer, ms });
const stop = (timer: PhoneTimer): PhoneEffect => ({ t: 'timer', timer, ms: null });

const ended = (reason: In<'ended'>['reason']): Step => [
  { phase: 'ended', reason },
  stop('agree'),
  stop('flow'),
  stop('silence'),
  stop('lost'),
  { t: 'close-devices' },
  { t: 'play', on: false },
  { t: 'hang-up' },
];

const endedSaying = (
  reason: In<'ended'>['reason'],
  tell: Extract<ToLaptop, { t: 'end' }>['reason'],
): Step => {
  const [next, ...effects] = ended(reason);
  return [next, { t: 'send', message: { t: 'end', reason: tell } }, ...effects];
};

/** What the phone sends now: its latch is open, the device works, and nothing is lost or in a pocket. */
const sending = (state: Carrying): Wanted => ({
  microphone: state.latch.microphone && state.devices.microphone === 'on',
  camera: state.latch.camera && state.devices.camera === 'on' && !state.background,
});

/** Tells the media link and the laptop what is sent from now on. */
const announced = (state: Carrying): PhoneEffect[] => {
  const { microphone, camera } = sending(state);
  return [
    { t: 'send-media', microphone, camera },
    {
      t: 'send',
      message: { t: 'phone-state', microphone, camera, background: state.background },
    },
  ];
};

const agreed = (state: In<'confirming'>, opened: Opened, wanted: Wanted, host: string): Step => {
  const carrying: Carrying = {
    meeting: {
      host,
      reach: state.reach ?? 'listening',
      page: 'here',
      microphone: 'none',
      camera: 'none',
      canSetMicrophone: false,
      canSetCamera: false,
    },
    latch: wanted,
    devices: opened,
    background: state.background,
  };
  const common: PhoneEffect[] = [stop('agree'), { t: 'consented' }];
  if (state.reach === 'listening')
    return [{ ...carrying, phase: 'listening', sound: false }, ...common];
  return [
    { ...carrying, phase: 'starting' },
    ...common,
    ...announced(carrying),
    { t: 'play', on: true },
    start('flow', limits.connectMs),
  ];
};

const setLatch = (state: PhoneState, device: 'microphone' | 'camera', on: boolean): Step => {
  if (state.phase !== 'live' && state.phase !== 'starting') return [state];
  const next = { ...state, latch: { ...state.latch, [device]: on } };
  const site = state.meeting[device];
  const settable =
    device === 'microphone' ? state.meeting.canSetMicrophone : state.meeting.canSetCamera;
  // One truth: the site's own button follows where the laptop can press it.
  const press: PhoneEffect[] =
    settable && site !== (on ? 'open' : 'muted')
      ? [{ t: 'send', message: { t: 'set-site', device, open: on } }]
      : [];
  // A device that was never opened, or was refused, opens with this tap.
  const open: PhoneEffect[] =
    on && state.devices[device] !== 'on'
      ? [
          {
            t: 'open-devices',
            microphone: device === 'microphone' || next.devices.microphone === 'on',
            camera: device === 'camera' || next.devices.camera === 'on',
          },
        ]
      : [];
  return [next, ...announced(next), ...press, ...open];
};

const onAction = (state: PhoneState, action: PhoneAction): Step => {
  switch (action.do) {
    case 'scan':
      return state.phase === 'idle' || state.phase === 'ended'
        ? [{ phase: 'idle', screen: 'scanning' }]
        : [state];
    case 'stop-scan':
      return state.phase === 'idle' ? [{ phase: 'idle', screen: 'welcome' }] : [state];
    case 'scanned':
      return state.phase === 'idle' || state.phase === 'ended'
        ? [state, { t: 'read-invitation', text: action.text }]
        : [state];
    case 'use-server':
      return state.phase === 'idle' && state.screen === 'server'
        ? [{ phase: 'reaching' }, { t: 'join' }]
        : [state];
    case 'rename':
      return [state];
    case 'preview':
      return state.phase === 'confirming' && state.wanted === null
        ? [state, { t: 'preview', on: action.on }]
        : [state];
    case 'move': {
      const { microphone, camera } = action;
      if (state.phase === 'confirming' && state.wanted === null && state.host !== null) {
        const wanted = { microphone, camera };
        if (state.reach !== 'listening')
          return [
            { ...state, wanted },
            { t: 'open-devices', microphone, camera },
          ];
        // Listening asks for no device: the tap alone is the consent.
        const opened = { microphone: 'off', camera: 'off' } as const;
        const gone: PhoneEffect = { t: 'send', message: { t: 'go' } };
        if (!state.accepted) return [{ ...state, wanted, opened }, gone];
        const [next, ...effects] = agreed(state, opened, wanted, state.host);
        return [next, gone, ...effects];
      }
      return state.phase === 'listening' && state.meeting.reach === 'handoff'
        ? [
            { ...state, latch: { microphone, camera } },
            { t: 'open-devices', microphone, camera },
          ]
        : [state];
    }
    case 'hear':
      return state.phase === 'listening'
        ? [
            { ...state, sound: true },
            { t: 'play', on: true },
          ]
        : [state];
    case 'decline':
      return state.phase === 'confirming' || state.phase === 'reaching'
        ? endedSaying('declined', 'declined')
        : [state];
    case 'set-microphone':
      return setLatch(state, 'microphone', action.on);
    case 'set-camera':
      return setLatch(state, 'camera', action.on);
    case 'flip-camera':
      return state.phase === 'live' && state.devices.camera === 'on'
        ? [state, { t: 'flip-camera' }]
        : [state];
    case 'back-to-laptop':
      return 'meeting' in state ? endedSaying('returned', 'returned') : [state];
    case 'leave-meeting':
      return 'meeting' in state ? endedSaying('left', 'left') : [state];
    case 'rejoin':
      return [state];
    case 'start-over':
      return state.phase === 'ended' ? [{ phase: 'idle', screen: 'welcome' }] : [state];
    default:
      return action satisfies never;
  }
};

const onDevices = (state: PhoneState, devices: Opened): Step => {
  if (state.phase === 'confirming' && state.wanted !== null) {
    if (state.opened !== null) return [{ ...state, opened: devices }];
    const gone: PhoneEffect = { t: 'send', message: { t: 'go' } };
    if (!state.accepted || state.host === null) return [{ ...state, opened: devices }, gone];
    const [next, ...effects] = agreed(state, devices, state.wanted, state.host);
    return [next, gone, ...effects];
  }
  if (state.phase === 'listening' && (devices.microphone !== 'off' || devices.camera !== 'off')) {
    const next = { ...carryingOf(state), devices, phase: 'starting' } as const;
    return [
      next,
      { t: 'send', message: { t: 'go' } },
      ...announced(next),
      { t: 'play', on: true },
      start('flow', limits.connectMs),
    ];
  }
  if (!('meeting' in state)) return [state];
  const next = { ...state, devices };
  return [next, ...announced(next)];
};

const carryingOf = ({ meeting, latch, devices, background }: Carrying): Carrying => ({
  meeting,
  latch,
  devices,
  background,
});

/** The laptop is there again: as it was before. */
const recovered = (state: In<'reconnecting'>): Step => {
  const carrying = carryingOf(state);
  const quiet: PhoneEffect[] = [stop('silence'), stop('lost')];
  return state.back === 'live'
    ? [{ ...carrying, phase: 'live' }, ...quiet, ...announced(carrying)]
    : [{ ...carrying, phase: 'listening', sound: state.sound }, ...quiet];
};

const onMessage = (state: PhoneState, message: FromLaptop): Step => {
  switch (message.t) {
    case 'ready':
      return state.phase === 'confirming' && state.host === null
        ? [{ ...state, host: message.host, reach: message.reach }]
        : [state];
    case 'accept':
      if (state.phase !== 'confirming' || state.accepted) return [state];
      if (state.wanted !== null && state.opened !== null && state.host !== null)
        return agreed(state, state.opened, state.wanted, state.host);
      return [{ ...state, accepted: true }, start('agree', limits.goMs)];
    case 'meeting-state': {
      if (!('meeting' in state)) return [state];
      const { reach, page, microphone, camera, canSetMicrophone, canSetCamera } = message;
      const meeting: Meeting = {
        host: state.meeting.host,
        reach,
        page,
        microphone,
        camera,
        canSetMicrophone,
        canSetCamera,
      };
      const next = { ...state, meeting };
      // After a resume the laptop's first word is this one; until then the phone stays silent.
      if (state.phase === 'reconnecting') return recovered({ ...state, meeting });
      // The page came back without its hooks: people hear the laptop again, so the phone is silent.
      if (state.phase === 'live' && reach === 'listening') {
        const listener: Carrying = {
          ...carryingOf(next),
          devices: { microphone: 'off', camera: 'off' },
        };
        return [
          { ...listener, phase: 'listening', sound: true },
          { t: 'close-devices' },
          ...announced(listener),
        ];
      }
      if (state.phase === 'starting' && message.uplink)
        return [{ ...carryingOf(next), phase: 'live' }, stop('flow')];
      return [next];
    }
    case 'end': {
      const told = state.phase === 'reaching' ? 'failed' : message.reason;
      return state.phase === 'idle' || state.phase === 'ended' ? [state] : ended(told);
    }
    case 'heartbeat':
    case 'slots':
    case 'media-description':
    case 'media-candidate':
      return [state];
    default:
      return message satisfies never;
  }
};

const carried = (state: PhoneState): state is Carried => 'meeting' in state;

/** The phone's session: what happens next, and what has to be done for it. Pure. */
export const phoneTransition = (state: PhoneState, event: PhoneEvent): Step => {
  switch (event.t) {
    case 'action':
      return onAction(state, event.action);
    case 'invited':
      if (state.phase !== 'idle' && state.phase !== 'ended') return [state];
      return event.broker === null
        ? [{ phase: 'reaching' }, { t: 'join' }]
        : [{ phase: 'idle', screen: 'server', broker: event.broker }];
    case 'not-invited':
      return state.phase === 'idle' || state.phase === 'ended'
        ? [{ phase: 'ended', reason: event.problem }]
        : [state];
    case 'proven':
      if (state.phase !== 'reaching') return [state];
      return [
        {
          phase: 'confirming',
          code: event.code,
          host: null,
          reach: null,
          wanted: null,
          opened: null,
          accepted: false,
          background: false,
        },
        start('agree', limits.acceptMs),
      ];
    case 'failed':
      return state.phase === 'reaching' ? ended(event.reason) : [state];
    case 'message':
      return onMessage(state, event.message);
    case 'stalled': {
      if (state.phase !== 'live' && state.phase !== 'listening') return [state];
      const sound = state.phase === 'live' || state.sound;
      return [
        { ...state, phase: 'reconnecting', since: event.at, back: state.phase, sound },
        start('silence', limits.phoneSilenceMs - limits.stallMs),
        start('lost', limits.lostMs - limits.stallMs),
      ];
    }
    case 'beating':
      return state.phase === 'reconnecting' ? recovered(state) : [state];
    case 'resumed':
      return [state];
    case 'channel-gone':
      if (state.phase === 'confirming' || state.phase === 'reaching') return ended('failed');
      return carried(state) ? ended(event.broken ? 'protocol' : 'lost') : [state];
    case 'devices':
      return onDevices(state, event.devices);
    case 'background': {
      if (state.phase === 'confirming') return [{ ...state, background: event.hidden }];
      if (!carried(state)) return [state];
      const next = { ...state, background: event.hidden };
      return [next, ...announced(next)];
    }
    case 'page-hidden':
      return carried(state) || state.phase === 'confirming'
        ? endedSaying('closed', 'closed')
        : [state];
    case 'early-media':
      // Once `go` was sent, the laptop's first packet may overtake its `accept`.
      return state.phase === 'confirming' && state.opened === null
        ? endedSaying('protocol', 'failed')
        : [state];
    case 'timer':
      switch (event.timer) {
        case 'agree':
          return state.phase === 'confirming' ? endedSaying('timed-out', 'timed-out') : [state];
        case 'flow':
          return state.phase === 'starting' ? endedSaying('different-network', 'failed') : [state];
        case 'silence':
          return state.phase === 'reconnecting'
            ? [state, { t: 'send-media', microphone: false, camera: false }]
            : [state];
        case 'lost':
          return state.phase === 'reconnecting' ? ended('lost') : [state];
        default:
          return event.timer satisfies never;
      }
    default:
      return event satisfies never;
  }
};
