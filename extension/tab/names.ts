import type { RemoteTrack } from '../bridge/messages';
import type { NameSource, SiteNames } from '../sites/site-adapter';
import { genericNames } from './generic-names';
import { cleanText } from './page-text';
import { closestAround, type PageTree } from './page-tree';
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
  const element = at === undefined ? tile : tile.querySelector(at);
  const text = cleanText(
    attribute === undefined ? element?.textContent : element?.getAttribute(attribute),
  );
  return pattern === undefined ? text : (pattern.exec(text)?.[1] ?? '');
};

const nameIn = ({ tile, name }: SiteNames, { element }: ShownMedia): string => {
  const place = closestAround(element, tile);
  if (place === null) return '';
  return name.map((source) => read(place, source)).find((text) => text !== '') ?? '';
};

/** Names of people by the labels that the page puts on their pictures. */
export const createNames = (adapter: SiteNames | undefined): Names => {
  const names = new Map<string, string>();
  return {
    look(page, remotes) {
      const shown = shownMedia(page, remotes);
      const generic = genericNames(shown);
      const known = new Map<string, string>();
      for (const media of shown) {
        const { participant } = media;
        if (participant === null || known.has(participant) || adapter === undefined) continue;
        const name = nameIn(adapter, media);
        if (name !== '') known.set(participant, name);
      }
      for (const { participant } of remotes) {
        const name = known.get(participant) ?? generic.get(participant);
        if (name !== undefined) names.set(participant, name);
      }
    },
    rename: (remotes) =>
      remotes.map((track) => ({ ...track, name: names.get(track.participant) ?? track.name })),
    found: () => [...names.values()],
  };
};
