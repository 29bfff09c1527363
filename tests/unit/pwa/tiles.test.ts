import { describe, expect, test } from 'vitest';
import { columnsFor, stagedTile, type Tile } from '../../../pwa/screens/tiles';

const tile = (id: string, screen = false): Tile => ({ id, name: id, track: null, screen });

describe('the tiles of a call', () => {
  test('stay even until somebody shares a screen', () => {
    expect(stagedTile([tile('ana'), tile('bo')], null)).toBeNull();
    expect(stagedTile([tile('ana'), tile('slides', true)], null)).toBe('slides');
  });

  test('follow the person’s choice for as long as it is there', () => {
    const both = [tile('ana'), tile('slides', true)];
    expect(stagedTile(both, 'ana')).toBe('ana');
    expect(stagedTile(both, 'none')).toBeNull();
    expect(stagedTile(both, 'gone')).toBe('slides');
  });

  test('have nothing to choose when there is one', () => {
    expect(stagedTile([tile('slides', true)], 'slides')).toBeNull();
  });

  test('never need more columns than there are people', () => {
    for (let count = 1; count <= 30; count += 1) {
      const { tall, wide } = columnsFor(count);
      expect(tall).toBeLessThanOrEqual(count);
      expect(wide).toBeLessThanOrEqual(count);
    }
  });
});
