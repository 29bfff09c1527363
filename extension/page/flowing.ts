import type { Natives } from './natives';
import type { PageWindow } from './override';

const longestWaitMs = 2_000;
const blindWaitMs = 400;

/**
 * Settles with the track's next frame, however late; at once where frames
 * cannot be read. Reads them, because no callback of an element fires in a
 * background tab. What `until` settles first ends the wait.
 */
export const waitForFrame = async (
  natives: Natives,
  original: MediaStreamTrack,
  until?: Promise<unknown>,
): Promise<void> => {
  const { frameReader } = natives;
  if (!frameReader) return;
  const track = natives.clone(original);
  const reader = new frameReader({ track }).readable.getReader();
  const frame = reader.read().then(({ value }) => value?.close());
  await Promise.race(until ? [frame, until] : [frame]);
  natives.stop(track);
  await reader.cancel();
};

/** Settles when the device delivers its first frame, or after two seconds; blindly, a little later. */
export const waitForFrames = (natives: Natives, track: MediaStreamTrack): Promise<unknown> => {
  const wait = (ms: number) => new Promise((resolve) => natives.setTimeout(resolve, ms));
  return natives.frameReader
    ? waitForFrame(natives, track, wait(longestWaitMs))
    : wait(blindWaitMs);
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
