import type { RemoteTrack } from '../bridge/messages';
import { isInside, type PageTree } from './page-tree';

/** A media element of the page that shows or plays something, and whose it is. */
export interface ShownMedia {
  readonly element: Element;
  /** The participant; null for the person's own picture and for what is nobody's. */
  readonly participant: string | null;
  /** Several people's tracks have the same id here: whose it is was only guessed by their order. */
  readonly guessed: boolean;
}

/** The tracks that an element shows or plays. */
export const tracksOf = (element: Element): readonly MediaStreamTrack[] => {
  const stream: unknown = 'srcObject' in element ? element.srcObject : null;
  // Elements of other frames give streams of other classes.
  return typeof Object(stream).getTracks === 'function' ? (stream as MediaStream).getTracks() : [];
};

/** Every element with a stream; the page's own tracks tell whose it is. */
export const shownMedia = (page: PageTree, remotes: readonly RemoteTrack[]): ShownMedia[] => {
  const owners = new Map<string, string[]>();
  for (const { trackId, participant } of remotes)
    owners.set(trackId, [...(owners.get(trackId) ?? []), participant]);
  /** Elements of one track show it once, however many they are. */
  const seen = new Map<string, MediaStreamTrack[]>();
  const ownerOf = (track: MediaStreamTrack): string | undefined => {
    const tracks = seen.get(track.id) ?? [];
    if (!tracks.includes(track)) tracks.push(track);
    seen.set(track.id, tracks);
    const people = owners.get(track.id) ?? [];
    return people[tracks.indexOf(track)] ?? people.at(-1);
  };
  return page.queryAll('video, audio').flatMap((element) => {
    const tracks = tracksOf(element);
    if (tracks.length === 0) return [];
    const known = tracks.find(({ id }) => owners.has(id));
    const participant = known === undefined ? null : (ownerOf(known) ?? null);
    return [
      {
        element,
        participant,
        guessed: known !== undefined && (owners.get(known.id)?.length ?? 0) > 1,
      },
    ];
  });
};

/** Whose media are inside an element; the person's own counts as null. */
export const ownersIn = (place: Element, shown: readonly ShownMedia[]): Set<string | null> =>
  new Set(
    shown.filter(({ element }) => isInside(element, place)).map(({ participant }) => participant),
  );
