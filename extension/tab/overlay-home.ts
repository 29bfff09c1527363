/** Elements that draw something else than their children. */
const childless = 'video, audio, iframe, frame, object, embed, canvas, img, input, textarea, svg';

const deepFullscreenElement = (document: Document): Element | null => {
  let element = document.fullscreenElement;
  while (element?.shadowRoot?.fullscreenElement) element = element.shadowRoot.fullscreenElement;
  return element;
};

/**
 * A video that fills the screen by itself has no room for anything else: it
 * gives the screen back, since the person has just asked to see something.
 */
export const makeRoom = (document: Document): void => {
  if (deepFullscreenElement(document)?.matches(childless) !== true) return;
  document.exitFullscreen().catch((error: unknown) => {
    console.warn('[baton:tab] the page stays in fullscreen:', error);
  });
};

/**
 * The element in which the overlay is visible and not inert: the modal dialog
 * opened last, else the fullscreen element, else the root. `dialogs` is the
 * order in which dialogs were seen opening.
 */
const findHome = (document: Document, dialogs: readonly Element[]): Element => {
  const modal = [...document.querySelectorAll('dialog:modal')].sort(
    (a, b) => dialogs.indexOf(a) - dialogs.indexOf(b),
  );
  const dialog = modal.at(-1);
  if (dialog !== undefined) return dialog;
  const fullscreen = deepFullscreenElement(document);
  return fullscreen === null || fullscreen.matches(childless)
    ? document.documentElement
    : fullscreen;
};

/**
 * Calls `look` with the element that the overlay belongs into: at once, and
 * whenever a modal dialog or a fullscreen element came or went. Returns a
 * function that looks again.
 */
export const watchHome = (
  document: Document,
  look: (home: Element) => void,
  signal: AbortSignal,
): (() => void) => {
  let dialogs: Element[] = [];
  const lookAgain = (): void => look(findHome(document, dialogs));
  // The attribute tells of showModal() in browsers that have no toggle event on dialogs.
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      if (!(target instanceof Element) || !target.matches('dialog')) continue;
      dialogs = dialogs.filter((dialog) => dialog !== target && dialog.isConnected);
      dialogs.push(target);
    }
    lookAgain();
  });
  observer.observe(document, { attributes: true, attributeFilter: ['open'], subtree: true });
  document.addEventListener('fullscreenchange', lookAgain, { capture: true, signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  lookAgain();
  return lookAgain;
};
