import type { RemoteTrack } from '../bridge/messages';
import { type ShownMedia, tracksOf } from './shown-media';

/** What pages call the element of a shared screen, and what they never call a camera's or "fullscreen". */
const calledScreen =
  /(?<!full[-_ ]?)screen[-_ ]?(shar(e|ed|ing)|cast|capture|video)|(shar(e|ed|ing)|desktop|display)[-_ ]?screen|presentation/i;
const attributes = ['id', 'class', 'aria-label', 'title', 'data-testid', 'data-type'];

const isCalledScreen = (element: Element): boolean =>
  attributes.some((name) => calledScreen.test(element.getAttribute(name) ?? ''));

/** Ids of the page's tracks whose own elements it calls shared screens: servers drop every other sign of it. */
export const shownScreens = (shown: readonly ShownMedia[]): Set<string> =>
  new Set(
    shown
      .filter(({ element, guessed }) => !guessed && isCalledScreen(element))
      .flatMap(({ element }) => tracksOf(element).map(({ id }) => id)),
  );

/** The tracks, with the pictures among them that the page shows as screens. */
export const asScreens = (
  tracks: readonly RemoteTrack[],
  screens: ReadonlySet<string>,
): RemoteTrack[] =>
  tracks.map((track) =>
    track.role === 'camera' && screens.has(track.trackId) ? { ...track, role: 'screen' } : track,
  );
