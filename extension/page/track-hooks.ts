import type { DeviceTrack, DeviceTracks } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';

/**
 * Reads and writes of a puppet go to its record; every other track is left as
 * it is. Returns what keeps a stream from telling the page that it became
 * inactive when only its tracks were parked.
 */
export const hookTracks = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  tracks: DeviceTracks,
  marks: readonly WeakSet<MediaStreamTrack>[],
  changed: () => void,
): ((stream: unknown) => void) => {
  const track = window.MediaStreamTrack.prototype;
  const stream = window.MediaStream.prototype;

  const read = (name: string, value: (device: DeviceTrack) => unknown, part: 'get' | 'value') =>
    override(
      track,
      name,
      signal,
      (self, _args, call) => {
        const device = tracks.puppet(self);
        return device ? value(device) : call();
      },
      part,
    );
  const real = (device: DeviceTrack) => (device.returned ? device.backing : null);
  read('readyState', (device) => (device.ended ? 'ended' : 'live'), 'get');
  read('label', (device) => device.label, 'get');
  read(
    'muted',
    (device) => Boolean(real(device) && natives.muted.get(real(device) ?? device.track)),
    'get',
  );
  read(
    'getSettings',
    (device) => {
      const backing = real(device);
      return backing ? natives.getSettings(backing) : { ...device.settings };
    },
    'value',
  );
  read(
    'getCapabilities',
    (device) => {
      const backing = real(device);
      return backing ? natives.getCapabilities(backing) : { ...device.capabilities };
    },
    'value',
  );
  read(
    'getConstraints',
    (device) => {
      const { constraints, applied } = device;
      return applied ?? (typeof constraints === 'object' ? { ...constraints } : {});
    },
    'value',
  );
  override(track, 'applyConstraints', signal, (self, args, call) => {
    const device = tracks.puppet(self);
    if (!device) return call(...args);
    device.applied = { ...Object(args[0]) };
    const backing = real(device);
    return backing ? natives.applyConstraints(backing, device.applied) : Promise.resolve();
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
    (self, args, call) => {
      const device = tracks.find(self);
      if (device) {
        device.enabled = Boolean(args[0]);
        tracks.applyEnabled(device);
      } else call(...args);
      changed();
    },
    'set',
  );
  override(track, 'stop', signal, (self, args, call) => {
    const device = tracks.find(self);
    if (device) tracks.end(device);
    call(...args);
    changed();
  });

  const copied = (from: MediaStreamTrack, to: MediaStreamTrack): void => {
    for (const mark of marks) if (mark.has(from)) mark.add(to);
    const device = tracks.find(from);
    if (!device || tracks.find(to)) return;
    const copy = tracks.add(to, device.constraints, device.borrowed);
    copy.enabled = device.enabled;
    copy.ended = !tracks.isLive(device);
    if (!device.puppet) return;
    // Returned already: no handoff gave it a backing when it was added.
    if (!copy.puppet) {
      void tracks.back(copy, device.backing, device.returned);
      tracks.park(copy);
    }
    const { label, settings, capabilities, applied } = device;
    Object.assign(copy, { label, settings, capabilities, applied });
    tracks.applyEnabled(copy);
  };
  override(track, 'clone', signal, (self, args, call) => {
    const copy = call(...args);
    if (copy instanceof window.MediaStreamTrack) copied(self, copy);
    return copy;
  });
  override(stream, 'clone', signal, (self, args, call) => {
    const copy = call(...args);
    if (copy instanceof window.MediaStream) {
      const to = copy.getTracks();
      for (const [at, from] of self.getTracks().entries()) {
        const twin = to[at];
        if (twin && twin.kind === from.kind) copied(from, twin);
      }
    }
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

  const watched = new WeakSet<MediaStream>();
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
