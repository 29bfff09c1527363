import type { Participant } from '../../core/protocol/views';
import { text } from '../text/en';

/** One picture of the call: a person's camera, or the screen that they share. */
export interface Tile {
  readonly id: string;
  readonly name: string;
  readonly track: MediaStreamTrack | null;
  readonly screen: boolean;
}

/** Everybody once, and every shared screen as a picture of its own. */
export const tilesOf = (participants: readonly Participant<MediaStreamTrack>[]): Tile[] =>
  participants.flatMap(({ id, name, camera, screen }) => {
    const called = name === '' ? text.call.unnamed : name;
    const person: Tile = { id, name: called, track: camera, screen: false };
    if (screen === null) return [person];
    return [
      { id: `${id} screen`, name: text.call.screenOf(called), track: screen, screen: true },
      person,
    ];
  });

/** Which tile is large: what the person chose while it is there, else the first shared screen. */
export const stagedTile = (tiles: readonly Tile[], chosen: string | null): string | null => {
  if (tiles.length < 2) return null;
  if (chosen !== null && (chosen === 'none' || tiles.some(({ id }) => id === chosen))) {
    return chosen === 'none' ? null : chosen;
  }
  return tiles.find(({ screen }) => screen)?.id ?? null;
};

/** How many columns show `count` tiles best on a tall and on a wide screen. */
export const columnsFor = (count: number): { readonly tall: number; readonly wide: number } => {
  const tall = count <= 3 ? 1 : count <= 10 ? 2 : 3;
  const wide = count <= 2 ? Math.max(1, count) : count <= 4 ? 2 : count <= 9 ? 3 : 4;
  return { tall, wide };
};
