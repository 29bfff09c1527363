import type { PhoneDevice } from '../../core/protocol/views';

/** A device that was opened, or why it was not. */
export type Captured =
  | { readonly track: MediaStreamTrack }
  | { readonly track: null; readonly why: PhoneDevice };

const reasons: Readonly<Record<string, PhoneDevice>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

const ask = async (constraints: MediaStreamConstraints): Promise<MediaStream | PhoneDevice> => {
  try {
    return await navigator.mediaDevices.getUserMedia(constraints);
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    console.warn('[baton:phone] device not opened:', name);
    return reasons[name] ?? 'missing';
  }
};

/**
 * Opens what is asked for, both in one call so that the person sees one prompt. Refused, taken or
 * missing: one of two may still work, and each says why it does not. Null was not asked for.
 */
export const capture = async (wanted: {
  readonly audio: MediaTrackConstraints | false;
  readonly video: MediaTrackConstraints | false;
}): Promise<{ readonly microphone: Captured | null; readonly camera: Captured | null }> => {
  const { audio, video } = wanted;
  if (!audio && !video) return { microphone: null, camera: null };
  const answer = await ask({ audio, video });
  if (typeof answer === 'string') {
    if (audio && video) {
      const { microphone } = await capture({ audio, video: false });
      const { camera } = await capture({ audio: false, video });
      return { microphone, camera };
    }
    const failed: Captured = { track: null, why: answer };
    return { microphone: audio ? failed : null, camera: video ? failed : null };
  }
  const of = (tracks: MediaStreamTrack[]): Captured =>
    tracks[0] === undefined ? { track: null, why: 'missing' } : { track: tracks[0] };
  return {
    microphone: audio ? of(answer.getAudioTracks()) : null,
    camera: video ? of(answer.getVideoTracks()) : null,
  };
};

/** How the person's permission stands, where the browser tells; asking then shows no prompt if it is granted. */
export const permissionFor = async (
  device: 'microphone' | 'camera',
): Promise<PermissionState | null> => {
  try {
    return (await navigator.permissions.query({ name: device as PermissionName })).state;
  } catch {
    // Not every browser knows these names.
    return null;
  }
};
