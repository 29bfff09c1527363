import type { LaptopState } from '../../core/protocol/laptop-state';
import type { LaptopAction } from '../../core/protocol/views';
import type { ToHost } from './background-messages';
import { askingView } from './laptop-view';
import type { FromOverlay } from './overlay-messages';
import type { OverlayPorts } from './overlay-ports';
import type { ShownOverlays } from './shown-overlays';

type Invite = Extract<ToHost, { t: 'invite' }>;

export interface SecondTab {
  /** Its overlay asks whether the first call shall end. */
  ask(next: Invite): void;
  waits(tabId: number): boolean;
  /** The tab that comes next, which waits no longer. */
  take(): Invite | null;
  /** What its overlay says; true where the person ends the first call. */
  endsFirst(message: FromOverlay): boolean;
}

/** What ends the first call in this phase, as if the person had done it there. */
export const endingOf = (phase: LaptopState['phase']): LaptopAction => {
  const carrying = phase === 'live' || phase === 'reconnecting' || phase === 'ended';
  if (carrying) return { do: 'bring-back' };
  return { do: phase === 'confirming' ? 'decline' : 'close' };
};

/** Another tab was clicked while the first one carries a call: it comes after that one's return. */
export const createSecondTab = (overlays: OverlayPorts, shown: ShownOverlays): SecondTab => {
  let waiting: Invite | null = null;
  const take = (): Invite | null => {
    const next = waiting;
    waiting = null;
    return next;
  };
  return {
    ask(next) {
      // One question at a time: the card of a tab before could not be answered any more.
      if (waiting !== null && waiting.tabId !== next.tabId) shown.hide(waiting.tabId);
      waiting = next;
      shown.show(next);
      overlays.show(next.tabId, askingView);
    },
    waits: (tabId) => waiting?.tabId === tabId,
    take,
    endsFirst(message) {
      if (message.t !== 'do') return false;
      if (message.action.do === 'close') {
        const left = take();
        if (left !== null) shown.hide(left.tabId);
      }
      return message.action.do === 'new-code';
    },
  };
};
