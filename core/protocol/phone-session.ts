import { limits } from './limits';
import type { FromLaptop } from './messages';
import { onAction } from './phone-actions';
import type { Carrying, Meeting, Opened, PhoneEffect, PhoneEvent, PhoneState } from './phone-state';
import {
  agreed,
  announced,
  carryingOf,
  ended,
  endedSaying,
  type In,
  pausedFor,
  recovered,
  type Step,
  start,
  stop,
} from './phone-steps';
import type { PhoneDevice } from './views';

type Carried = In<'starting' | 'live' | 'listening' | 'reconnecting'>;

/** Says what is sent now; while the laptop is out of reach nothing is, until it is there again. */
const told = (state: Carried): Step =>
  state.phase === 'reconnecting' ? [state] : [state, ...announced(state)];

const works = (device: PhoneDevice): boolean => device === 'on' || device === 'switching';

const onDevices = (state: PhoneState, devices: Opened): Step => {
  if (state.phase === 'confirming') {
    if (state.wanted === null) return [{ ...state, devices }];
    if (state.opened !== null) return [{ ...state, opened: devices, devices }];
    // Nobody loses their voice by moving: the call stays where it is, and the person decides.
    if (state.wanted.microphone && devices.microphone !== 'on')
      return [{ ...state, wanted: null, devices }];
    const gone: PhoneEffect = { t: 'send', message: { t: 'go' } };
    if (!state.accepted || state.host === null)
      return [{ ...state, opened: devices, devices }, gone];
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
  const taken = works(state.devices.microphone) && !works(devices.microphone);
  return told(taken ? pausedFor(next, state.background ? 'background' : 'taken') : next);
};

const onMessage = (state: PhoneState, message: FromLaptop): Step => {
  switch (message.t) {
    case 'ready':
      return state.phase === 'confirming' && state.host === null
        ? [{ ...state, host: message.host, reach: message.reach }]
        : [state];
    case 'remembered': {
      if (state.phase !== 'confirming' || state.laptop !== 'unknown') return [state];
      const { key, signature } = message;
      return [
        { ...state, laptop: 'checking' },
        { t: 'check-laptop', claim: { key, signature } },
      ];
    }
    case 'recognized':
      return state.phase === 'confirming' && state.laptop === 'answered'
        ? [{ ...state, laptop: 'knows' }]
        : [state];
    case 'remember':
      return state.phase === 'live' && state.memory === 'none'
        ? [{ ...state, memory: { key: message.key } }]
        : [state];
    case 'accept':
      if (state.phase !== 'confirming' || state.accepted) return [state];
      if (state.wanted !== null && state.opened !== null && state.host !== null)
        return agreed(state, state.opened, state.wanted, state.host);
      return [{ ...state, accepted: true }, start('agree', limits.goMs)];
    case 'meeting-state': {
      if (!('meeting' in state)) return [state];
      const { i: _number, t: _type, uplink, ...told } = message;
      const meeting: Meeting = { host: state.meeting.host, ...told };
      const { captureWidth: width, captureHeight: height } = meeting;
      const resized =
        width !== state.meeting.captureWidth || height !== state.meeting.captureHeight;
      const follow: PhoneEffect[] = resized ? [{ t: 'camera-size', width, height }] : [];
      const next = { ...state, meeting };
      // After a resume the laptop's first word is this one; until then the phone stays silent.
      if (state.phase === 'reconnecting') return recovered({ ...state, meeting });
      // The page came back without its hooks: people hear the laptop again, so the phone is silent.
      if (state.phase === 'live' && meeting.reach === 'listening') {
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
      if (state.phase === 'starting' && uplink)
        return [{ ...carryingOf(next), phase: 'live' }, stop('flow'), ...follow];
      return [next, ...follow];
    }
    case 'end': {
      const told = state.phase === 'reaching' ? 'failed' : message.reason;
      return state.phase === 'idle' || state.phase === 'ended' ? [state] : ended(told);
    }
    case 'levels':
      return carried(state)
        ? [{ ...state, level: message.sent, speaker: message.speaker }]
        : [state];
    case 'heartbeat':
    case 'links':
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
    case 'elsewhere':
      return state.phase === 'idle' || state.phase === 'ended'
        ? [{ phase: 'idle', screen: 'elsewhere', host: event.host }]
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
          devices: { microphone: 'off', camera: 'off' },
          laptop: 'unknown',
          accepted: false,
          background: false,
        },
        start('agree', limits.acceptMs),
      ];
    case 'answered':
      return state.phase === 'confirming' && state.laptop === 'checking'
        ? [{ ...state, laptop: 'answered' }]
        : [state];
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
      return told(event.hidden ? pausedFor(next, 'background') : next);
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
