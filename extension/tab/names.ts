import type { RemoteTrack } from '../bridge/messages';
import type { NameSource, SiteNames } from '../sites/site-adapter';
import { genericNames } from './generic-names';
import { cleanText } from './page-text';
import { closestAround, type PageTree, queryInside } from './page-tree';
import { type ShownMedia, shownMedia } from './shown-media';

export interface Names {
  /** Reads the page again for these people. */
  look(page: PageTree, remotes: readonly RemoteTrack[]): void;
  /** The tracks with what their people are called. A name that was found once stays. */
  rename(remotes: readonly RemoteTrack[]): RemoteTrack[];
  /** Everything that was found, to know whose place a button is in. */
  found(): readonly string[];
}

const read = (tile: Element, { at, attribute, pattern }: NameSource): string => {
  const [element] = at === undefined ? [tile] : queryInside(tile, at);
  const text = cleanText(
    attribute === undefined ? element?.textContent : element?.getAttribute(attribute),
  );
  return pattern === undefined ? text : (pattern.exec(text)?.[1] ?? '');
};

const nameIn = (adapter: SiteNames | undefined, { element }: ShownMedia): string => {
  const place = adapter === undefined ? null : closestAround(element, adapter.tile);
  if (adapter === undefined || place === null) return '';
  return adapter.name.map((source) => read(place, source)).find((text) => text !== '') ?? '';
};

/** Names of people by the labels that the page puts on their pictures. */
export const createNames = (adapter: SiteNames | undefined): Names => {
  const names = new Map<string, string>();
  /** Whom the adapter has named: no guess replaces that. */
  const known = new Set<string>();
  return {
    look(page, remotes) {
      const shown = shownMedia(page, remotes);
      for (const media of shown) {
        const { participant, guessed } = media;
        // A wrong name is worse than none.
        const name = participant === null || guessed ? '' : nameIn(adapter, media);
        if (participant === null || name === '') continue;
        names.set(participant, name);
        known.add(participant);
      }
      if (remotes.every(({ participant }) => known.has(participant))) return;
      for (const [participant, name] of genericNames(shown))
        if (!known.has(participant)) names.set(participant, name);
    },
    rename: (remotes) =>
      remotes.map((track) => ({ ...track, name: names.get(track.participant) ?? track.name })),
    found: () => [...names.values()],
  };
};
