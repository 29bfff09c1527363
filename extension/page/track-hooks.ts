import { unmet } from './constraints';
import type { DeviceTrack, DeviceTracks } from './device-tracks';
import { override, type PageWindow } from './override';
import { createWeakList } from './weak-list';

export interface StreamEvents {
  /** Keeps what becomes of parked devices from the page's listeners. */
  watch(stream: unknown): void;
  /** Tells the page what it has not heard of its streams yet. */
  changed(): void;
}

/**
 * Reads and writes of a puppet go to its record; every other track is left as
 * it is. Returns what makes streams tell the page of its own tracks only.
 */
export const hookTracks = (
  window: PageWindow,
  signal: AbortSignal,
  tracks: DeviceTracks,
  screens: WeakSet<MediaStreamTrack>,
  changed: () => void,
): StreamEvents => {
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
  read('label', ({ looks }, real) => real?.label ?? looks.label);
  read('muted', (_device, real) => real?.muted ?? false);
  for (const name of ['getSettings', 'getCapabilities'] as const)
    read(name, ({ looks }, real) => real?.[name]() ?? { ...looks[name] }, 'value');
  read('getConstraints', ({ looks, wish }) => ({ ...(looks.applied ?? Object(wish)) }), 'value');
  override(track, 'applyConstraints', signal, (self, [wish], call) => {
    const device = tracks.find(self);
    if (!device) return call();
    const { looks, puppet, returned, backing, ended } = device;
    const given: MediaTrackConstraints = { ...Object(wish) };
    const stand = async (): Promise<void> => {
      const name = unmet(given, looks.getCapabilities);
      if (name) throw new window.OverconstrainedError(name);
    };
    const real = puppet && returned && backing?.applyConstraints(given);
    const result = real || (puppet && !ended ? stand() : call());
    void Promise.resolve(result).then(() => {
      looks.applied = given;
    }, changed);
    return result;
  });

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
    if (!tracks.isLive(device)) tracks.end(copy);
    copy.looks.applied = device.looks.applied;
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
    watch(copy);
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

  const streams = createWeakList<MediaStream>();
  const active = new WeakMap<MediaStream, boolean>();
  /** Streams that hold or held a puppet: what natively becomes of them is not the page's. */
  const ours = new WeakSet<MediaStream>();
  const isOurs = (one: MediaStream): boolean => {
    if (one.getTracks().some(tracks.puppet)) ours.add(one);
    return ours.has(one);
  };
  const watch = (value: unknown): void => {
    if (!(value instanceof window.MediaStream) || !streams.add(value)) return;
    active.set(value, value.active);
    isOurs(value);
    for (const name of ['active', 'inactive'])
      value.addEventListener(
        name,
        (event) => {
          if (event.isTrusted && isOurs(value)) event.stopImmediatePropagation();
        },
        { capture: true, signal },
      );
  };
  const tell = (): void => {
    for (const one of streams.all()) {
      const now = one.active;
      const told = !isOurs(one) || active.get(one) === now;
      active.set(one, now);
      // Like the native ones, after the call that is the cause.
      const event = new window.Event(now ? 'active' : 'inactive');
      if (!told) void Promise.resolve().then(() => one.dispatchEvent(event));
    }
  };
  override(window, 'MediaStream', signal, (_self, _args, call) => {
    const made = call();
    watch(made);
    return made;
  });
  return { watch, changed: tell };
};
