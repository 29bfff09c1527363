import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounded, followed, whole, type Zoom, zoomedAt } from '../../../pwa/screens/zoom';

const size = { width: 400, height: 200 };
/** Where a point of the picture is seen, counted from the middle. */
const seen = ({ scale, x, y }: Zoom, point: { x: number; y: number }) => ({
  x: point.x * scale + x,
  y: point.y * scale + y,
});

describe('zooming a picture', () => {
  it('keeps what is under the finger where it is', () => {
    const at = { x: 60, y: -20 };
    const zoom = zoomedAt(whole, 2.5, at, size);
    expect(zoom.scale).toBe(2.5);
    expect(seen(zoom, at)).toEqual(at);
  });

  it('follows one finger, and not past the picture’s edge', () => {
    const near: Zoom = { scale: 2, x: 0, y: 0 };
    expect(followed(near, [{ x: 0, y: 0 }], [{ x: 30, y: -10 }], size)).toEqual({
      scale: 2,
      x: 30,
      y: -10,
    });
    expect(followed(near, [{ x: 0, y: 0 }], [{ x: 999, y: -999 }], size)).toEqual({
      scale: 2,
      x: 200,
      y: -100,
    });
  });

  it('grows as two fingers part, and never below the whole picture', () => {
    const apart = (px: number) => [
      { x: -px / 2, y: 0 },
      { x: px / 2, y: 0 },
    ];
    expect(followed(whole, apart(50), apart(150), size).scale).toBe(3);
    expect(followed(whole, apart(150), apart(50), size)).toEqual(whole);
    // Two fingers on one spot say nothing about how far.
    expect(followed(whole, apart(0), apart(80), size)).toEqual(whole);
  });

  it('has no gap beside the picture after any gestures', () => {
    const point = fc.record({
      x: fc.integer({ min: -200, max: 200 }),
      y: fc.integer({ min: -100, max: 100 }),
    });
    const fingers = fc.array(point, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fingers, fingers), { maxLength: 20 }), (moves) => {
        let zoom = whole;
        for (const [before, now] of moves)
          zoom = followed(zoom, before, now.length === before.length ? now : before, size);
        expect(zoom.scale).toBeGreaterThanOrEqual(1);
        expect(zoom).toEqual(bounded(zoom, size));
      }),
    );
  });
});
