import { useEffect, useRef, useState } from 'preact/hooks';
import { PinIcon, ZoomInIcon, ZoomOutIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import type { Tile } from './tiles';
import { usePinch } from './use-pinch';
import type { Zoom } from './zoom';

export interface VideoTileProps {
  readonly tile: Tile;
  readonly staged: boolean;
  /** Large because the person chose it. */
  readonly pinned: boolean;
  readonly speaking: boolean;
  /** Makes the tile large or small again; null where there is nothing to choose. */
  readonly onStage: (() => void) | null;
  readonly onFirstFrame: () => void;
}

/** A camera without a new frame for so many looks, half a second apart, is off or not sent now. */
const stillLooks = 3;
const lookMs = 500;

/** Where less of the picture than this would be left, it is shown whole between bars. */
const leastShown = 0.3;

/** One person or shared screen: the picture, or initials while there is none, and the name. */
export const VideoTile = ({
  tile,
  staged,
  pinned,
  speaking,
  onStage,
  onFirstFrame,
}: VideoTileProps) => {
  const figure = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [covers, setCovers] = useState(true);
  const [painted, setPainted] = useState(false);
  const zoomable = staged && tile.screen && painted;
  const { zoom, toggle } = usePinch(figure, zoomable);
  const firstFrame = useRef(onFirstFrame);
  firstFrame.current = onFirstFrame;

  useEffect(() => {
    const element = video.current;
    if (element === null || tile.track === null) return;
    element.srcObject = new MediaStream([tile.track]);
    const over = new AbortController();
    const paint = () => {
      setPainted(true);
      firstFrame.current();
    };
    if (Reflect.has(element, 'requestVideoFrameCallback')) {
      const request = element.requestVideoFrameCallback(paint);
      over.signal.addEventListener('abort', () => element.cancelVideoFrameCallback(request));
    } else {
      element.addEventListener('loadeddata', paint, { once: true, signal: over.signal });
    }
    return () => {
      over.abort();
      setPainted(false);
      element.srcObject = null;
    };
  }, [tile.track]);

  useEffect(() => {
    const room = figure.current;
    const element = video.current;
    if (room === null || element === null || tile.track === null) return;
    const over = new AbortController();
    const measure = () => {
      if (element.videoWidth === 0 || room.clientHeight === 0) return;
      const picture = element.videoWidth / element.videoHeight;
      const space = room.clientWidth / room.clientHeight;
      setCovers(Math.min(picture / space, space / picture) >= leastShown);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(room);
    element.addEventListener('resize', measure, { signal: over.signal });
    return () => {
      over.abort();
      observer.disconnect();
    };
  }, [tile.track]);

  // A meeting that turns a camera off often just stops sending; nobody should stay frozen here.
  useEffect(() => {
    const element = video.current;
    if (element === null || tile.track === null || tile.screen) return;
    let frames = 0;
    let looks = 0;
    const timer = setInterval(() => {
      const { totalVideoFrames } = element.getVideoPlaybackQuality();
      // A page that nobody sees paints nothing.
      looks = totalVideoFrames !== frames || document.hidden ? 0 : looks + 1;
      frames = totalVideoFrames;
      if (frames > 0) setPainted(looks < stillLooks);
    }, lookMs);
    return () => clearInterval(timer);
  }, [tile.track, tile.screen]);

  const initials = tile.name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('');
  const fit = tile.screen || !covers ? 'whole' : 'covering';
  return (
    <figure
      ref={figure}
      class={`tile ${fit}${staged ? ' staged' : ''}${speaking ? ' speaking' : ''}${zoomable ? ' zoomable' : ''}`}
    >
      {!tile.screen && !painted && (
        <span class="initials" aria-hidden="true">
          {initials}
        </span>
      )}
      {tile.track !== null && (
        <video
          ref={video}
          class={painted ? '' : 'unpainted'}
          style={transformOf(zoom)}
          aria-label={tile.name}
          autoplay
          playsInline
          muted
        />
      )}
      <figcaption>
        {speaking && <span class="voice" aria-hidden="true" />}
        {tile.name}
        {speaking && <span class="unseen">{text.call.speaking}</span>}
      </figcaption>
      {onStage !== null && !staged && (
        <button
          type="button"
          class="tile-stage"
          aria-label={text.call.stage(tile.name)}
          onClick={onStage}
        />
      )}
      {staged && (
        <div class="tile-tools">
          {zoomable && (
            <button
              type="button"
              class="tool"
              aria-label={zoom.scale > 1 ? text.call.zoomOut : text.call.zoomIn}
              onClick={toggle}
            >
              {zoom.scale > 1 ? <ZoomOutIcon /> : <ZoomInIcon />}
            </button>
          )}
          {onStage !== null && (
            <button
              type="button"
              class={`tool${pinned ? ' pinned' : ''}`}
              aria-label={text.call.unstage(tile.name)}
              onClick={onStage}
            >
              <PinIcon />
            </button>
          )}
        </div>
      )}
    </figure>
  );
};

const transformOf = ({ scale, x, y }: Zoom) =>
  scale === 1 ? {} : { transform: `translate(${x}px, ${y}px) scale(${scale})` };
