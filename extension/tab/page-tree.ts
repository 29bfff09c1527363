type Root = Document | ShadowRoot | Element;

/**
 * The documents that a frame can reach, and their open shadow roots, as one
 * tree. Read once for each look, because pages change.
 */
export interface PageTree {
  readonly roots: readonly Root[];
  queryAll(selector: string): Element[];
}

const mostDepth = 8;

/** The document of another window, where the browser lets us read it. */
const documentOf = (window: Window | null | undefined): Document | null => {
  try {
    return window?.document ?? null;
  } catch {
    // Another origin: not ours to read.
    return null;
  }
};

/** A product may draw in a frame what it receives in another one of the same origin. */
const topOf = (window: Window): Window => {
  let top = window;
  while (top.parent !== top && documentOf(top.parent)) top = top.parent;
  return top;
};

const documentsIn = (document: Document | null, depth = 0): Document[] => {
  if (document === null || depth > mostDepth) return [];
  const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe')];
  return [
    document,
    ...frames.flatMap(({ contentDocument }) => documentsIn(contentDocument, depth + 1)),
  ];
};

/** The root itself, and every open shadow root in and on it. */
const rootsOf = (root: Root): Root[] => {
  const own = 'shadowRoot' in root && root.shadowRoot !== null ? rootsOf(root.shadowRoot) : [];
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot === null ? [] : rootsOf(shadowRoot),
  );
  return [root, ...own, ...inner];
};
const queryIn = (roots: readonly Root[], selector: string): Element[] =>
  roots.flatMap((root) => [...root.querySelectorAll(selector)]);

/** What is inside an element, also in open shadow roots; itself not. */
export const queryInside = (place: Element, selector: string): Element[] =>
  queryIn(rootsOf(place), selector);

export const readPage = (window: Window): PageTree => {
  const roots = documentsIn(topOf(window).document).flatMap(rootsOf);
  return { roots, queryAll: (selector) => queryIn(roots, selector) };
};

/** The element to which a shadow root belongs; elements of other frames are not of our classes. */
const hostOf = (node: Node): Element | null => {
  const root = node.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
};

/** The element around, also out of a shadow root. */
export const around = (element: Element): Element | null =>
  element.parentElement ?? hostOf(element);

/** `closest`, also out of shadow roots. */
export const closestAround = (element: Element, selector: string): Element | null => {
  let at: Element | null = element;
  while (at !== null) {
    const found: Element | null = at.closest(selector);
    if (found !== null) return found;
    at = hostOf(at);
  }
  return null;
};

/** Whether an element lies in another one, also through shadow roots. */
export const isInside = (element: Element, place: Element): boolean => {
  for (let at: Element | null = element; at !== null; at = hostOf(at))
    if (place.contains(at)) return true;
  return false;
};
