import type { DeviceTrack, DeviceTracks } from './device-tracks';
import type { Natives } from './natives';
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
  const { frameReader, frameWriter } = natives as {
    [name in keyof Natives]-?: NonNullable<Natives[name]>;
  };
  const { ImageCapture } = window;

  const open = ({ kind }: DeviceTrack) => {
    const relay = new frameWriter({ kind });
    let from: MediaStreamTrack | null = null;
    let piped = Promise.resolve();
    const follow = (track: MediaStreamTrack | null): void => {
      if (from === track) return;
      from = track;
      if (!track) return;
      // What was piped before ends by itself: its track is stopped.
      const pipe = () =>
        new frameReader({ track }).readable.pipeTo(relay.writable, {
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
  // A photo is refused, as by a camera that is busy; a frame is one of what is sent.
  override(ImageCapture?.prototype, 'grabFrame', signal, (self, _args, call) => {
    const backing = tracks.puppet(self.track)?.backing;
    return backing ? new ImageCapture(backing).grabFrame() : call();
  });
  return follow;
};
