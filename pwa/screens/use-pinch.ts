import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { followed, nearScale, type Point, whole, type Zoom, zoomedAt } from './zoom';

const doubleTapMs = 300;
const tapPx = 12;

export interface Pinch {
  readonly zoom: Zoom;
  /** Zooms in to the middle, or shows the whole picture again: what a gesture does, by a button. */
  readonly toggle: () => void;
}

/**
 * Pinch zoom, pan and double tap on `room` while it is `active`. The fingers are only followed
 * there: the page itself neither scrolls nor zooms below them.
 */
export const usePinch = (room: RefObject<HTMLElement | null>, active: boolean): Pinch => {
  const [zoom, setZoom] = useState(whole);
  const sizeOf = () => ({
    width: room.current?.clientWidth ?? 0,
    height: room.current?.clientHeight ?? 0,
  });
  const near = (at: Point) =>
    setZoom((now) => (now.scale > 1 ? whole : zoomedAt(whole, nearScale, at, sizeOf())));

  useEffect(() => {
    const element = room.current;
    if (element === null || !active) return;
    const over = new AbortController();
    const { signal } = over;
    const fingers = new Map<number, Point>();
    let tapped: { readonly at: Point; readonly atMs: number } | null = null;
    const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
    };
    const down = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.closest('button') !== null) return;
      const at = pointOf(event);
      fingers.set(event.pointerId, at);
      element.setPointerCapture(event.pointerId);
      if (fingers.size > 1) tapped = null;
      else if (
        tapped !== null &&
        isNear(tapped.at, at) &&
        event.timeStamp - tapped.atMs < doubleTapMs
      ) {
        tapped = null;
        near(at);
      } else tapped = { at, atMs: event.timeStamp };
    };
    const move = (event: PointerEvent) => {
      if (!fingers.has(event.pointerId)) return;
      const before = [...fingers.values()].slice(0, 2);
      fingers.set(event.pointerId, pointOf(event));
      const now = [...fingers.values()].slice(0, 2);
      setZoom((zoomed) => followed(zoomed, before, now, sizeOf()));
    };
    const up = (event: PointerEvent) => fingers.delete(event.pointerId);
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', up, { signal });
    element.addEventListener('pointercancel', up, { signal });
    return () => {
      over.abort();
      setZoom(whole);
    };
  }, [room, active]);

  return { zoom, toggle: () => near({ x: 0, y: 0 }) };
};

const isNear = (a: Point, b: Point): boolean => Math.hypot(a.x - b.x, a.y - b.y) < tapPx;
