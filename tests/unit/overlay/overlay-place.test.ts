import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAt, covers, fitInto, freeBox, placeOf } from '../../../extension/tab/overlay-place';

const window = { width: 1280, height: 800 };
const card = { width: 452, height: 560 };
const bottomBar = { left: 0, top: 720, width: 1280, height: 80 };
const topBar = { left: 0, top: 0, width: 1280, height: 64 };

describe('the place of the overlay', () => {
  it('is the upper right corner while nothing is there', () => {
    expect(freeBox(card, window, [])).toMatchObject({ left: 812, top: 16 });
    expect(freeBox(card, window, [bottomBar])).toMatchObject({ left: 812, top: 16 });
  });

  it('is the next corner that covers no controls', () => {
    const atUpperRight = { left: 1100, top: 0, width: 180, height: 60 };
    expect(freeBox(card, window, [atUpperRight])).toMatchObject({ left: 16, top: 16 });
    expect(freeBox(card, window, [topBar])).toMatchObject({ left: 812, top: 224 });
  });

  it('is between bars, and smaller, where they leave no more room', () => {
    const box = freeBox(card, { width: 1280, height: 600 }, [topBar, { ...bottomBar, top: 520 }]);
    expect(box).toMatchObject({ top: 80, height: 424 });
  });

  it('covers a bar rather than be too small for a code', () => {
    const low = { width: 320, height: 256 };
    const bar = { left: 0, top: 192, width: 320, height: 64 };
    expect(freeBox(card, low, [bar])).toEqual({ left: 0, top: 0, width: 320, height: 256 });
  });

  it('stays at the corner it is nearest to when the card or the window changes', () => {
    const place = placeOf({ left: 40, top: 500, width: 300, height: 250 }, window);
    expect(place).toEqual({ corner: 'bottom-left', x: 40, y: 50 });
    expect(boxAt(place, { width: 300, height: 400 }, window)).toMatchObject({ left: 40, top: 350 });
  });

  it('is inside the window, where what is taken reaches beyond it', () => {
    const tiny = { width: 0, height: 1 };
    const beyond = { left: -1, top: 0, width: 2, height: 1 };
    expect(freeBox(tiny, tiny, [beyond])).toMatchObject({ left: 0, top: 0 });
  });

  it('is always inside the window', () => {
    const sizes = fc.record({ width: fc.nat(3_000), height: fc.nat(3_000) });
    const boxes = fc.record({
      left: fc.integer({ min: -500, max: 3_000 }),
      top: fc.integer({ min: -500, max: 3_000 }),
      width: fc.nat(2_000),
      height: fc.nat(2_000),
    });
    fc.assert(
      fc.property(
        sizes,
        sizes,
        fc.array(boxes, { maxLength: 4 }),
        boxes,
        (wanted, room, taken, at) => {
          const moved = boxAt(
            placeOf({ ...at, ...fitInto(wanted, room) }, room),
            fitInto(wanted, room),
            room,
          );
          for (const box of [freeBox(wanted, room, taken), moved]) {
            expect(Math.min(box.left, box.top, box.width, box.height)).toBeGreaterThanOrEqual(0);
            expect(box.left + box.width).toBeLessThanOrEqual(room.width);
            expect(box.top + box.height).toBeLessThanOrEqual(room.height);
          }
        },
      ),
    );
  });

  it('knows what touches and what does not', () => {
    const box = { left: 0, top: 0, width: 10, height: 10 };
    expect(covers(box, [{ ...box, left: 10 }])).toBe(false);
    expect(covers(box, [{ ...box, left: 9 }])).toBe(true);
  });
});
