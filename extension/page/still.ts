import type { Natives } from './natives';
import type { PageWindow } from './override';

/** A drawn picture, once a second: black, or a card that says why nothing moves. */
export interface Still {
  /** Made when first asked for; clones of it are sent. */
  track(): MediaStreamTrack | undefined;
  /** Draws at once: what was just swapped in should not wait for the next second. */
  show(card?: boolean, width?: number, height?: number): void;
  stop(): void;
}

const secondMs = 1000;

/**
 * Frames are written where the browser lets a window do so, because a canvas
 * that nobody sees is captured by nobody; elsewhere the canvas is captured.
 */
export const createStill = (window: PageWindow, signal: AbortSignal, natives: Natives): Still => {
  const canvas = window.document.createElement('canvas');
  const { frameWriter } = natives;
  let card = false;
  let track: MediaStreamTrack | undefined;
  let write = (): void => {};
  let timer = 0;

  const show: Still['show'] = (shows = card, width = canvas.width, height = canvas.height) => {
    card = shows;
    // Encoders want even sizes, and what never sent a frame has none.
    canvas.width = width & ~1 || 640;
    canvas.height = height & ~1 || 360;
    const context = canvas.getContext('2d');
    if (!context) return;
    // Only what is drawn is delivered, also where nothing changes.
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#aaa';
    context.font = `${width >> 4}px sans-serif`;
    context.textAlign = 'center';
    if (card) context.fillText('Reconnecting', width >> 1, height >> 1);
    write();
  };
  const make = (): MediaStreamTrack | undefined => {
    if (!frameWriter) return canvas.captureStream().getTracks()[0];
    const made = new frameWriter({ kind: 'video' });
    const writer = made.writable.getWriter();
    write = () => {
      const frame = new window.VideoFrame(canvas, { timestamp: performance.now() * 1000 });
      // Refused when it was stopped meanwhile.
      writer.write(frame).catch(() => frame.close());
    };
    return made;
  };
  const stop = (): void => {
    window.clearInterval(timer);
    write = () => {};
    track = undefined;
  };
  signal.addEventListener('abort', stop);
  return {
    show,
    stop,
    track: () => {
      if (!track) {
        track = make();
        show();
        timer = window.setInterval(show, secondMs);
      }
      return track;
    },
  };
};
