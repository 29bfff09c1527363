import type { Carried, LaptopEffect, LaptopState } from './laptop-state';
import {
  carriedOf,
  dismissed,
  meetingState,
  released,
  type Step,
  start,
  stop,
} from './laptop-steps';
import { limits } from './limits';
import { unknownSite } from './site-report';

/** The meeting page went away; it may come back, and the phone waits for it. */
export const onPageGone = (state: LaptopState, at: number): Step => {
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
      const away = {
        ...carriedOf(state),
        site: unknownSite,
        capturing: false,
        embedded: null,
        level: 0,
        tabShared: false,
      };
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
export const onPageBack = (state: LaptopState, host: string, late: boolean): Step => {
  // The click came before the page had said how it was hooked.
  if (state.phase === 'inviting') return [{ ...state, late }];
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
