import type { ShownPicture, Slot, ToLaptop } from '../../core/protocol/messages';
import type { Shown } from '../../core/protocol/views';

export interface Showing {
  /** What can be seen now. */
  shown(pictures: readonly Shown<MediaStreamTrack>[]): void;
  /** Nobody looks while the app is in the background. */
  setBackground(hidden: boolean): void;
  /** There are other slots, or another link: the laptop has to hear anew what is shown. */
  changed(): void;
  /** What was said last may have been lost with the channel: says it again. */
  again(): void;
}

/** A layout settles for this long, and no two messages are closer together. */
const settleMs = 100;
const apartMs = 250;

/**
 * Tells the laptop which pictures can be seen, and how large, on change and a
 * few times a second at most. `link` says what there is to look at, or null.
 */
export const createShowing = (
  link: () => {
    readonly id: string;
    readonly slots: readonly Slot[];
    track(mid: string): MediaStreamTrack | null;
  } | null,
  send: (message: ToLaptop) => void,
  signal: AbortSignal,
): Showing => {
  let pictures: readonly Shown<MediaStreamTrack>[] = [];
  let background = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sentAtMs = 0;
  let last = '';

  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const open = link();
    // Before there is a slot nothing can be shown, and the laptop may not be asked yet.
    if (open === null || open.slots.length === 0) return;
    const seen = background
      ? []
      : open.slots.flatMap(({ mid }): ShownPicture[] => {
          const track = open.track(mid);
          const found = pictures.find((one) => one.track === track);
          return found === undefined ? [] : [{ mid, width: found.width, height: found.height }];
        });
    const text = JSON.stringify([open.id, open.slots, seen]);
    if (text === last) return;
    last = text;
    sentAtMs = performance.now();
    send({ t: 'showing', link: open.id, pictures: seen });
  };
  const changed = (): void => {
    timer ??= setTimeout(tell, Math.max(settleMs, sentAtMs + apartMs - performance.now()));
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  return {
    changed,
    again() {
      last = '';
      changed();
    },
    shown(next) {
      pictures = next;
      changed();
    },
    setBackground(hidden) {
      background = hidden;
      // At once: timers of a hidden page are late.
      tell();
    },
  };
};
