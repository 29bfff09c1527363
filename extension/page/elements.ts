import type { DeviceTrack, DeviceTracks } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';
import { createWeakList } from './weak-list';

export interface Elements {
  /** Makes every element that shows the track show what backs it. */
  follow(device: DeviceTrack): void;
  /** Looks for media elements that were there before the hooks. */
  find(): void;
  /** The streams that the page believes its elements show. */
  streams(): MediaStream[];
}

/**
 * The page's self views. An element that shows a puppet natively shows a stream
 * of our own, in which the backing stands for it; the page reads back its own.
 */
export const hookElements = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  tracks: DeviceTracks,
  watchStream: (stream: unknown) => void,
  changed: () => void,
): Elements => {
  const elements = createWeakList<HTMLMediaElement>();
  const shown = new WeakMap<HTMLMediaElement, { stream: MediaStream; ours: MediaStream }>();
  const isStream = (value: unknown): value is MediaStream => value instanceof window.MediaStream;
  const addTrack = window.MediaStream.prototype.addTrack;
  const removeTrack = window.MediaStream.prototype.removeTrack;

  const paint = (element: HTMLMediaElement): void => {
    const now = shown.get(element);
    const stream = now?.stream ?? natives.srcObject.get(element);
    if (!isStream(stream)) return;
    const all = stream.getTracks();
    if (!now && !all.some((track) => tracks.puppet(track))) return;
    const wanted = all.flatMap((track) => {
      const device = tracks.puppet(track);
      return device ? (device.backing ?? []) : track;
    });
    if (!now) {
      const ours = new window.MediaStream(wanted);
      const { paused } = element;
      shown.set(element, { stream, ours });
      natives.srcObject.set(element, ours);
      // Refused where the page itself could not play: it stays as the page left it.
      if (!paused) element.play().catch(() => {});
      return;
    }
    // The same stream object keeps the element playing without a reload.
    const { ours } = now;
    for (const track of ours.getTracks())
      if (!wanted.includes(track)) natives.apply(removeTrack, ours, [track]);
    for (const track of wanted) natives.apply(addTrack, ours, [track]);
  };
  const paintAll = (holds: (stream: MediaStream) => boolean): void => {
    for (const element of elements.all()) {
      const stream = shown.get(element)?.stream ?? natives.srcObject.get(element);
      if (isStream(stream) && holds(stream)) paint(element);
    }
  };

  override(
    window.HTMLMediaElement.prototype,
    'srcObject',
    signal,
    (self, _args, call) => shown.get(self)?.stream ?? call(),
    'get',
  );
  override(
    window.HTMLMediaElement.prototype,
    'srcObject',
    signal,
    (self, args, call) => {
      elements.add(self);
      shown.delete(self);
      const [stream] = args;
      watchStream(stream);
      if (isStream(stream) && stream.getTracks().some((track) => tracks.puppet(track))) {
        shown.set(self, { stream, ours: new window.MediaStream() });
        call(shown.get(self)?.ours);
        paint(self);
      } else call(...args);
      changed();
    },
    'set',
  );
  for (const name of ['addTrack', 'removeTrack'])
    override(window.MediaStream.prototype, name, signal, (self, args, call) => {
      call(...args);
      if (tracks.puppet(args[0])) paintAll((stream) => stream === self);
      else if (tracks.find(args[0])) watchStream(self);
    });

  const find = (): void => {
    for (const element of window.document.querySelectorAll('video,audio'))
      if (element instanceof window.HTMLMediaElement) elements.add(element);
  };
  return {
    find,
    follow: (device) => paintAll((stream) => stream.getTracks().includes(device.track)),
    streams: () =>
      elements.all().flatMap((element) => {
        const stream = shown.get(element)?.stream ?? natives.srcObject.get(element);
        return isStream(stream) ? stream : [];
      }),
  };
};
