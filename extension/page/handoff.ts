import type { FromPage } from '../bridge/messages';
import { type DeviceTrack, type DeviceTracks, type Kind, kindOf } from './device-tracks';
import { keepFlowing, waitForFrames } from './flowing';
import type { Natives } from './natives';
import type { PageWindow } from './override';
import type { Still } from './still';

export interface Handoff {
  handedOff(): boolean;
  gated(): boolean;
  openGate(): void;
  mayFlow(device: DeviceTrack): boolean;
  /** A track turned up: while handed off it is substituted before the page can use it. */
  substitute(device: DeviceTrack): void;
  /** The page turned a track on; its device may have stayed closed since the return. */
  reopen(): void;
  take(stream: MediaStream | null): Promise<void>;
  hold(): void;
  phoneDevices(microphone: boolean, camera: boolean): void;
  giveBack(muted: boolean): Promise<void>;
  /** The page has left: its tracks end, as if it had stopped them, and the next ones are native. */
  letGo(): void;
}

/** Which device of the laptop stands behind a track: the same wish opens it once. */
const keyOf = ({ kind, wish }: DeviceTrack): string => kind + JSON.stringify(wish);
type Opened = Map<string, MediaStreamTrack>;

/** Puts the phone behind the page's tracks, and the laptop's devices again. */
export const createHandoff = (
  window: PageWindow,
  natives: Natives,
  tracks: DeviceTracks,
  still: Still,
  send: (message: FromPage) => void,
  changed: () => void,
): Handoff => {
  let handed = false;
  let holding = false;
  let gate = false;
  let audio: MediaStreamTrack | undefined;
  let video: MediaStreamTrack | undefined;
  let microphoneOn = true;
  let cameraOn = true;
  /** What was begun later makes what was begun earlier give up. */
  let run = 0;
  let sink = (): void => {};
  const reopening = new Set<DeviceTrack>();

  const live = (): DeviceTrack[] => tracks.all().filter(tracks.isLive);
  const substitute = (device: DeviceTrack): Promise<void> => {
    const picture = cameraOn && !holding && video;
    const source = device.kind === 'audio' ? audio : picture || still.track();
    return tracks.back(device, source ?? null);
  };
  const refit = async (): Promise<void> => {
    const list = live();
    const camera = list.find(({ kind }) => kind === 'video');
    const { width, height } = (video ?? camera?.track)?.getSettings() ?? {};
    still.show(holding && cameraOn, width, height);
    // The picture first: its next frame is far, the sound's is near.
    await Promise.all(list.sort((one, other) => (one.kind < other.kind ? 1 : -1)).map(substitute));
    still.show();
    if (handed) list.forEach(tracks.park);
    changed();
  };

  /** Parked with nothing left natively: its device has to be opened again. */
  const isGone = (device: DeviceTrack): boolean =>
    device.puppet &&
    !device.returned &&
    tracks.isLive(device) &&
    natives.readyState(device.track) === 'ended';
  /** A camera that is off stays closed until the page turns it on. */
  const isWanted = (device: DeviceTrack): boolean =>
    isGone(device) && (device.kind === 'audio' || device.enabled);

  /**
   * Opens what the page had asked for, once for each different wish, waits for
   * its frames, and lets `swap` put clones of it behind the tracks.
   */
  const open = async (
    among: () => DeviceTrack[],
    swap: (opened: Opened) => Promise<unknown> | undefined,
  ): Promise<void> => {
    const opened: Opened = new Map();
    try {
      for (;;) {
        const missing = among().filter((one) => isWanted(one) && !opened.has(keyOf(one)));
        const pick = (kind: Kind) => missing.find((one) => one.kind === kind);
        const wanted = { audio: pick('audio'), video: pick('video') };
        if (!missing.length) break;
        const stream = await natives.getUserMedia({
          audio: wanted.audio?.wish ?? false,
          video: wanted.video?.wish ?? false,
        });
        const tracks = stream.getTracks();
        for (const track of tracks) {
          const device = wanted[kindOf(track)];
          if (device) opened.set(keyOf(device), track);
        }
        await Promise.all(tracks.map((track) => waitForFrames(natives, track)));
      }
      await swap(opened);
    } finally {
      for (const track of opened.values()) natives.stop(track);
    }
  };
  /** Puts the opened device behind the track; nothing is behind it where none was opened. */
  const putBack = (device: DeviceTrack, opened: Opened): Promise<void> => {
    const track = opened.get(keyOf(device));
    const swapped = tracks.back(device, track ?? null, Boolean(track));
    // The device keeps its first settings where it cannot follow.
    if (device.looks.applied)
      device.backing?.applyConstraints(device.looks.applied).catch(() => {});
    return swapped;
  };

  return {
    handedOff: () => handed,
    gated: () => gate,
    openGate: () => {
      if (!gate) return;
      gate = false;
      tracks.all().forEach(tracks.applyEnabled);
      changed();
    },
    mayFlow: ({ kind, returned }) =>
      kind === 'video' || (handed && !returned ? microphoneOn && !holding : !gate),
    substitute: (device) => {
      if (!handed) return;
      void substitute(device);
      tracks.park(device);
      still.show();
    },
    reopen: () => {
      for (const device of live()) {
        if (handed || !isWanted(device) || reopening.has(device)) continue;
        reopening.add(device);
        open(
          () => [device],
          (opened) => (handed || !isGone(device) ? undefined : putBack(device, opened)),
        )
          .catch(() => tracks.lose(device))
          .finally(() => {
            reopening.delete(device);
            changed();
          });
      }
    },
    take: async (stream) => {
      const mine = ++run;
      handed = true;
      holding = gate = false;
      audio = stream?.getAudioTracks()[0];
      video = stream?.getVideoTracks()[0];
      sink();
      if (audio) sink = keepFlowing(window, natives, audio);
      await refit();
      if (mine === run) send({ t: 'taken' });
    },
    hold: () => {
      // Before any `take` too: a page that was reloaded in a carried call must not open devices.
      run += 1;
      handed = holding = true;
      void refit();
    },
    phoneDevices: (microphone, camera) => {
      microphoneOn = microphone;
      cameraOn = camera;
      if (handed) void refit();
    },
    giveBack: async (muted) => {
      // Nothing of the phone is here: the laptop's own is what is sent.
      if (!handed) return send({ t: 'given-back' });
      const mine = ++run;
      try {
        await open(live, async (opened) => {
          if (mine !== run) return;
          handed = holding = false;
          gate = muted;
          const puppets = live().filter(({ puppet }) => puppet);
          await Promise.all(
            puppets.map((one) => (isGone(one) ? putBack(one, opened) : tracks.release(one))),
          );
          still.stop();
          sink();
          changed();
          send({ t: 'given-back' });
        });
      } catch (error) {
        const refused = Object(error).name === 'NotAllowedError';
        if (mine === run) send({ t: 'give-back-failed', refused });
      }
    },
    letGo: () => {
      if (!handed) return;
      run += 1;
      const held = live();
      handed = holding = false;
      // Without an event: a page that hears `ended` may open the device again by itself.
      held.forEach(tracks.end);
      still.stop();
      sink();
      changed();
    },
  };
};
