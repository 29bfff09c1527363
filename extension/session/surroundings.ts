import type { LaptopView } from '../../core/protocol/views';
import type { ToBackground } from './background-messages';
import type { Frame } from './tab-ports';

export interface Surroundings {
  show(tabId: number, view: LaptopView, mayKeepAwake: boolean): void;
  /** The page was loaded anew: the browser has forgotten what was said of it. */
  renewed(): void;
}

/** The call runs through this laptop. */
const carried: ReadonlySet<LaptopView['phase']> = new Set([
  'connecting',
  'live',
  'listening',
  'reconnecting',
]);
const isMuted = (view: LaptopView): boolean => view.phase === 'live' && view.microphone !== 'sent';

/**
 * What the browser shows and does around the overlay: the badge, the question before the tab is
 * closed, a laptop that stays awake. Each is told only when it changes.
 */
export const createSurroundings = (
  order: (message: ToBackground) => void,
  mainFrame: () => Frame | undefined,
): Surroundings => {
  let badge = '';
  let guarded = false;
  /** Null: whoever was here before may have left it on. */
  let awake: boolean | null = null;
  return {
    show(tabId, view, mayKeepAwake) {
      const { phase } = view;
      const muted = isMuted(view);
      if (badge !== `${tabId} ${phase} ${muted}`) {
        badge = `${tabId} ${phase} ${muted}`;
        order({ to: 'background', t: 'badge', tabId, phase, muted });
      }
      // While the phone only listens the laptop has the call, and a reload is what is asked for.
      const guard = carried.has(phase) && phase !== 'listening';
      if (guard !== guarded) {
        guarded = guard;
        mainFrame()?.send({ t: 'guard', on: guard });
      }
      const on = mayKeepAwake && carried.has(phase);
      if (on !== awake) {
        awake = on;
        order({ to: 'background', t: 'keep-awake', on });
      }
    },
    renewed() {
      badge = '';
      guarded = false;
    },
  };
};
