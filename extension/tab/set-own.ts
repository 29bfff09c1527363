import type { Device, DeviceState } from '../bridge/messages';
import type { Toggle } from './own-buttons';

export interface SetOwn {
  /** A person asked for it: presses the page's own button where the page is in another state. */
  set(device: Device, open: boolean): void;
  /** The button did not do what it says: it is left alone for as long as the page lives. */
  isWithdrawn(device: Device): boolean;
}

/** A page's own handler gets so long before the button is tried. */
const handlerMs = 1_000;
/** Whatever was pressed must have shown by then, if only until the person pressed it, too. */
const followMs = 2_000;
const lookMs = 100;

/** Presses the page's own buttons, never twice for one wish, and stops where that does not help. */
export const createSetOwn = (options: {
  /** What the page's senders say now. */
  readonly sent: (device: Device) => DeviceState;
  /** Whether the page has a handler of its own for it. */
  readonly handled: (device: Device) => boolean;
  /** The button, looked for again. */
  readonly toggle: (device: Device) => Toggle | null;
  readonly toPage: (device: Device, open: boolean) => void;
  readonly withdrawn: () => void;
  readonly signal: AbortSignal;
}): SetOwn => {
  const { sent, handled, toggle, toPage, signal } = options;
  const withdrawn = new Set<Device>();
  /** The last wish for each device; one that is older gives up. */
  const wishes = new Map<Device, object>();

  const later = (device: Device, wish: object, ms: number, then: () => void): void => {
    setTimeout(() => {
      if (!signal.aborted && wishes.get(device) === wish) then();
    }, ms);
  };
  const press = (device: Device, wanted: DeviceState, wish: object): void => {
    const found = toggle(device);
    if (found === null || withdrawn.has(device)) return;
    const said = found.state();
    // Words alone are believed only where the senders agree that there is something to do.
    const isThere = found.known ? (said ?? sent(device)) === wanted : sent(device) === wanted;
    if (isThere || said === wanted) return;
    found.button.click();
    const deadline = performance.now() + followMs;
    const look = (): void => {
      if (sent(device) === wanted || toggle(device)?.state() === wanted) return;
      if (performance.now() < deadline) return later(device, wish, lookMs, look);
      withdrawn.add(device);
      options.withdrawn();
    };
    look();
  };

  return {
    isWithdrawn: (device) => withdrawn.has(device),
    set(device, open) {
      const wanted = open ? 'open' : 'muted';
      const wish = {};
      wishes.set(device, wish);
      // Also where there is no handler: a microphone that came back muted waits for this.
      const pageActs = handled(device) && sent(device) !== wanted;
      toPage(device, open);
      if (pageActs) later(device, wish, handlerMs, () => press(device, wanted, wish));
      else press(device, wanted, wish);
    },
  };
};
