import type { Natives } from './natives';
import type { PageWindow } from './override';

interface Processors {
  readonly MediaStreamTrackProcessor?: new (init: {
    track: MediaStreamTrack;
  }) => { readonly readable: ReadableStream<VideoFrame | AudioData> };
}

const longestWaitMs = 2_000;
const blindWaitMs = 400;

/**
 * Settles when the device delivers its first frame, or after two seconds. Reads
 * frames, because no callback of an element fires in a background tab; where
 * they cannot be read it waits a little.
 */
export const waitForFrames = async (
  window: PageWindow & Processors,
  natives: Natives,
  track: MediaStreamTrack,
): Promise<void> => {
  const { MediaStreamTrackProcessor } = window;
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      natives.setTimeout(resolve, ms);
    });
  if (!MediaStreamTrackProcessor) return wait(blindWaitMs);
  const copy = natives.clone(track);
  const reader = new MediaStreamTrackProcessor({ track: copy }).readable.getReader();
  const first = reader.read().then(({ value }) => value?.close());
  await Promise.race([first, wait(longestWaitMs)]);
  natives.stop(copy);
  await reader.cancel();
};

/**
 * Chromium delivers received sound to nobody, not even to a clone, until the
 * received track itself plays in an element: a muted one will do. Returns what
 * ends it.
 */
export const keepFlowing = (
  window: PageWindow,
  natives: Natives,
  track: MediaStreamTrack,
): (() => void) => {
  const element = window.document.createElement('audio');
  element.muted = true;
  natives.srcObject.set(element, new window.MediaStream([track]));
  // Muted elements may play; where one may not, the page's own have to.
  element.play().catch(() => {});
  return () => natives.srcObject.set(element, null);
};
