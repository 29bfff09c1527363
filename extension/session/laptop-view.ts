import type { LaptopState } from '../../core/protocol/laptop-state';
import { reachOf } from '../../core/protocol/laptop-steps';
import type { LaptopView, LinkQuality } from '../../core/protocol/views';
import { qrMatrixOf } from './qr-matrix';

const callOf = (state: Extract<LaptopState, { phase: 'inviting' }>) =>
  state.site.reach === 'none' ? 'none' : reachOf(state);

const microphoneOf = (state: Extract<LaptopState, { phase: 'live' }>) => {
  if (state.devices.background && !state.devices.microphone) return 'paused';
  if (!state.devices.microphone) return 'muted';
  return state.site.microphone === 'open' ? 'sent' : 'muted-by-site';
};

const hostOf = (origin: string | null): string | null =>
  origin === null ? null : new URL(origin).hostname;

const memories = {
  none: 'offer',
  asked: 'asked',
  keeping: 'asked',
  kept: 'kept',
  known: 'known',
} as const;

/** What a second tab's overlay asks before it ends the first tab's call. */
export const askingView: LaptopView = {
  phase: 'inviting',
  qr: null,
  rotatesAt: null,
  card: 'opening',
  notice: null,
  embedded: null,
  call: 'none',
  endsOther: true,
};

/** What the overlay says beside the session's own state. */
export interface Around {
  /** For good: a reload is all it takes. */
  readonly siteAllowed: boolean;
  readonly keptAwake: boolean;
  readonly link: LinkQuality | null;
}

/** What the overlay draws for a state. The secret leaves here as pixels only. */
export const laptopView = (
  state: LaptopState,
  { siteAllowed, keptAwake, link }: Around,
): LaptopView => {
  switch (state.phase) {
    case 'idle':
      return { phase: 'idle' };
    case 'inviting': {
      const covered = state.capturing && !state.shownAnyway;
      return {
        phase: 'inviting',
        qr: state.url === null || covered ? null : qrMatrixOf(state.url),
        rotatesAt: state.rotatesAt,
        card: covered ? 'covered' : state.card,
        notice: state.notice,
        embedded: hostOf(state.embedded),
        call: callOf(state),
        endsOther: false,
      };
    }
    case 'confirming': {
      const { phone, known, accepted, reach } = state;
      return {
        phase: 'confirming',
        phone: known ?? phone,
        step: accepted ? 'waiting' : 'code',
        known: known !== null,
        reach,
      };
    }
    case 'connecting':
      return { phase: 'connecting', phone: state.phone, reach: 'handoff' };
    case 'live':
      return {
        phase: 'live',
        phone: state.phone,
        microphone: microphoneOf(state),
        camera: state.devices.camera && state.site.camera === 'open' ? 'sent' : 'off',
        level: state.level,
        link,
        keptAwake,
        deviceHeld: state.site.deviceHeld,
        returning: state.returning,
        problem: state.problem,
        oldCode: state.oldCode,
        memory: memories[state.memory],
      };
    case 'listening':
      return {
        phase: 'listening',
        phone: state.phone,
        canAllow: state.late || state.embedded !== null,
        allowed: siteAllowed && state.embedded === null,
        embedded: hostOf(state.embedded),
        canShareTab: state.site.reach === 'none' && !state.tabShared,
        tabShared: state.tabShared,
        oldCode: state.oldCode,
      };
    case 'reconnecting':
    case 'away':
      return { phase: 'reconnecting', phone: state.phone, since: state.since };
    case 'ended': {
      const { reason, phone, held, silenced, returning, problem, leaving, asksToClose } = state;
      return {
        phase: 'ended',
        reason,
        phone,
        held,
        silenced,
        returning,
        problem,
        leaving,
        asksToClose,
      };
    }
    default:
      return state satisfies never;
  }
};
