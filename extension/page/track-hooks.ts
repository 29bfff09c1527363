import type { DeviceTrack, DeviceTracks } from './device-tracks';
import { override, type PageWindow } from './override';

/**
 * Reads and writes of a puppet go to its record; every other track is left as
 * it is. Returns what keeps a stream from telling the page that it became
 * inactive when only its tracks were parked.
 */
export const hookTracks = (
  window: PageWindow,
  signal: AbortSignal,
  tracks: DeviceTracks,
  screens: WeakSet<MediaStreamTrack>,
  changed: () => void,
): ((stream: unknown) => void) => {
  const { prototype: track } = window.MediaStreamTrack;
  const { prototype: stream } = window.MediaStream;

  const read = (
    name: string,
    value: (device: DeviceTrack, real: MediaStreamTrack | null, args: unknown[]) => unknown,
    part: 'get' | 'value' = 'get',
  ) =>
    override(
      track,
      name,
      signal,
      (self, args, call) => {
        const device = tracks.puppet(self);
        return device ? value(device, device.returned ? device.backing : null, args) : call();
      },
      part,
    );
  read('readyState', ({ ended }) => (ended ? 'ended' : 'live'));
  read('label', ({ looks }) => looks.label);
  read('muted', (_device, real) => real?.muted ?? false);
  for (const name of ['getSettings', 'getCapabilities'] as const)
    read(name, ({ looks }, real) => real?.[name]() ?? { ...looks[name] }, 'value');
  read('getConstraints', ({ looks, wish }) => ({ ...(looks.applied ?? Object(wish)) }), 'value');
  read(
    'applyConstraints',
    ({ looks }, real, [wish]) => {
      looks.applied = { ...Object(wish) };
      return real ? real.applyConstraints(looks.applied) : Promise.resolve();
    },
    'value',
  );

  // A gate may keep a track silent that is no puppet: the page reads its own wish.
  override(
    track,
    'enabled',
    signal,
    (self, _args, call) => tracks.find(self)?.enabled ?? call(),
    'get',
  );
  override(
    track,
    'enabled',
    signal,
    (self, [on], call) => {
      const device = tracks.find(self);
      if (device) {
        device.enabled = Boolean(on);
        tracks.applyEnabled(device);
      } else call();
      changed();
    },
    'set',
  );
  override(track, 'stop', signal, (self, _args, call) => {
    const device = tracks.find(self);
    if (device) tracks.end(device);
    call();
    changed();
  });

  const copied = (from: MediaStreamTrack, to: unknown): void => {
    if (!(to instanceof window.MediaStreamTrack) || tracks.find(to)) return;
    if (screens.has(from)) screens.add(to);
    const device = tracks.find(from);
    if (!device) return;
    const copy = tracks.add(to, device.wish, device.borrowed);
    copy.enabled = device.enabled;
    copy.ended = !tracks.isLive(device);
    if (!device.puppet) return;
    // Returned already: no handoff gave it a backing when it was added.
    if (!copy.puppet) void tracks.back(copy, device.backing, device.returned);
    tracks.park(copy);
    Object.assign(copy.looks, device.looks);
    tracks.applyEnabled(copy);
  };
  override(track, 'clone', signal, (self, _args, call) => {
    const copy = call();
    copied(self, copy);
    return copy;
  });
  override(stream, 'clone', signal, (self, _args, call) => {
    const copy = call();
    // A stream keeps its tracks in their order.
    if (copy instanceof window.MediaStream)
      for (const [at, one] of copy.getTracks().entries()) copied(self.getTracks()[at] ?? one, one);
    return copy;
  });
  override(
    stream,
    'active',
    signal,
    (self, _args, call) =>
      call() || self.getTracks().some((one) => tracks.puppet(one)?.ended === false),
    'get',
  );

  const watched = new WeakSet<object>();
  return (value) => {
    if (!(value instanceof window.MediaStream) || watched.has(value)) return;
    watched.add(value);
    value.addEventListener(
      'inactive',
      (event) => {
        if (value.active) event.stopImmediatePropagation();
      },
      { capture: true, signal },
    );
  };
};
