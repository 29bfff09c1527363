import type { PhoneEffect, PhoneState } from './phone-state';
import { agreed, announced, endedSaying, type Step } from './phone-steps';
import type { PhoneAction } from './views';

const setLatch = (state: PhoneState, device: 'microphone' | 'camera', on: boolean): Step => {
  if (state.phase !== 'live' && state.phase !== 'starting') return [state];
  const paused = device === 'microphone' ? null : state.paused;
  const next = { ...state, latch: { ...state.latch, [device]: on }, paused };
  const site = state.meeting[device];
  const settable =
    device === 'microphone' ? state.meeting.canSetMicrophone : state.meeting.canSetCamera;
  // One truth: the site's own button follows where the laptop can press it.
  const press: PhoneEffect[] =
    settable && site !== (on ? 'open' : 'muted')
      ? [{ t: 'send', message: { t: 'set-site', device, open: on } }]
      : [];
  // A device that was never opened, was refused or taken away opens with this tap.
  const open: PhoneEffect[] =
    on && state.devices[device] !== 'on' ? [{ t: 'open-device', device }] : [];
  // A camera's light goes out with its picture.
  const close: PhoneEffect[] = device === 'camera' && !on ? [{ t: 'close-camera' }] : [];
  return [next, ...announced(next), ...press, ...open, ...close];
};

/** What a person did on the phone. The only way to its devices, and to its own latch. */
export const onAction = (state: PhoneState, action: PhoneAction): Step => {
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
      if (state.phase === 'idle' && state.screen === 'elsewhere')
        return [{ phase: 'idle', screen: 'welcome' }, { t: 'open-elsewhere' }];
      return state.phase === 'idle' && state.screen === 'server'
        ? [{ phase: 'reaching' }, { t: 'join' }]
        : [state];
    case 'rename':
    case 'forget-laptops':
      return [state];
    case 'audio-only':
      // The pictures of others are the screen's; this phone's own stops with a tap here or not at all.
      return action.on && 'latch' in state && state.latch.camera
        ? setLatch(state, 'camera', false)
        : [state];
    case 'preview':
      return state.phase === 'confirming' && state.wanted === null
        ? [state, { t: 'preview', microphone: action.microphone, camera: action.camera }]
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
            { ...state, latch: { microphone, camera }, paused: null },
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
    case 'remember-laptop': {
      if (state.phase !== 'live' || typeof state.memory === 'string') return [state];
      const { key } = state.memory;
      const next = { ...state, memory: 'answered' } as const;
      return action.yes ? [next, { t: 'keep-laptop', key }] : [next];
    }
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
