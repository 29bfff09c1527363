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
  const { MediaStream } = window;
  const { prototype } = window.HTMLMediaElement;
  const elements = createWeakList<HTMLMediaElement>();
  /** The page's stream and ours, where they differ. */
  const painted = new WeakMap<HTMLMediaElement, readonly [MediaStream, MediaStream]>();
  const streamOf = (element: HTMLMediaElement): MediaStream | null => {
    const stream = painted.get(element)?.[0] ?? natives.srcObject(element);
    return stream instanceof MediaStream ? stream : null;
  };

  const paint = (element: HTMLMediaElement, stream = streamOf(element)): boolean => {
    const all = stream?.getTracks() ?? [];
    let ours = painted.get(element)?.[1];
    if (!stream || (!ours && !all.some(tracks.puppet))) return false;
    const wanted = all.flatMap((track) => {
      const device = tracks.puppet(track);
      return device ? (device.backing ?? []) : track;
    });
    if (!ours) {
      const { paused } = element;
      ours = new MediaStream();
      painted.set(element, [stream, ours]);
      natives.setSrcObject(element, ours);
      // Refused where the page itself could not play: it stays as the page left it.
      if (!paused) element.play().catch(() => {});
    }
    // Within one stream tracks change without a reload of the element.
    for (const track of ours.getTracks())
      if (!wanted.includes(track)) natives.removeTrack(ours, track);
    for (const track of wanted) natives.addTrack(ours, track);
    return true;
  };

  override(
    prototype,
    'srcObject',
    signal,
    (self, _args, call) => painted.get(self)?.[0] ?? call(),
    'get',
  );
  override(
    prototype,
    'srcObject',
    signal,
    (self, [stream], call) => {
      elements.add(self);
      painted.delete(self);
      watchStream(stream);
      if (!(stream instanceof MediaStream) || !paint(self, stream)) call();
      changed();
    },
    'set',
  );
  // Natively a second object for each of the tracks, with one state between the two; so the same ones will do.
  override(prototype, 'captureStream', signal, (self, _args, call) => {
    const all = streamOf(self)?.getTracks();
    return all?.some(tracks.adopt) ? new MediaStream(all) : call();
  });
  return {
    find: () => {
      for (const element of window.document.querySelectorAll<HTMLMediaElement>('video,audio'))
        elements.add(element);
    },
    follow: ({ track }) => {
      for (const element of elements.all())
        if (streamOf(element)?.getTracks().includes(track)) paint(element);
    },
    streams: () => elements.all().flatMap((element) => streamOf(element) ?? []),
  };
};
