import { onAction } from './laptop-actions';
import { onMessage } from './laptop-messages';
import { onPageBack, onPageGone } from './laptop-page';
import type { LaptopEffect, LaptopEvent, LaptopState, LaptopTimer, Page } from './laptop-state';
import {
  carriedOf,
  dismissed,
  invited,
  meetingState,
  pageOf,
  reachOf,
  refused,
  released,
  type Step,
  start,
  stop,
} from './laptop-steps';
import { limits } from './limits';
import { type SiteReport, unknownSite } from './site-report';

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
    case 'leave':
      return state.phase === 'ended' && state.leaving
        ? [{ ...state, leaving: false, asksToClose: true }]
        : [state];
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

/** The laptop's session: what happens next, and what has to be done for it. Pure. */
export const laptopTransition = (state: LaptopState, event: LaptopEvent): Step => {
  switch (event.t) {
    case 'invite': {
      const { host, late, site } = event;
      if (state.phase === 'idle' || (state.phase === 'ended' && !state.held)) {
        const page: Page = {
          host,
          late,
          site: site ?? unknownSite,
          capturing: false,
          embedded: null,
        };
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
          known: null,
          claimed: false,
          accepted: false,
          gone: false,
        },
        { t: 'send', message: { t: 'ready', host: state.host, reach } },
        { t: 'introduce' },
        { t: 'open-link' },
        start('agree', limits.acceptMs),
      ];
    }
    case 'recognized':
      return state.phase === 'confirming' && !state.accepted && state.claimed
        ? [
            { ...state, known: event.name },
            { t: 'send', message: { t: 'recognized' } },
          ]
        : [state];
    case 'kept':
      return 'devices' in state && (state.memory === 'asked' || state.memory === 'keeping')
        ? [{ ...state, memory: event.done ? 'kept' : 'none' }]
        : [state];
    case 'two-devices':
      if (state.phase === 'confirming' && !state.accepted)
        return refused(state, 'two-devices', 'two-devices');
      return state.phase === 'inviting' ? invited(state, 'two-devices') : [state];
    case 'too-many-attempts':
      return state.phase === 'inviting'
        ? [{ ...state, card: 'blank', url: null, rotatesAt: null, notice: 'too-many-attempts' }]
        : [state];
    case 'relay-refused':
      return state.phase === 'inviting' ? [{ ...state, notice: 'relay-refused' }] : [state];
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
        ? [
            { ...carried, phase: 'listening' },
            ...quiet,
            { t: 'go-live', uplink: false },
            meetingState(state, false),
          ]
        : [
            // What was said while the phone was gone may be lost: it can be asked again.
            {
              ...carried,
              phase: 'live',
              returning: false,
              problem: null,
              memory: carried.memory === 'asked' ? 'none' : carried.memory,
            },
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
    case 'levels': {
      if (!('devices' in state)) return [state];
      const { sent, speaker } = event;
      return [
        { ...state, level: sent },
        { t: 'send', message: { t: 'levels', sent, speaker } },
      ];
    }
    case 'tab-shared': {
      if (!('devices' in state)) return [state];
      const next = { ...state, tabShared: event.on };
      return state.phase === 'listening' ? [next, meetingState(next, false)] : [next];
    }
    case 'embedded': {
      if (state.phase === 'idle') return [state];
      const next = {
        ...state,
        embedded: event.origin,
        late: state.late && !event.hooked,
      };
      return next.phase === 'listening' ? [next, meetingState(next, false)] : [next];
    }
    case 'left': {
      if (state.phase !== 'ended' || !state.leaving) return [state];
      // Out of the meeting there is nothing to hold, and nothing to bring back.
      return event.done
        ? [{ ...state, leaving: false, held: false }, stop('leave'), start('dismiss', 6_000)]
        : [{ ...state, leaving: false, asksToClose: true }, stop('leave')];
    }
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
