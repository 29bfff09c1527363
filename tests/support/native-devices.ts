import type { BrowserContext } from 'playwright';

declare global {
  var batonTestLiveDevices: (() => string[]) | undefined;
}

/**
 * An init script: remembers every microphone and camera track that the browser itself gave to the
 * page, or to an extension in it, and their clones. It is there before any extension, so what it
 * reads is what the browser says.
 */
export const rememberDevices = (): void => {
  const { MediaDevices, MediaStream, MediaStreamTrack } = globalThis;
  if (MediaDevices === undefined) return;
  const state = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'readyState')?.get;
  const tracks = new Set<MediaStreamTrack>();
  const remember = (stream: MediaStream): MediaStream => {
    for (const track of stream.getTracks()) tracks.add(track);
    return stream;
  };
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    return remember(await getUserMedia.call(this, constraints));
  };
  const cloneTrack = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function () {
    const copy = cloneTrack.call(this);
    if (tracks.has(this)) tracks.add(copy);
    return copy;
  };
  const cloneStream = MediaStream.prototype.clone;
  MediaStream.prototype.clone = function () {
    const copy = cloneStream.call(this);
    for (const [at, track] of this.getTracks().entries()) {
      const made = copy.getTracks()[at];
      if (tracks.has(track) && made !== undefined) tracks.add(made);
    }
    return copy;
  };
  globalThis.batonTestLiveDevices = () =>
    [...tracks].filter((track) => state?.call(track) === 'live').map(({ kind }) => kind);
};

/** The kinds of all device tracks that are natively live in any document of the browser, sorted. */
export const liveDevices = async (context: BrowserContext): Promise<string[]> => {
  const frames = context.pages().flatMap((page) => page.frames());
  const kinds = await Promise.all(
    frames.map((frame) => frame.evaluate(() => globalThis.batonTestLiveDevices?.() ?? [])),
  );
  return kinds.flat().sort();
};
