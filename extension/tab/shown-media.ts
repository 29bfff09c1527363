import type { RemoteTrack } from '../bridge/messages';
import { isInside, type PageTree } from './page-tree';

/** A media element of the page that shows or plays something, and whose it is. */
export interface ShownMedia {
  readonly element: Element;
  /** The participant; null for the person's own picture and for what is nobody's. */
  readonly participant: string | null;
}

/** The tracks that an element shows or plays. */
export const tracksOf = (element: Element): readonly MediaStreamTrack[] => {
  const stream: unknown = 'srcObject' in element ? element.srcObject : null;
  // Elements of other frames give streams of other classes.
  return typeof Object(stream).getTracks === 'function' ? (stream as MediaStream).getTracks() : [];
};

/** Every element with a stream; the page's own tracks tell whose it is. */
export const shownMedia = (page: PageTree, remotes: readonly RemoteTrack[]): ShownMedia[] => {
  const owners = new Map(remotes.map(({ source, participant }) => [source, participant]));
  return page.queryAll('video, audio').flatMap((element) => {
    const tracks = tracksOf(element);
    if (tracks.length === 0) return [];
    const participant = tracks.map(({ id }) => owners.get(id)).find((one) => one !== undefined);
    return [{ element, participant: participant ?? null }];
  });
};

/** Whose media are inside an element; the person's own counts as null. */
export const ownersIn = (place: Element, shown: readonly ShownMedia[]): Set<string | null> =>
  new Set(
    shown.filter(({ element }) => isInside(element, place)).map(({ participant }) => participant),
  );
