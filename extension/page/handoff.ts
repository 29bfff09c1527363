import type { FromPage } from '../bridge/messages';
import type { DeviceTrack, DeviceTracks, Kind } from './device-tracks';
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
}

/** Which device of the laptop stands behind a track: the same wish opens it once. */
const keyOf = ({ kind, constraints }: DeviceTrack): string => kind + JSON.stringify(constraints);

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
  let phone: Record<Kind, MediaStreamTrack | null> = { audio: null, video: null };
  let on: Record<Kind, boolean> = { audio: true, video: true };
  /** What was begun later makes what was begun earlier give up. */
  let run = 0;
  let sink = (): void => {};
  const reopening = new Set<DeviceTrack>();

  const live = (): DeviceTrack[] => tracks.all().filter(tracks.isLive);
  const sourceFor = ({ kind }: DeviceTrack): MediaStreamTrack | null => {
    if (kind === 'audio') return phone.audio;
    return phone.video && on.video && !holding ? phone.video : still.track();
  };
  const refit = async (): Promise<void> => {
    const size = phone.video ? natives.getSettings(phone.video) : {};
    const [camera] = live().filter((one) => one.kind === 'video');
    const own = camera ? camera.track.getSettings() : {};
    still.show(holding && on.video, size.width ?? own.width ?? 0, size.height ?? own.height ?? 0);
    const list = live();
    await Promise.all(list.map((one) => tracks.back(one, sourceFor(one), false)));
    still.draw();
    if (handed) list.forEach(tracks.park);
    changed();
  };

  /** Opens what the page had asked for, once for each different wish, and waits for its frames. */
  const open = async (missing: () => DeviceTrack[], opened: Map<string, MediaStreamTrack>) => {
    for (;;) {
      const wanted = missing().filter((one) => !opened.has(keyOf(one)));
      const audio = wanted.find((one) => one.kind === 'audio');
      const video = wanted.find((one) => one.kind === 'video');
      if (!audio && !video) return;
      const stream = await natives.getUserMedia({
        audio: audio?.constraints ?? false,
        video: video?.constraints ?? false,
      });
      for (const track of stream.getTracks()) {
        const device = track.kind === 'audio' ? audio : video;
        if (device) opened.set(keyOf(device), track);
      }
      await Promise.all(stream.getTracks().map((one) => waitForFrames(window, natives, one)));
    }
  };
  /** Puts the opened device behind the track; false where none was opened for it. */
  const putBack = async (device: DeviceTrack, opened: Map<string, MediaStreamTrack>) => {
    const track = opened.get(keyOf(device));
    if (!track) return;
    const swapped = tracks.back(device, track, true);
    const { applied, backing } = device;
    // The device keeps its first settings where it cannot follow.
    if (applied && backing) natives.applyConstraints(backing, applied).catch(() => {});
    await swapped;
  };
  const close = (opened: Map<string, MediaStreamTrack>): void => {
    for (const track of opened.values()) natives.stop(track);
  };
  /** Parked with nothing left natively: its device has to be opened again. */
  const isGone = (device: DeviceTrack): boolean =>
    device.puppet &&
    !device.returned &&
    tracks.isLive(device) &&
    natives.readyState.get(device.track) !== 'live';
  /** A camera that is off stays closed until the page turns it on. */
  const isOn = (device: DeviceTrack): boolean => device.kind === 'audio' || device.enabled;

  return {
    handedOff: () => handed,
    gated: () => gate,
    openGate: () => {
      if (!gate) return;
      gate = false;
      tracks.all().forEach(tracks.applyEnabled);
      changed();
    },
    mayFlow: ({ kind, returned }) => {
      if (kind === 'video') return true;
      return handed && !returned ? on.audio && !holding : !gate;
    },
    substitute: (device) => {
      if (!handed) return;
      void tracks.back(device, sourceFor(device), false);
      tracks.park(device);
      still.draw();
    },
    reopen: () => {
      if (handed) return;
      for (const device of live()) {
        if (!isGone(device) || !isOn(device) || reopening.has(device)) continue;
        reopening.add(device);
        const opened = new Map<string, MediaStreamTrack>();
        open(() => (isGone(device) ? [device] : []), opened)
          .then(() => (handed ? undefined : putBack(device, opened)))
          .catch(() => {
            // To the page this is a device that went away.
            tracks.end(device);
            device.track.dispatchEvent(new window.Event('ended'));
          })
          .finally(() => {
            close(opened);
            reopening.delete(device);
            changed();
          });
      }
    },
    take: async (stream) => {
      run += 1;
      const mine = run;
      handed = true;
      holding = gate = false;
      phone = {
        audio: stream?.getAudioTracks()[0] ?? null,
        video: stream?.getVideoTracks()[0] ?? null,
      };
      sink();
      if (phone.audio) sink = keepFlowing(window, natives, phone.audio);
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
      on = { audio: microphone, video: camera };
      if (handed) void refit();
    },
    giveBack: async (muted) => {
      if (!handed) return;
      run += 1;
      const mine = run;
      const opened = new Map<string, MediaStreamTrack>();
      try {
        await open(() => live().filter((one) => isGone(one) && isOn(one)), opened);
      } catch (error) {
        close(opened);
        const refused = error instanceof window.DOMException && error.name === 'NotAllowedError';
        if (mine === run) send({ t: 'give-back-failed', refused });
        return;
      }
      if (mine !== run) return close(opened);
      handed = holding = false;
      gate = muted;
      await Promise.all(
        live()
          .filter((one) => one.puppet)
          .map((one) => (isGone(one) ? putBack(one, opened) : tracks.release(one))),
      );
      close(opened);
      still.stop();
      sink();
      phone = { audio: null, video: null };
      changed();
      send({ t: 'given-back' });
    },
  };
};
