import { makeRoom, watchHome } from './overlay-home';
import {
  type Box,
  boxAt,
  covers,
  fitInto,
  freeBox,
  type Place,
  placeOf,
  type Size,
} from './overlay-place';

export interface Placing {
  /** Where the person had it the last time on this site. */
  readonly remembered: Place | null;
  /** What it must not cover unless the person moves it there. */
  readonly taken: () => readonly Box[];
  /** The person moved it, and it has come to rest. */
  readonly moved: (place: Place) => void;
}

export interface OverlayHost {
  /** Gives the overlay this many CSS px, or what the window has; 0 × 0 lets clicks through. */
  resize(width: number, height: number): void;
  /** Moves it by CSS px, never out of the window. */
  moveBy(dx: number, dy: number): void;
  /** Nothing of it is in any frame painted after this call, until `show`. */
  hideAtOnce(): void;
  show(): void;
}

/** A page that keeps removing the overlay wins: it could also cover it. */
const attachmentsPerMinute = 5;

/** A pause in the moving that counts as its end. */
const restMs = 300;

/** Before the overlay said what it needs. Not 0: browsers stop drawing an empty cross-origin frame. */
const firstSize: Size = { width: 400, height: 620 };

type Styles = Readonly<Record<string, string>>;

/** Through CSSOM and `!important`: allowed under any policy, and no page style wins over it. */
const dress = (element: HTMLElement, styles: Styles): void => {
  for (const [name, value] of Object.entries(styles)) {
    element.style.setProperty(name, value, 'important');
  }
};

const hostStyles: Styles = {
  all: 'initial',
  position: 'fixed',
  display: 'block',
  margin: '0',
  'z-index': '2147483647',
};

// The scheme must be the overlay's own: where the two differ, browsers paint the frame opaque.
const frameStyles: Styles = {
  all: 'initial',
  display: 'block',
  width: '100%',
  height: '100%',
  border: '0',
  background: 'transparent',
  'color-scheme': 'light dark',
};

const createFrame = (document: Document, url: string): HTMLIFrameElement => {
  const frame = document.createElement('iframe');
  // Pages with Cross-Origin-Embedder-Policy load no other frames. Must be set before the address.
  if ('credentialless' in frame) frame.credentialless = true;
  frame.title = 'Baton';
  frame.allow = 'clipboard-write';
  frame.src = url;
  dress(frame, frameStyles);
  return frame;
};

/** Keeps the frame alive where the browser can; elsewhere it reloads, which costs 50–90 ms. */
const moveInto = (home: Element, host: HTMLElement): void => {
  if (host.isConnected && home.isConnected && 'moveBefore' in home) home.moveBefore(host, null);
  else home.append(host);
};

const anywhere: Placing = { remembered: null, taken: () => [], moved: () => undefined };

/**
 * Shows the overlay page `url` over the page, until `signal` aborts: in a closed
 * shadow root, beside the body, inside a modal dialog or fullscreen element
 * while there is one. Puts it back when the page removes it, 5 times a minute. When it goes with the
 * focus on it, the focus returns to where it was.
 */
export const showOverlay = (
  document: Document,
  url: string,
  signal: AbortSignal,
  { remembered, taken, moved }: Placing = anywhere,
): OverlayHost => {
  makeRoom(document);
  const focusBefore = document.activeElement;
  const host = document.createElement('div');
  host.attachShadow({ mode: 'closed' }).append(createFrame(document, url));
  dress(host, hostStyles);

  let wanted = firstSize;
  let sized = false;
  let hidden = false;
  let kept = remembered;
  /** Moved by the person while it is shown: then it may cover what it likes. */
  let free = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const attachments: number[] = [];

  const view = document.defaultView;
  const windowSize = (): Size => ({
    width: view?.innerWidth ?? firstSize.width,
    height: view?.innerHeight ?? firstSize.height,
  });

  const boxIn = (room: Size): Box => {
    const controls = free ? [] : taken();
    const box = kept === null ? null : boxAt(kept, fitInto(wanted, room), room);
    return box === null || covers(box, controls) ? freeBox(wanted, room, controls) : box;
  };

  const place = (): void => {
    const { left, top, ...size } = boxIn(windowSize());
    const empty = !sized || wanted.width === 0;
    dress(host, {
      display: hidden ? 'none' : 'block',
      width: `${empty ? firstSize.width : size.width}px`,
      height: `${empty ? firstSize.height : size.height}px`,
      left: `${left}px`,
      top: `${top}px`,
      opacity: empty ? '0' : '1',
      'pointer-events': empty ? 'none' : 'auto',
    });
    if (hidden || empty) return;
    // A transformed dialog or fullscreen element is what `fixed` counts from; measure and correct.
    const seen = host.getBoundingClientRect();
    if (Math.abs(seen.left - left) < 1 && Math.abs(seen.top - top) < 1) return;
    dress(host, {
      left: `${2 * left - seen.left}px`,
      top: `${2 * top - seen.top}px`,
    });
  };

  const attachTo = (home: Element): void => {
    if (host.parentNode === home && host.isConnected) return;
    moveInto(home, host);
    removals.disconnect();
    removals.observe(document, { childList: true });
    // Inside the page's own element any ancestor may be removed; beside the body only the host.
    removals.observe(document.documentElement, {
      childList: true,
      subtree: home !== document.documentElement,
    });
    place();
  };

  const removals = new MutationObserver(() => {
    if (host.isConnected) return;
    const now = performance.now();
    while (attachments[0] !== undefined && now - attachments[0] > 60_000) attachments.shift();
    if (attachments.length >= attachmentsPerMinute) return;
    attachments.push(now);
    lookForHome();
  });

  const lookForHome = watchHome(document, attachTo, signal);
  view?.addEventListener('resize', place, { signal });
  signal.addEventListener(
    'abort',
    () => {
      removals.disconnect();
      clearTimeout(resting);
      const focused = document.activeElement === host;
      host.remove();
      if (focused && focusBefore !== null && 'focus' in focusBefore)
        (focusBefore as HTMLElement).focus({ preventScroll: true });
    },
    { once: true },
  );

  return {
    resize(width, height) {
      wanted = { width, height };
      sized = true;
      place();
    },
    moveBy(dx, dy) {
      const room = windowSize();
      const { left, top, ...size } = boxIn(room);
      const asked = { ...size, left: left + dx, top: top + dy };
      kept = placeOf(boxAt(placeOf(asked, room), size, room), room);
      free = true;
      place();
      clearTimeout(resting);
      const there = kept;
      resting = setTimeout(() => moved(there), restMs);
    },
    hideAtOnce() {
      hidden = true;
      place();
    },
    show() {
      hidden = false;
      place();
    },
  };
};
