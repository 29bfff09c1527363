import { makeRoom, watchHome } from './overlay-home';
import { type Anchor, clamp, firstAnchor, fitInto, type Size } from './overlay-place';

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

/**
 * Shows the overlay page `url` over the page, until `signal` aborts: in a closed
 * shadow root, beside the body, inside a modal dialog or fullscreen element
 * while there is one. Puts it back when the page removes it, 5 times a minute.
 */
export const showOverlay = (document: Document, url: string, signal: AbortSignal): OverlayHost => {
  makeRoom(document);
  const host = document.createElement('div');
  host.attachShadow({ mode: 'closed' }).append(createFrame(document, url));
  dress(host, hostStyles);

  let wanted = firstSize;
  let sized = false;
  let hidden = false;
  let anchor: Anchor = firstAnchor;
  const attachments: number[] = [];

  const view = document.defaultView;
  const windowSize = (): Size => ({
    width: view?.innerWidth ?? firstSize.width,
    height: view?.innerHeight ?? firstSize.height,
  });

  const place = (): void => {
    const room = windowSize();
    const size = fitInto(wanted, room);
    const { fromRight, fromTop } = clamp(anchor, size, room);
    const left = room.width - fromRight - size.width;
    const empty = !sized || wanted.width === 0;
    dress(host, {
      display: hidden ? 'none' : 'block',
      width: `${empty ? firstSize.width : size.width}px`,
      height: `${empty ? firstSize.height : size.height}px`,
      left: `${left}px`,
      top: `${fromTop}px`,
      opacity: empty ? '0' : '1',
      'pointer-events': empty ? 'none' : 'auto',
    });
    if (hidden || empty) return;
    // A transformed dialog or fullscreen element is what `fixed` counts from; measure and correct.
    const seen = host.getBoundingClientRect();
    if (Math.abs(seen.left - left) < 1 && Math.abs(seen.top - fromTop) < 1) return;
    dress(host, {
      left: `${2 * left - seen.left}px`,
      top: `${2 * fromTop - seen.top}px`,
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
      host.remove();
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
      const size = fitInto(wanted, room);
      const from = clamp(anchor, size, room);
      anchor = clamp({ fromRight: from.fromRight - dx, fromTop: from.fromTop + dy }, size, room);
      place();
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
