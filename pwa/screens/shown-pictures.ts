import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Shown } from '../../core/protocol/views';
import type { Tile } from './tiles';

const shownIn = (stage: HTMLElement | null, tiles: readonly Tile[]): Shown<MediaStreamTrack>[] => {
  const figures = stage?.querySelectorAll('figure') ?? [];
  return tiles.flatMap(({ track }, index) => {
    const box = figures[index]?.getBoundingClientRect();
    if (track === null || box === undefined) return [];
    const seen = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const [width, height] = [box.width, box.height].map((px) => Math.round(px * devicePixelRatio));
    return seen && width && height ? [{ track, width, height }] : [];
  });
};

/**
 * Tells how large each tile's picture is shown, whenever that may have changed:
 * with the tiles, with the size of the stage and when the page is scrolled.
 * The stage's figures are the tiles, in the same order.
 */
export const useShownPictures = (
  stage: RefObject<HTMLElement | null>,
  tiles: readonly Tile[],
  onShown: (pictures: readonly Shown<MediaStreamTrack>[]) => void,
): void => {
  const latest = useRef({ tiles, onShown });
  latest.current = { tiles, onShown };
  const tell = useRef(() => latest.current.onShown(shownIn(stage.current, latest.current.tiles)));
  useLayoutEffect(() => tell.current());

  const anybody = tiles.length > 0;
  useEffect(() => {
    const element = stage.current;
    if (element === null || !anybody) return;
    const over = new AbortController();
    const observer = new ResizeObserver(() => tell.current());
    observer.observe(element);
    document.addEventListener('scroll', () => tell.current(), {
      capture: true,
      passive: true,
      signal: over.signal,
    });
    return () => {
      over.abort();
      observer.disconnect();
    };
  }, [stage, anybody]);
  useEffect(() => () => latest.current.onShown([]), []);
};
