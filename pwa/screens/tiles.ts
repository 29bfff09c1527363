import type { Participant } from '../../core/protocol/views';
import { text } from '../text/text';

/** One picture of the call: a person's camera, or the screen that they share. */
export interface Tile<Track = MediaStreamTrack> {
  readonly id: string;
  /** The participant whose picture it is. */
  readonly person: string;
  readonly name: string;
  readonly track: Track | null;
  readonly screen: boolean;
}

/** Everybody once, and every shared screen as a picture of its own. */
export const tilesOf = <Track>(participants: readonly Participant<Track>[]): Tile<Track>[] =>
  participants.flatMap(({ id, name, microphone, camera, screen }) => {
    const called = name === '' ? text.call.unnamed : name;
    const person: Tile<Track> = { id, person: id, name: called, track: camera, screen: false };
    if (screen === null) return [person];
    const shared: Tile<Track> = {
      id: `${id} screen`,
      person: id,
      name: text.call.screenOf(called),
      track: screen,
      screen: true,
    };
    // Some meetings let a screen join as somebody of its own.
    return microphone === null && camera === null ? [shared] : [shared, person];
  });

/** The picture of the laptop's tab, and nobody beside it: its sound comes from no face. */
export const asTab = <Track>(participants: readonly Participant<Track>[]): Participant<Track>[] =>
  participants
    .filter(({ screen }) => screen !== null)
    .map((tab) => ({ ...tab, name: text.call.laptop, microphone: null, camera: null }));

/** Everybody by name alone: a picture that nobody wants to see need not be sent. */
export const withoutPictures = <Track>(
  participants: readonly Participant<Track>[],
): Participant<Track>[] =>
  participants.map((person) => ({ ...person, camera: null, screen: null }));

/**
 * Which tile is large: what the person chose while it is there, else the first
 * shared screen, else who spoke last.
 */
export const stagedTile = (
  tiles: readonly Tile<unknown>[],
  choice: string | null,
  speaker: string | null,
): string | null => {
  if (tiles.length < 2 || choice === 'none') return null;
  const screen = tiles.find((tile) => tile.screen)?.id;
  return (
    tiles.find(({ id }) => id === choice)?.id ??
    screen ??
    tiles.find(({ person }) => person === speaker)?.id ??
    null
  );
};

/** How many columns show `count` tiles best on a tall and on a wide screen. */
export const columnsFor = (count: number): { readonly tall: number; readonly wide: number } => {
  const tall = count <= 3 ? 1 : count <= 10 ? 2 : 3;
  const wide = count <= 2 ? Math.max(1, count) : count <= 4 ? 2 : count <= 9 ? 3 : 4;
  return { tall, wide };
};
