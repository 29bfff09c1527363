import type { PageWindow } from './override';

/** A generated picture, once a second: black, or a card that says why nothing moves. */
export interface Still {
  /** Made when first asked for; clones of it are sent. */
  track(): MediaStreamTrack;
  show(card: boolean, width: number, height: number): void;
  /** Draws now: what was just swapped in should not wait for the next second. */
  draw(): void;
  stop(): void;
}

interface Generator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}
interface Generators {
  readonly MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => Generator;
}

export const createStill = (window: PageWindow & Generators, signal: AbortSignal): Still => {
  const { MediaStreamTrackGenerator, VideoFrame, performance } = window;
  let card = false;
  let width = 640;
  let height = 480;
  let current: MediaStreamTrack | null = null;
  let paint = (): void => {};
  let timer = 0;

  const picture = (canvas: HTMLCanvasElement | OffscreenCanvas): void => {
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context || !('fillText' in context)) return;
    context.fillStyle = card ? '#15181d' : '#000';
    context.fillRect(0, 0, width, height);
    if (!card) return;
    context.fillStyle = '#9aa3b0';
    context.font = `${Math.round(Math.min(width, height) / 12)}px system-ui,sans-serif`;
    context.textAlign = 'center';
    context.fillText('Reconnecting…', width / 2, height / 2);
  };

  const make = (): MediaStreamTrack => {
    if (MediaStreamTrackGenerator) {
      const generator = new MediaStreamTrackGenerator({ kind: 'video' });
      const writer = generator.writable.getWriter();
      const canvas = new window.OffscreenCanvas(width, height);
      paint = () => {
        picture(canvas);
        const frame = new VideoFrame(canvas, { timestamp: Math.round(performance.now() * 1000) });
        // Rejects once every clone is stopped: then nobody looks.
        writer.write(frame).catch(() => frame.close());
      };
      return generator;
    }
    const canvas = window.document.createElement('canvas');
    picture(canvas);
    const [track] = canvas.captureStream(1).getVideoTracks();
    if (!track) throw new Error('no still picture');
    paint = () => picture(canvas);
    return track;
  };

  const stop = (): void => {
    window.clearInterval(timer);
    current = null;
    paint = () => {};
  };
  signal.addEventListener('abort', stop);
  return {
    track: () => {
      if (!current) {
        current = make();
        timer = window.setInterval(() => paint(), 1000);
        paint();
      }
      return current;
    },
    show: (shows, w, h) => {
      card = shows;
      // Encoders want even sizes.
      width = (w || 640) & ~1;
      height = (h || 480) & ~1;
      paint();
    },
    draw: () => paint(),
    stop,
  };
};
