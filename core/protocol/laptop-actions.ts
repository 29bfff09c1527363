import type { LaptopEffect, LaptopState } from './laptop-state';
import {
  agreed,
  dismissed,
  giveBack,
  type In,
  invited,
  refused,
  released,
  type Step,
  start,
} from './laptop-steps';
import { limits } from './limits';
import type { LaptopAction } from './views';

/** The person here agreed, to a phone that said its name. */
const accepted = (state: In<'confirming'>, phone: string): Step => {
  const now = { ...state, accepted: true };
  const said: LaptopEffect[] = [{ t: 'spend' }, { t: 'send', message: { t: 'accept' } }];
  if (!state.gone) return [now, ...said, start('agree', limits.goMs)];
  const [next, ...effects] = agreed(now, phone);
  return [next, ...said, ...effects];
};

/** What a person did on the laptop. The only way to the laptop's devices. */
export const onAction = (state: LaptopState, action: LaptopAction): Step => {
  switch (action.do) {
    case 'code':
      if (state.phase !== 'confirming' || state.accepted || state.phone === null) return [state];
      if (action.digits !== state.code) return refused(state, 'wrong-code', 'wrong-code');
      return accepted(state, state.phone);
    case 'continue':
      if (state.phase !== 'confirming' || state.accepted || state.phone === null) return [state];
      return state.known === null ? [state] : accepted(state, state.phone);
    case 'remember':
      return state.phase === 'live' && state.memory === 'none'
        ? [{ ...state, memory: 'asked' }, { t: 'ask-to-remember' }]
        : [state];
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
      // Before the scan, too, where the meeting is in a frame that is out of reach.
      return state.phase === 'listening' || (state.phase === 'inviting' && state.embedded !== null)
        ? [state, { t: 'ask-for-site', origin: state.embedded }]
        : [state];
    case 'share-tab':
      return state.phase === 'listening' && !state.tabShared
        ? [state, { t: 'share-tab' }]
        : [state];
    case 'close-tab':
      if (state.phase !== 'ended' || !state.asksToClose) return [state];
      return action.confirmed
        ? [{ phase: 'idle' }, { t: 'close-tab' }]
        : [{ ...state, asksToClose: false }, ...(state.held ? [] : [start('dismiss', 1_500)])];
    case 'copy-link':
    case 'keep-awake':
      return [state];
    default:
      return action satisfies never;
  }
};
