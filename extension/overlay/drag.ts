/** CSS px that an arrow key moves the card. */
const step = 24;

/** Distances are told in whole px; the rest waits for the next move. */
const wholeMoves = (onMove: (dx: number, dy: number) => void) => {
  let restX = 0;
  let restY = 0;
  return (dx: number, dy: number): void => {
    restX += dx;
    restY += dy;
    const wholeX = Math.trunc(restX);
    const wholeY = Math.trunc(restY);
    if (wholeX === 0 && wholeY === 0) return;
    restX -= wholeX;
    restY -= wholeY;
    onMove(wholeX, wholeY);
  };
};

/**
 * Tells how far the person drags the handle. Counts in screen coordinates,
 * because the frame moves under the pointer; these ignore the page's zoom, so
 * the first stretch, before anything moved, measures the ratio.
 */
export const dragByPointer = (
  down: PointerEvent,
  handle: Element,
  onMove: (dx: number, dy: number) => void,
): void => {
  if (down.button !== 0) return;
  const ending = new AbortController();
  const { signal } = ending;
  const move = wholeMoves(onMove);
  let last: { x: number; y: number } | null = null;
  let ratio = 1;
  handle.setPointerCapture(down.pointerId);
  const moved = (event: Event): void => {
    if (!(event instanceof PointerEvent) || event.pointerId !== down.pointerId) return;
    if (last === null) {
      const seen = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      const crossed = Math.hypot(event.screenX - down.screenX, event.screenY - down.screenY);
      if (crossed < 4) return;
      ratio = seen / crossed;
      last = { x: down.screenX, y: down.screenY };
    }
    move((event.screenX - last.x) * ratio, (event.screenY - last.y) * ratio);
    last = { x: event.screenX, y: event.screenY };
  };
  handle.addEventListener('pointermove', moved, { signal });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    handle.addEventListener(end, () => ending.abort(), { signal });
  }
};

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/** How far an arrow key moves the card; null for every other key. */
export const arrowMove = (key: string): readonly [number, number] | null => arrows[key] ?? null;
