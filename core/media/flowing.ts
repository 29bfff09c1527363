interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
declare const MediaStreamTrackProcessor:
  | (new (init: {
      track: MediaStreamTrack;
    }) => TrackProcessor)
  | undefined;

const unmuted = (track: MediaStreamTrack, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!track.muted) return resolve();
    track.addEventListener('unmute', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/**
 * Resolves when the track really delivers: a frame for video, packets for sound.
 * Works in a background tab, where `requestVideoFrameCallback` stands still.
 * Rejects with the signal's reason.
 */
export const flowing = async (track: MediaStreamTrack, signal: AbortSignal): Promise<void> => {
  if (track.kind === 'audio' || typeof MediaStreamTrackProcessor === 'undefined')
    return unmuted(track, signal);
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  const stop = (): void => {
    reader.cancel().catch(() => {
      // The track ended first; there is nothing left to cancel.
    });
  };
  signal.addEventListener('abort', stop, { once: true });
  const { value } = await reader.read();
  value?.close();
  stop();
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
};
