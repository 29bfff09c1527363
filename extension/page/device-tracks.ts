import type { Natives } from './natives';
import type { PageWindow } from './override';
import { createWeakList } from './weak-list';

export type Kind = 'audio' | 'video';

/**
 * One track of the laptop's microphone or camera that the page holds. The page
 * keeps its own object for ever; once a handoff began, that object is a puppet:
 * the page reads and writes the fields here, and `backing` is what is sent.
 */
export interface DeviceTrack {
  readonly track: MediaStreamTrack;
  readonly kind: Kind;
  /** What the page asked getUserMedia for. */
  readonly constraints: MediaTrackConstraints | boolean;
  /** Found, not handed out by our getUserMedia: never stopped by us, only disabled. */
  readonly borrowed: boolean;
  enabled: boolean;
  ended: boolean;
  label: string;
  settings: MediaTrackSettings;
  capabilities: MediaTrackCapabilities;
  /** What the page applied since it is a puppet. */
  applied: MediaTrackConstraints | undefined;
  puppet: boolean;
  /** The device behind the page's own object is stopped, or disabled if borrowed. */
  parked: boolean;
  /** `backing` is a laptop device that was opened for the return. */
  returned: boolean;
  source: MediaStreamTrack | null;
  /** A clone of `source`; null sends nothing. */
  backing: MediaStreamTrack | null;
}

export interface DeviceTracks {
  /** By the page's own object. */
  find(track: unknown): DeviceTrack | undefined;
  /** By the page's own object while it is a puppet. */
  puppet(track: unknown): DeviceTrack | undefined;
  /** By what is really in a sender or an element. */
  behind(track: unknown): DeviceTrack | undefined;
  add(
    track: MediaStreamTrack,
    constraints: MediaTrackConstraints | boolean,
    borrowed: boolean,
  ): DeviceTrack;
  /** Records a device track that the page got past our hooks; others are left alone. */
  adopt(track: MediaStreamTrack | null | undefined): DeviceTrack | undefined;
  isDevice(track: MediaStreamTrack): boolean;
  isLive(device: DeviceTrack): boolean;
  all(): DeviceTrack[];
  /** A device track of the kind was there once. */
  seen(kind: Kind): boolean;
  /** Makes `source` (or nothing) what is sent in place of the page's track. */
  back(device: DeviceTrack, source: MediaStreamTrack | null, returned: boolean): Promise<void>;
  /** Ends the puppet: the page's own object is sent again. */
  release(device: DeviceTrack): Promise<void>;
  park(device: DeviceTrack): void;
  /** Lets the page's wish and our own conditions act on what is sent. */
  applyEnabled(device: DeviceTrack): void;
  end(device: DeviceTrack): void;
}

export interface DeviceTrackPorts {
  /** Whether sound or picture may flow now, besides what the page wants. */
  mayFlow(device: DeviceTrack): boolean;
  /** Everything that shows or sends a track follows its backing. */
  follow(device: DeviceTrack): Promise<unknown>;
  added(device: DeviceTrack): void;
  changed(): void;
}

export const kindOf = (track: MediaStreamTrack): Kind =>
  track.kind === 'audio' ? 'audio' : 'video';

/** Long enough for a few packets of silence. */
const fadeMs = 200;

export const createDeviceTracks = (
  window: PageWindow,
  natives: Natives,
  screens: WeakSet<MediaStreamTrack>,
  ports: DeviceTrackPorts,
): DeviceTracks => {
  const byTrack = new WeakMap<object, DeviceTrack>();
  const byBacking = new WeakMap<object, DeviceTrack>();
  const list = createWeakList<DeviceTrack>();
  const seen = new Set<Kind>();
  const lookUp = (map: WeakMap<object, DeviceTrack>, track: unknown) =>
    typeof track === 'object' && track ? map.get(track) : undefined;

  const end = (device: DeviceTrack): void => {
    device.ended = true;
    const { backing } = device;
    if (!backing) return;
    if (device.returned) return natives.stop(backing);
    // Silence ends the sound sooner than no packets, which the far end fills with what it last heard.
    natives.enabled.set(backing, false);
    natives.setTimeout(() => natives.stop(backing), fadeMs);
  };

  const setBacking = async (
    device: DeviceTrack,
    source: MediaStreamTrack | null,
    backing: MediaStreamTrack | null,
  ): Promise<void> => {
    const old = device.backing;
    device.source = source;
    device.backing = backing;
    if (backing) {
      byBacking.set(backing, device);
      backing.contentHint = device.track.contentHint;
    }
    applyEnabled(device);
    await ports.follow(device);
    if (old) natives.stop(old);
  };

  const applyEnabled = (device: DeviceTrack): void => {
    const flows = device.enabled && ports.mayFlow(device);
    if (device.puppet && device.backing) natives.enabled.set(device.backing, flows);
    if (!device.puppet || !device.parked) natives.enabled.set(device.track, flows);
  };

  const find = (track: unknown) => lookUp(byTrack, track);
  const isDevice = (track: MediaStreamTrack): boolean => {
    if (screens.has(track)) return false;
    const settings = natives.getSettings(track);
    // Only a real device belongs to a group; received, drawn and mixed tracks have ids too.
    return Boolean(settings.groupId) && !settings.displaySurface;
  };

  const add = (
    track: MediaStreamTrack,
    constraints: MediaTrackConstraints | boolean,
    borrowed: boolean,
  ): DeviceTrack => {
    const device: DeviceTrack = {
      track,
      kind: kindOf(track),
      constraints: typeof constraints === 'object' ? { ...constraints } : constraints,
      borrowed,
      enabled: natives.enabled.get(track),
      ended: false,
      label: natives.label.get(track),
      settings: {},
      capabilities: {},
      applied: undefined,
      puppet: false,
      parked: false,
      returned: false,
      source: null,
      backing: null,
    };
    byTrack.set(track, device);
    list.add(device);
    seen.add(device.kind);
    for (const name of ['ended', 'mute', 'unmute'])
      track.addEventListener(
        name,
        (event) => {
          // What happens to a parked device is nothing that happened to the page's track.
          if (device.puppet && event.isTrusted) event.stopImmediatePropagation();
          else ports.changed();
        },
        true,
      );
    ports.added(device);
    return device;
  };

  return {
    find,
    puppet: (track) => {
      const device = find(track);
      return device?.puppet ? device : undefined;
    },
    behind: (track) => find(track) ?? lookUp(byBacking, track),
    add,
    adopt: (track) => {
      const known = find(track);
      if (known || !track || lookUp(byBacking, track)) return known;
      if (natives.readyState.get(track) === 'ended' || !isDevice(track)) return undefined;
      const { deviceId } = natives.getSettings(track);
      return add(track, deviceId ? { deviceId } : true, true);
    },
    isDevice,
    isLive: (device) =>
      !device.ended && (device.puppet || natives.readyState.get(device.track) === 'live'),
    all: () => list.all(),
    seen: (kind) => seen.has(kind),
    applyEnabled,
    end,
    back: async (device, source, returned) => {
      if (device.puppet && device.source === source && !returned) {
        applyEnabled(device);
        return;
      }
      const real = device.returned ? device.backing : device.puppet ? null : device.track;
      if (real) {
        device.settings = natives.getSettings(real);
        device.capabilities = natives.getCapabilities(real);
      }
      device.puppet = true;
      device.returned = returned;
      const backing = source && natives.clone(source);
      if (returned && backing)
        backing.addEventListener('ended', () => {
          if (device.backing !== backing || device.ended) return;
          end(device);
          device.track.dispatchEvent(new window.Event('ended'));
          ports.changed();
        });
      await setBacking(device, source, backing);
    },
    release: async (device) => {
      device.puppet = device.parked = false;
      await setBacking(device, null, null);
    },
    park: (device) => {
      if (!device.puppet) return;
      device.parked = true;
      if (device.borrowed) natives.enabled.set(device.track, false);
      else natives.stop(device.track);
    },
  };
};
