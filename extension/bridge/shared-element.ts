/**
 * How the two worlds come to hold the same detached element. Either may start
 * first: the tab world hands it over when it starts and whenever the page world
 * asks, until the page world says that it is there.
 */
export const bridgeEvents = {
  /** On the window, from the page world: is a tab world there? */
  ask: 'baton-ask',
  /** On the window, a MouseEvent of the tab world: `relatedTarget` is the element, `null` when it is taken. */
  element: 'baton-element',
  /** On the element, from the page world: listening now. */
  here: 'here',
  toPage: 'to-page',
  toTab: 'to-tab',
} as const;
