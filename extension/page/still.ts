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

export const createStill = (window: PageWindow, signal: AbortSignal): Still => {
  const canvas = window.document.createElement('canvas');
  let card = false;
  let track: MediaStreamTrack | undefined;
  let timer = 0;

  const show: Still['show'] = (shows = card, width = canvas.width, height = canvas.height) => {
    card = shows;
    // Encoders want even sizes.
    canvas.width = width & ~1;
    canvas.height = height & ~1;
    const context = canvas.getContext('2d');
    if (!context) return;
    // Only what is drawn is delivered, also where nothing changes.
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#aaa';
    context.font = `${width >> 4}px sans-serif`;
    if (card) context.fillText('Reconnecting…', width >> 2, height >> 1);
  };
  const stop = (): void => {
    window.clearInterval(timer);
    track = undefined;
  };
  signal.addEventListener('abort', stop);
  return {
    show,
    stop,
    track: () => {
      if (!track) {
        show();
        [track] = canvas.captureStream().getTracks();
        timer = window.setInterval(show, secondMs);
      }
      return track;
    },
  };
};
