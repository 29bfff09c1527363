import type { DeviceTrack, DeviceTracks } from './device-tracks';
import type { FrameClasses, Natives } from './natives';
import { override, type PageWindow } from './override';

/**
 * Apps that read the frames of a microphone or camera themselves. Their processors
 * read a relay, a track of ours into which flows what the device delivers, or
 * in a handoff what backs it: the page's `readable` stays the native one,
 * wherever it went. Returns what makes the relay of a track follow it.
 */
export const hookFrames = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  tracks: DeviceTracks,
): ((device: DeviceTrack) => void) => {
  // Browsers have both or, where nothing here is ever called, neither.
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } =
    natives as Required<FrameClasses>;

  const open = ({ kind }: DeviceTrack) => {
    const relay = new MediaStreamTrackGenerator({ kind });
    let from: MediaStreamTrack | null = null;
    let piped = Promise.resolve();
    const follow = (track: MediaStreamTrack | null): void => {
      if (from === track) return;
      from = track;
      if (!track) return;
      // What was piped before ends by itself: its track is stopped.
      const pipe = () =>
        new MediaStreamTrackProcessor({ track }).readable.pipeTo(relay.writable, {
          preventClose: true,
        });
      // Refused where one of the two has ended.
      piped = piped.then(pipe).catch(() => {});
    };
    return { relay, follow };
  };
  const opened = new WeakMap<DeviceTrack, ReturnType<typeof open>>();
  const follow = (device: DeviceTrack): void => {
    const it = opened.get(device);
    if (tracks.isLive(device)) it?.follow(device.puppet ? device.backing : device.track);
    else if (it) natives.stop(it.relay);
  };

  override(window, 'MediaStreamTrackProcessor', signal, (_self, [init], call) => {
    const device = tracks.adopt(Object(init).track);
    if (!device || !tracks.isLive(device)) return call();
    const it = opened.get(device) ?? open(device);
    opened.set(device, it);
    follow(device);
    return call([{ ...Object(init), track: it.relay }]);
  });
  return follow;
};
