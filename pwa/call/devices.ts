import type { PhoneDevice } from '../../core/protocol/views';
import { type Captured, capture, permissionFor } from './capture';
import { stillThere } from './still-there';

export interface Opened {
  readonly microphone: PhoneDevice;
  readonly camera: PhoneDevice;
}
type Device = keyof Opened;

export interface PhoneDevices {
  readonly microphone: () => MediaStreamTrack | null;
  readonly camera: () => MediaStreamTrack | null;
  /** Opens what is asked for and closes the rest. Only ever called from a tap. */
  open(wanted: { microphone: boolean; camera: boolean }): Promise<void>;
  /** Opens one device and leaves the other as it is. Only ever called from a tap. */
  add(device: Device): Promise<void>;
  /** The camera's light goes out. */
  closeCamera(): void;
  /** The size that the camera should deliver, in pixels, however the phone is held; 0 is no wish. */
  setSize(width: number, height: number): void;
  /** Swaps the front camera for the back one, or the other way round. */
  flip(): Promise<void>;
  close(): void;
}

/** 720×720 pixels' worth at least, upright or on its side: fewer kill a simulcast layer of the meeting. */
const picture = (
  facing: 'user' | 'environment',
  { width, height }: { readonly width: number; readonly height: number },
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

interface Held {
  readonly track: MediaStreamTrack | null;
  readonly state: PhoneDevice;
}
const none: Held = { track: null, state: 'off' };

/**
 * This phone's microphone and camera. `changed` hears of every state: after each opening, when the
 * platform takes a device away, and when it gives it back. A microphone that was taken away stays
 * unused until a tap opens it anew, because after a phone call it may say live and be dead. One
 * that went with its headset is replaced by the one there is now.
 */
export const createPhoneDevices = (
  changed: (devices: Opened) => void,
  signal: AbortSignal,
): PhoneDevices => {
  const held: Record<Device, Held> = { microphone: none, camera: none };
  let facing: 'user' | 'environment' = 'user';
  let size = { width: 1280, height: 720 };
  /** Counts what was asked of each device: an answer to an older question is not used. */
  const turns: Record<Device, number> = { microphone: 0, camera: 0 };

  const report = (): void =>
    changed({ microphone: held.microphone.state, camera: held.camera.state });
  const become = (device: Device, state: PhoneDevice): void => {
    held[device] = { ...held[device], state };
    report();
  };

  const put = (device: Device, opened: Captured): void => {
    const before = held[device].track;
    held[device] =
      opened.track === null
        ? { track: null, state: opened.why }
        : { track: opened.track, state: opened.track.muted ? 'interrupted' : 'on' };
    if (before !== opened.track) before?.stop();
    if (opened.track === null || before === opened.track) return;
    const { track } = opened;
    const mine = (act: () => void) => () => {
      if (held[device].track === track) act();
    };
    track.addEventListener(
      'mute',
      mine(() => become(device, 'interrupted')),
    );
    track.addEventListener(
      'unmute',
      mine(() => become(device, device === 'microphone' ? 'given-back' : 'on')),
    );
    track.addEventListener(
      'ended',
      mine(() => void gone(device)),
    );
  };
  const drop = (device: Device): void => {
    held[device].track?.stop();
    held[device] = none;
  };
  /** Good as it is: nothing took it away since it was opened. */
  const usable = (device: Device): MediaStreamTrack | null => {
    const { track, state } = held[device];
    return state === 'on' && track?.readyState === 'live' ? track : null;
  };
  const nextTurn = (device: Device): (() => boolean) => {
    turns[device] += 1;
    const mine = turns[device];
    return () => mine === turns[device];
  };
  /** What was opened for a question that still stands; else nothing may stay open. */
  const take = (device: Device, opened: Captured | null, stands: boolean): void => {
    if (opened === null) return;
    if (stands) put(device, opened);
    else opened.track?.stop();
  };

  /** The same microphone permission, another microphone: no prompt appears and no mute changes. */
  const replaceMicrophone = async (): Promise<void> => {
    const stands = nextTurn('microphone');
    const { microphone } = await capture({ audio: sound, video: false });
    if (microphone?.track === null && usable('microphone') !== null) return;
    take('microphone', microphone, stands());
    if (stands()) report();
  };
  const gone = async (device: Device): Promise<void> => {
    const stands = nextTurn(device);
    const replaceable = device === 'microphone' && held.microphone.state === 'on';
    become(device, replaceable && !document.hidden ? 'switching' : 'lost');
    const permission = await permissionFor(device);
    if (!stands()) return;
    if (permission === 'denied') return become(device, 'refused');
    if (held[device].state !== 'switching') return;
    // Nobody is asked anything without a tap.
    if (permission !== 'granted') return become(device, 'lost');
    await replaceMicrophone();
  };
  const devicesChanged = async (): Promise<void> => {
    const track = usable('microphone');
    if (track === null || document.hidden) return;
    if ((await permissionFor('microphone')) !== 'granted') return;
    const there = stillThere(track.getSettings(), await navigator.mediaDevices.enumerateDevices());
    if (!there && usable('microphone') === track) await replaceMicrophone();
  };
  const platform: MediaDevices | undefined = navigator.mediaDevices;
  platform?.addEventListener('devicechange', () => void devicesChanged(), { signal });

  return {
    microphone: () => held.microphone.track,
    camera: () => held.camera.track,
    async open(wanted) {
      const stands = { microphone: nextTurn('microphone'), camera: nextTurn('camera') };
      const fresh = await capture({
        audio: wanted.microphone && usable('microphone') === null ? sound : false,
        video: wanted.camera && usable('camera') === null ? picture(facing, size) : false,
      });
      for (const device of ['microphone', 'camera'] as const) {
        take(device, fresh[device], stands[device]());
        if (!wanted[device] && stands[device]()) drop(device);
      }
      if (stands.microphone() || stands.camera()) report();
    },
    async add(device) {
      const stands = nextTurn(device);
      const fresh = await capture({
        audio: device === 'microphone' ? sound : false,
        video: device === 'camera' ? picture(facing, size) : false,
      });
      take(device, fresh[device], stands());
      if (stands()) report();
    },
    closeCamera() {
      nextTurn('camera');
      drop('camera');
      report();
    },
    setSize(width, height) {
      if (width * height === 0 || (width === size.width && height === size.height)) return;
      size = { width, height };
      // What the camera cannot do it does as near as it can.
      held.camera.track?.applyConstraints(picture(facing, size)).catch((error: unknown) => {
        console.warn('[baton:phone] the camera keeps its size:', error);
      });
    },
    async flip() {
      const stands = nextTurn('camera');
      facing = facing === 'user' ? 'environment' : 'user';
      // Most phones open one camera at a time.
      held.camera.track?.stop();
      const { camera } = await capture({ audio: false, video: picture(facing, size) });
      take('camera', camera, stands());
      if (stands()) report();
    },
    close() {
      for (const device of ['microphone', 'camera'] as const) {
        nextTurn(device);
        drop(device);
      }
    },
  };
};
