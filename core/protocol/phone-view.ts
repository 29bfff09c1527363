import type { Carrying, PhoneState } from './phone-state';
import type { PhoneView } from './views';

const muted = (state: Carrying): 'no' | 'phone' | 'site' => {
  if (!state.latch.microphone || state.devices.microphone !== 'on') return 'phone';
  return state.meeting.microphone === 'open' ? 'no' : 'site';
};

/** What the phone's screens draw. */
export const phoneView = (state: PhoneState): PhoneView => {
  switch (state.phase) {
    case 'idle':
      return state;
    case 'reaching':
      return { phase: 'connecting', step: 'reaching' };
    case 'confirming': {
      const { code, host, reach, devices, wanted, accepted } = state;
      return {
        phase: 'confirming',
        code,
        host,
        reach,
        devices,
        moved: wanted !== null,
        known: state.laptop === 'knows',
        accepted,
      };
    }
    case 'starting':
      return { phase: 'connecting', step: 'starting', host: state.meeting.host };
    case 'live':
      return {
        phase: 'live',
        host: state.meeting.host,
        uplink: true,
        muted: muted(state),
        paused: state.paused,
        microphone: state.devices.microphone,
        camera: state.latch.camera ? state.devices.camera : 'off',
        cameraOffBySite: state.meeting.camera === 'muted',
        page: state.meeting.page,
        level: state.level,
        speaker: state.speaker,
        asksToRemember: typeof state.memory === 'object',
      };
    case 'listening':
      return {
        phase: 'listening',
        host: state.meeting.host,
        canMove: state.meeting.reach === 'handoff',
        sound: state.sound,
        page: state.meeting.page,
        picture: state.meeting.picture,
        speaker: state.speaker,
      };
    case 'reconnecting':
      return { phase: 'reconnecting', host: state.meeting.host, since: state.since };
    case 'ended':
      return { phase: 'ended', reason: state.reason, canRejoin: false };
    default:
      return state satisfies never;
  }
};
