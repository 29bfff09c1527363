import type { PageWindow } from './override';

/** A generated picture, once a second: black, or a card that says why nothing moves. */
export interface Still {
  /** Made when first asked for; clones of it are sent. */
  track(): MediaStreamTrack;
  /** Draws at once: what was just swapped in should not wait for the next second. */
  show(card?: boolean, width?: number, height?: number): void;
  stop(): void;
}

interface Generators {
  readonly MediaStreamTrackGenerator?: new (init: {
    kind: 'video';
  }) => MediaStreamTrack & {
    readonly writable: WritableStream<VideoFrame>;
  };
}

export const createStill = (window: PageWindow & Generators, signal: AbortSignal): Still => {
  const { MediaStreamTrackGenerator, VideoFrame, performance } = window;
  let card = false;
  let size: readonly [number, number] = [640, 480];
  let current: MediaStreamTrack | undefined;
  let deliver = (): void => {};
  let timer = 0;
  let canvas: HTMLCanvasElement | undefined;

  const show: Still['show'] = (shows = card, width = size[0], height = size[1]) => {
    card = shows;
    size = [width, height];
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    // Encoders want even sizes.
    canvas.width = width & ~1;
    canvas.height = height & ~1;
    context.fillStyle = '#111';
    if (card) context.fillRect(0, 0, width, height);
    context.fillStyle = '#aaa';
    context.font = `${width / 16}px sans-serif`;
    if (card) context.fillText('Reconnecting…', width / 4, height / 2);
    deliver();
  };
  const stop = (): void => {
    window.clearInterval(timer);
    current = undefined;
  };
  signal.addEventListener('abort', stop);
  return {
    show,
    stop,
    track: () => {
      if (current) return current;
      const drawn = window.document.createElement('canvas');
      canvas = drawn;
      if (MediaStreamTrackGenerator) {
        const generator = new MediaStreamTrackGenerator({ kind: 'video' });
        const writer = generator.writable.getWriter();
        deliver = () => {
          const frame = new VideoFrame(drawn, {
            timestamp: performance.now() * 1000,
            alpha: 'discard',
          });
          // Rejects once every clone is stopped: then nobody looks.
          writer.write(frame).catch(() => frame.close());
        };
        current = generator;
      } else {
        // Only a canvas with a context can be captured.
        show();
        current = drawn.captureStream(1).getVideoTracks()[0];
      }
      timer = window.setInterval(show, 1000);
      show();
      if (!current) throw new Error('no still picture');
      return current;
    },
  };
};
