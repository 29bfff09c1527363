import { describe, expect, test } from 'vitest';
import { columnsFor, stagedTile, type Tile, tilesOf } from '../../../pwa/screens/tiles';

const tile = (id: string, screen = false): Tile => ({
  id,
  person: id,
  name: id,
  track: null,
  screen,
});

describe('the tiles of a call', () => {
  test('stay even until somebody speaks or shares a screen', () => {
    const both = [tile('ana'), tile('bo')];
    expect(stagedTile(both, null, null)).toBeNull();
    expect(stagedTile(both, null, 'bo')).toBe('bo');
    expect(stagedTile(both, null, 'gone')).toBeNull();
    expect(stagedTile([tile('ana'), tile('slides', true)], null, 'ana')).toBe('slides');
  });

  test('follow the person’s choice for as long as it is there', () => {
    const both = [tile('ana'), tile('slides', true)];
    expect(stagedTile(both, 'ana', null)).toBe('ana');
    expect(stagedTile(both, 'none', 'ana')).toBeNull();
    expect(stagedTile(both, 'gone', null)).toBe('slides');
  });

  test('show a screen that joined as somebody of its own without an empty tile beside it', () => {
    const nobody = { name: 'Ana', microphone: null, camera: null, screen: null };
    const [shared, alone] = ['of ana', 'alone'] as const;
    const people = [
      { ...nobody, id: 'ana', microphone: 'voice', screen: shared },
      { ...nobody, id: 'share', screen: alone },
    ];
    expect(tilesOf(people).map(({ id, track }) => [id, track])).toEqual([
      ['ana screen', shared],
      ['ana', null],
      ['share screen', alone],
    ]);
  });

  test('have nothing to choose when there is one', () => {
    expect(stagedTile([tile('slides', true)], 'slides', 'slides')).toBeNull();
  });

  test('never need more columns than there are people', () => {
    for (let count = 1; count <= 30; count += 1) {
      const { tall, wide } = columnsFor(count);
      expect(tall).toBeLessThanOrEqual(count);
      expect(wide).toBeLessThanOrEqual(count);
    }
  });
});
