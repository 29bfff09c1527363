import { adapterFor } from '../sites/adapters';
import { buttons, leaveWords, othersPlaces, toggleWords } from '../sites/generic';
import type { Box } from './overlay-place';
import { controlName } from './page-text';
import { around, closestAround, queryInside, readPage } from './page-tree';

/** CSS px: what is thicker is no bar of controls. */
const thickestBar = 140;
const mostSteps = 4;

const controlWords: ReadonlySet<string> = new Set([
  ...Object.values(toggleWords).flatMap(({ open, muted, device }) => [
    ...open,
    ...muted,
    ...device,
  ]),
  ...leaveWords,
]);

/** The bar in which a button stands: all around it that is thin and holds no picture. */
const barOf = (button: Element): Element => {
  let bar = button;
  for (let step = 0; step < mostSteps; step += 1) {
    const wider = around(bar);
    if (wider === null || /^(body|html)$/.test(wider.localName)) return bar;
    const { width, height } = wider.getBoundingClientRect();
    if (Math.min(width, height) > thickestBar || queryInside(wider, 'video').length > 0) return bar;
    bar = wider;
  }
  return bar;
};

/** In the coordinates of `window`, also for what is in a frame of the same origin. */
const boxOf = (element: Element, window: Window): Box => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame || element.ownerDocument === window.document) return { left, top, width, height };
  const outer = boxOf(frame, window);
  return { left: outer.left + left, top: outer.top + top, width, height };
};

/**
 * Where the page's own controls of the call are, which the overlay must not cover: the bars around
 * microphone, camera and leave, known by the product's adapter or by their words. Nothing is pressed.
 */
export const callControls = (window: Window): Box[] => {
  const page = readPage(window);
  const { microphone, camera, leave } = adapterFor(window.location.hostname) ?? {};
  const known = [microphone?.button, camera?.button, leave?.button].flatMap((selector) =>
    selector === undefined ? [] : page.queryAll(selector),
  );
  const byWords = page
    .queryAll(buttons)
    .filter(
      (one) => controlWords.has(controlName(one)) && closestAround(one, othersPlaces) === null,
    );
  const bars = new Set([...known, ...byWords].filter((one) => one.checkVisibility()).map(barOf));
  return [...bars]
    .map((bar) => boxOf(bar, window))
    .filter(({ width, height }) => width > 0 && height > 0);
};
