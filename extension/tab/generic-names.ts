import { nameAttributes, nameWrappers, notLabels, notNames } from '../sites/generic';
import { cleanText } from './page-text';
import { around, queryInside } from './page-tree';
import { ownersIn, type ShownMedia } from './shown-media';

const mostSteps = 8;
const mostElements = 300;

/** The largest element around somebody's picture in which nobody else's is; null where it is the whole page. */
const tileAround = (media: ShownMedia, shown: readonly ShownMedia[]): Element | null => {
  let tile: Element | null = null;
  let at = around(media.element);
  for (let step = 0; step < mostSteps && at !== null; step += 1) {
    if (/^(body|html)$/.test(at.localName) || ownersIn(at, shown).size > 1) return tile;
    tile = at;
    at = around(at);
  }
  return tile;
};

const isName = (text: string): boolean =>
  text.length > 1 &&
  /^\p{L}/u.test(text) &&
  // Icon fonts write the names of their pictures.
  !/^[a-z]+(_[a-z]+)+$/.test(text) &&
  !notNames.includes(text.toLowerCase());

const unwrapped = (text: string): string => {
  for (const wrapper of nameWrappers) {
    const [, inner] = wrapper.exec(text) ?? [];
    if (inner !== undefined) return inner;
  }
  return text.split(',', 1)[0] ?? '';
};

const ownText = (element: Element): string =>
  [...element.childNodes]
    .map((node) => (node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : ' '))
    .join('');

interface Tile {
  readonly participant: string | null;
  readonly guessed: boolean;
  /** Best first; of each group only what one tile alone has can be a name. */
  readonly groups: readonly (readonly string[])[];
}

const readTile = (media: ShownMedia, tile: Element): Tile => {
  const all = [tile, ...queryInside(tile, '*')].slice(0, mostElements);
  const attributed = [...all, media.element].flatMap((element) =>
    nameAttributes.map((name) => element.getAttribute(name)),
  );
  const labels = all.filter(
    (element) => element.closest(notLabels) === null && element.checkVisibility(),
  );
  const named = labels.filter((element) =>
    /name/i.test(`${element.getAttribute('class')} ${element.id}`),
  );
  const leaves = labels.filter(({ childElementCount }) => childElementCount === 0);
  const spoken = [tile, media.element].map((element) =>
    unwrapped(cleanText(element.getAttribute('aria-label'))),
  );
  const groups = [attributed, named.map(ownText), leaves.map(ownText), spoken, labels.map(ownText)];
  return {
    participant: media.participant,
    guessed: media.guessed,
    groups: groups.map((texts) => [
      ...new Set(texts.map((text) => cleanText(text)).filter(isName)),
    ]),
  };
};

const withoutDigits = (text: string): string => text.replace(/\d+/g, '');

/**
 * Names found without knowing the product: an attribute made for it, or the one
 * short text in a person's tile that no other tile has. Where several texts
 * could be meant, none is.
 */
export const genericNames = (shown: readonly ShownMedia[]): Map<string, string> => {
  const tiles = shown.flatMap((media): Tile[] => {
    const tile = tileAround(media, shown);
    return tile === null ? [] : [readTile(media, tile)];
  });
  const names = new Map<string, string>();
  for (const { participant, guessed, groups } of tiles) {
    if (participant === null || guessed || names.has(participant)) continue;
    const others = new Set(
      tiles
        .filter((other) => other.participant !== participant)
        .flatMap((other) => other.groups.flat().map(withoutDigits)),
    );
    for (const texts of groups) {
      const own = texts.filter((text) => !others.has(withoutDigits(text)));
      const [name] = own;
      if (own.length !== 1 || name === undefined) continue;
      names.set(participant, name);
      break;
    }
  }
  return names;
};
