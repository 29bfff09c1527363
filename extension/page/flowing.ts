import type { Natives } from './natives';
import type { PageWindow } from './override';

const longestWaitMs = 2_000;
const blindWaitMs = 400;

/**
 * Settles when the device delivers its first frame, or after two seconds. Reads
 * frames, because no callback of an element fires in a background tab; where
 * they cannot be read it waits a little.
 */
export const waitForFrames = async (
  natives: Natives,
  original: MediaStreamTrack,
): Promise<void> => {
  const { MediaStreamTrackProcessor } = natives;
  const wait = (ms: number) => new Promise((resolve) => natives.setTimeout(resolve, ms));
  if (!MediaStreamTrackProcessor) {
    await wait(blindWaitMs);
    return;
  }
  const track = natives.clone(original);
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  const first = reader.read().then(({ value }) => value?.close());
  await Promise.race([first, wait(longestWaitMs)]);
  natives.stop(track);
  await reader.cancel();
};

/**
 * Chromium delivers received sound to nobody, not even to a clone, until the
 * received track itself plays in an element: a muted one will do, and must be a
 * <video> where nobody touched the page yet. Returns what ends it.
 */
export const keepFlowing = (
  window: PageWindow,
  natives: Natives,
  track: MediaStreamTrack,
): (() => void) => {
  if (track.kind === 'video') return () => {};
  const element = window.document.createElement('video');
  element.muted = true;
  natives.setSrcObject(element, new window.MediaStream([track]));
  // Where it may not play, the page's own elements have to.
  element.play().catch(() => {});
  return () => natives.setSrcObject(element, null);
};
