import type { PhoneDevice } from '../../core/protocol/views';

export interface Opened {
  readonly microphone: PhoneDevice;
  readonly camera: PhoneDevice;
}

export interface PhoneDevices {
  readonly microphone: () => MediaStreamTrack | null;
  readonly camera: () => MediaStreamTrack | null;
  /** Opens what is asked for and closes the rest. Only ever called from a tap. */
  open(wanted: { microphone: boolean; camera: boolean }): Promise<void>;
  /** The size that the camera should deliver, in pixels, however the phone is held; 0 is no wish. */
  setSize(width: number, height: number): void;
  /** Swaps the front camera for the back one, or the other way round. */
  flip(): Promise<void>;
  close(): void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** 720×720 pixels' worth at least, upright or on its side: fewer kill a simulcast layer of the meeting. */
const picture = (
  facing: 'user' | 'environment',
  { width, height }: Size,
): MediaTrackConstraints => ({
  facingMode: facing,
  width: { ideal: width },
  height: { ideal: height },
  frameRate: { ideal: 30, max: 30 },
});
const sound: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

interface Captured {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
}

const capture = async (constraints: MediaStreamConstraints): Promise<Captured> => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    return {
      microphone: stream.getAudioTracks()[0] ?? null,
      camera: stream.getVideoTracks()[0] ?? null,
    };
  } catch (error) {
    // Refused, taken or missing: one of two may still work, and the screen says which does not.
    if (constraints.audio && constraints.video) {
      const { microphone } = await capture({ audio: constraints.audio });
      const { camera } = await capture({ video: constraints.video });
      return { microphone, camera };
    }
    console.warn('[baton:phone] device not opened:', error instanceof Error ? error.name : error);
    return { microphone: null, camera: null };
  }
};

/**
 * This phone's microphone and camera. `changed` hears of every state: after
 * each opening, when the platform takes a device away, and when it gives it back.
 */
export const createPhoneDevices = (changed: (devices: Opened) => void): PhoneDevices => {
  let microphone: MediaStreamTrack | null = null;
  let camera: MediaStreamTrack | null = null;
  let refused = { microphone: false, camera: false };
  let facing: 'user' | 'environment' = 'user';
  let size: Size = { width: 1280, height: 720 };
  let turn = 0;

  const stateOf = (track: MediaStreamTrack | null, wasRefused: boolean): PhoneDevice => {
    if (track === null) return wasRefused ? 'refused' : 'off';
    if (track.readyState === 'ended') return 'interrupted';
    return track.muted ? 'interrupted' : 'on';
  };
  const report = (): void =>
    changed({
      microphone: stateOf(microphone, refused.microphone),
      camera: stateOf(camera, refused.camera),
    });
  const watch = (track: MediaStreamTrack | null): MediaStreamTrack | null => {
    for (const event of ['ended', 'mute', 'unmute']) track?.addEventListener(event, report);
    return track;
  };
  const close = (): void => {
    turn += 1;
    microphone?.stop();
    camera?.stop();
    microphone = null;
    camera = null;
    refused = { microphone: false, camera: false };
  };
  const usable = (track: MediaStreamTrack | null): MediaStreamTrack | null =>
    track?.readyState === 'live' ? track : null;

  return {
    microphone: () => microphone,
    camera: () => camera,
    async open(wanted) {
      turn += 1;
      const mine = turn;
      const kept = { microphone: usable(microphone), camera: usable(camera) };
      const audio = wanted.microphone && kept.microphone === null ? sound : false;
      const video = wanted.camera && kept.camera === null ? picture(facing, size) : false;
      // One call, so that the person sees one prompt.
      const fresh = audio || video ? await capture({ audio, video }) : null;
      const openedMicrophone = wanted.microphone
        ? (kept.microphone ?? fresh?.microphone ?? null)
        : null;
      const openedCamera = wanted.camera ? (kept.camera ?? fresh?.camera ?? null) : null;
      if (mine !== turn) {
        // Closed while the browser was still asking: nothing may stay open.
        fresh?.microphone?.stop();
        fresh?.camera?.stop();
        return;
      }
      if (openedMicrophone !== microphone) {
        microphone?.stop();
        microphone = watch(openedMicrophone);
      }
      if (openedCamera !== camera) {
        camera?.stop();
        camera = watch(openedCamera);
      }
      refused = {
        microphone: wanted.microphone && microphone === null,
        camera: wanted.camera && camera === null,
      };
      report();
    },
    setSize(width, height) {
      if (width * height === 0 || (width === size.width && height === size.height)) return;
      size = { width, height };
      // What the camera cannot do it does as near as it can.
      camera?.applyConstraints(picture(facing, size)).catch((error: unknown) => {
        console.warn('[baton:phone] the camera keeps its size:', error);
      });
    },
    async flip() {
      turn += 1;
      const mine = turn;
      facing = facing === 'user' ? 'environment' : 'user';
      // Most phones open one camera at a time.
      camera?.stop();
      const { camera: opened } = await capture({ video: picture(facing, size) });
      if (mine !== turn) return opened?.stop();
      camera = watch(opened);
      refused = { ...refused, camera: camera === null };
      report();
    },
    close,
  };
};
