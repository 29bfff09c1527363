const controls = 'button, input, select, a[href], summary, [role="switch"]';

const isSeen = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  // What only screen readers are told is one pixel large.
  element.clientWidth !== 1 &&
  element.closest('.unseen, [aria-hidden="true"]') === null;

const called = (element: Element): string =>
  `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;

/** Whether a person can bring it on screen and hit its middle. */
const isInReach = (element: Element): boolean => {
  element.scrollIntoView({ block: 'center', inline: 'nearest' });
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
  if (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1) return false;
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (hit === null) return false;
  const label = element.closest('label');
  return element.contains(hit) || hit.contains(element) || (label?.contains(hit) ?? false);
};

/** A long name may end in an ellipsis; words of our own may not. */
const isClipped = (element: Element): boolean => {
  const style = getComputedStyle(element);
  if (style.overflowX === 'visible' || style.textOverflow === 'ellipsis') return false;
  if (style.overflowX === 'auto' || style.overflowX === 'scroll') return false;
  return element.scrollWidth > element.clientWidth + 1;
};

/** What of this page cannot be read or used as large as it is now: nothing, where all is well. */
export const cutOff = (): string[] => {
  const found: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth + 1) found.push(`${page.scrollWidth} px wide`);
  const modal = document.querySelector('dialog[open]');
  for (const element of document.body.querySelectorAll('*')) {
    if (!isSeen(element) || (modal !== null && !modal.contains(element))) continue;
    if (element.matches(controls) && !element.matches(':disabled') && !isInReach(element))
      found.push(`out of reach: ${called(element)}`);
    if (element.childElementCount === 0 && isClipped(element))
      found.push(`cut off: ${called(element)}`);
  }
  return found;
};
