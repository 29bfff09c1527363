import type { LaptopState } from './laptop-state';
import { agreed, reachOf, refused, released, type Step, start } from './laptop-steps';
import { limits } from './limits';
import type { FromPhone } from './messages';

/** What the phone said. */
export const onMessage = (state: LaptopState, message: FromPhone): Step => {
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
    case 'remembered': {
      if (state.phase !== 'confirming' || state.accepted || state.claimed) return [state];
      const { key, signature } = message;
      return [
        { ...state, claimed: true },
        { t: 'check-phone', claim: { key, signature } },
      ];
    }
    case 'remember':
      return 'devices' in state && state.memory === 'asked'
        ? [
            { ...state, memory: 'keeping' },
            { t: 'keep-phone', key: message.key, name: state.phone },
          ]
        : [state];
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
    case 'showing':
      return [state];
    default:
      return message satisfies never;
  }
};
