/** What a page lets a frame have in which it runs a meeting. */
const forMeetings = /\b(microphone|camera|display-capture)\b/;
/** A frame that fills this much of the window is what the page is about. */
const mostOfWindow = 0.5;
const everyMs = 1_000;

const looksLikeMeeting = (frame: HTMLIFrameElement, window: Window): boolean => {
  if (forMeetings.test(frame.allow)) return true;
  const { width, height } = frame.getBoundingClientRect();
  return width * height >= mostOfWindow * window.innerWidth * window.innerHeight;
};

/** The origin that a frame's address names, where that is another site; null for all others. */
const foreignOrigin = (frame: HTMLIFrameElement, window: Window): string | null => {
  if (frame.src === '' || !URL.canParse(frame.src, frame.baseURI)) return null;
  const { origin, protocol } = new URL(frame.src, frame.baseURI);
  // Not the location's: a document that the page wrote has its origin and another address.
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && origin !== window.origin ? origin : null;
};

/** The origin of a frame of another site in which this document seems to run its meeting. */
export const embeddedMeeting = (window: Window): string | null => {
  const frames = [...window.document.querySelectorAll('iframe')]
    .filter((frame) => foreignOrigin(frame, window) !== null && looksLikeMeeting(frame, window))
    // What it is allowed says more than how large it is.
    .sort((a, b) => Number(forMeetings.test(b.allow)) - Number(forMeetings.test(a.allow)));
  return frames[0] === undefined ? null : foreignOrigin(frames[0], window);
};

/**
 * Tells which frame of another site seems to hold the meeting, first at once and then on each
 * change, and when a frame of this site was loaded; until the signal aborts.
 */
export const watchFrames = (options: {
  readonly window: Window & typeof globalThis;
  readonly embedded: (origin: string | null) => void;
  readonly loaded: () => void;
  readonly signal: AbortSignal;
}): void => {
  const { window, embedded, loaded, signal } = options;
  let last: string | null = null;
  const look = (): void => {
    const found = embeddedMeeting(window);
    if (found === last) return;
    last = found;
    embedded(found);
  };
  // No event tells of all that counts here: the address, what is allowed, the size.
  const timer = window.setInterval(look, everyMs);
  signal.addEventListener('abort', () => window.clearInterval(timer), { once: true });
  window.document.addEventListener(
    'load',
    ({ target }) => {
      if (!(target instanceof window.HTMLIFrameElement)) return;
      look();
      if (target.contentDocument !== null) loaded();
    },
    { capture: true, signal },
  );
  embedded(null);
  look();
};
