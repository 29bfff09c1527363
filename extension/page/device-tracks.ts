import type { Natives } from './natives';
import type { PageWindow } from './override';
import { createWeakList } from './weak-list';

export type Kind = 'audio' | 'video';
type Wish = MediaTrackConstraints | boolean;

/** What the page reads of a device, under the names by which it asks. */
export interface Looks {
  label: string;
  getSettings: MediaTrackSettings;
  getCapabilities: MediaTrackCapabilities;
  /** What the page applied since the track is a puppet. */
  applied: MediaTrackConstraints | undefined;
}

/**
 * One track of the laptop's microphone or camera that the page holds. The page
 * keeps its own object for ever; once a handoff began, that object is a puppet:
 * the page reads and writes the fields here, and `backing` is what is sent.
 */
export interface DeviceTrack {
  readonly track: MediaStreamTrack;
  readonly kind: Kind;
  /** What the page asked getUserMedia for. */
  readonly wish: Wish;
  /** Found, not handed out by our getUserMedia: never stopped by us, only disabled. */
  readonly borrowed: boolean;
  readonly looks: Looks;
  enabled: boolean;
  ended: boolean;
  puppet: boolean;
  /** The device behind the page's own object is stopped, or disabled if borrowed. */
  parked: boolean;
  /** `backing` is a laptop device that was opened for the return. */
  returned: boolean;
  source: MediaStreamTrack | null;
  /** A clone of `source`; null: there is no such device now. */
  backing: MediaStreamTrack | null;
}

export interface DeviceTracks {
  /** By the page's own object. */
  find(track: unknown): DeviceTrack | undefined;
  /** By the page's own object while it is a puppet. */
  puppet(track: unknown): DeviceTrack | undefined;
  /** By the page's own object, or by what is really in a sender or an element. */
  behind(track: unknown): DeviceTrack | undefined;
  /**
   * What belongs into a sender for it. Where nothing backs it a blank track: an empty sender
   * counts as free, and the browser would give it to the page's next track.
   */
  sent(device: DeviceTrack): MediaStreamTrack;
  add(track: MediaStreamTrack, wish: Wish, borrowed: boolean): DeviceTrack;
  /** Records a device track that the page got past our hooks; others are left alone. */
  adopt(track: MediaStreamTrack | null): DeviceTrack | undefined;
  isLive(device: DeviceTrack): boolean;
  all(): DeviceTrack[];
  /** Makes `source` (or nothing) what is sent in place of the page's track. */
  back(device: DeviceTrack, source: MediaStreamTrack | null, returned?: boolean): Promise<void>;
  /** Ends the puppet: the page's own object is sent again. */
  release(device: DeviceTrack): Promise<void>;
  park(device: DeviceTrack): void;
  /** Lets the page's wish and our own conditions act on what is sent. */
  applyEnabled(device: DeviceTrack): void;
  end(device: DeviceTrack): void;
  /** The device went away by itself. */
  lose(device: DeviceTrack): void;
}

export interface DeviceTrackPorts {
  /** Whether sound or picture may flow now, besides what the page wants. */
  mayFlow(device: DeviceTrack): boolean;
  /** Everything that shows or sends a track follows its backing. */
  follow(device: DeviceTrack): Promise<unknown>;
  added(device: DeviceTrack): void;
  /** A live track without sound, and without a picture but black. */
  blank(kind: Kind): MediaStreamTrack;
  changed(): void;
}

export const kindOf = ({ kind }: { readonly kind: string }): Kind =>
  kind === 'audio' ? kind : 'video';

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
  const standIns = new WeakMap<DeviceTrack, MediaStreamTrack>();

  const find = (track: unknown) => byTrack.get(Object(track));
  const behind = (track: unknown) => find(track) ?? byBacking.get(Object(track));

  const standIn = (device: DeviceTrack): MediaStreamTrack => {
    const track = standIns.get(device) ?? ports.blank(device.kind);
    standIns.set(device, track);
    byBacking.set(track, device);
    return track;
  };
  const applyEnabled = (device: DeviceTrack): void => {
    const { track, backing, puppet, parked } = device;
    const flows = !device.ended && device.enabled && ports.mayFlow(device);
    if (puppet && backing) natives.setEnabled(backing, flows);
    if (!puppet || !parked) natives.setEnabled(track, device.enabled && ports.mayFlow(device));
  };
  const setBacking = async (
    device: DeviceTrack,
    source: MediaStreamTrack | null,
  ): Promise<void> => {
    const old = device.backing;
    const backing = source && natives.clone(source);
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
  const end = (device: DeviceTrack): void => {
    const { backing, returned } = device;
    device.ended = true;
    if (!backing) return;
    // Silence ends the sound sooner than no packets, which the far end fills with what it last heard.
    natives.setEnabled(backing, false);
    if (returned) natives.stop(backing);
    else natives.setTimeout(() => natives.stop(backing), fadeMs);
  };
  const lose = (device: DeviceTrack): void => {
    end(device);
    device.track.dispatchEvent(new window.Event('ended'));
  };

  const add = (track: MediaStreamTrack, wish: Wish, borrowed: boolean): DeviceTrack => {
    const device: DeviceTrack = {
      track,
      kind: kindOf(track),
      wish: typeof wish === 'object' ? { ...wish } : wish,
      borrowed,
      looks: { label: track.label, getSettings: {}, getCapabilities: {}, applied: undefined },
      enabled: natives.isEnabled(track),
      ended: false,
      puppet: false,
      parked: false,
      returned: false,
      source: null,
      backing: null,
    };
    byTrack.set(track, device);
    list.add(device);
    for (const name of ['ended', 'mute', 'unmute'])
      track.addEventListener(
        name,
        (event) => {
          // What happens to a parked device is nothing that happened to the page's track.
          if (device.puppet && event.isTrusted) event.stopImmediatePropagation();
          ports.changed();
        },
        true,
      );
    ports.added(device);
    return device;
  };

  return {
    find,
    behind,
    sent: (device) => (device.puppet ? (device.backing ?? standIn(device)) : device.track),
    add,
    applyEnabled,
    end,
    lose,
    all: list.all,
    puppet: (track) => {
      const device = find(track);
      return device?.puppet ? device : undefined;
    },
    adopt: (track) => {
      const known = find(track);
      if (known || !track || behind(track) || screens.has(track)) return known;
      if (natives.readyState(track) === 'ended') return known;
      const { deviceId, groupId, displaySurface } = track.getSettings();
      // Only a real device belongs to a group; received, drawn and mixed tracks have ids too.
      if (!groupId || displaySurface) return known;
      const found = add(track, deviceId ? { deviceId } : true, true);
      found.looks.applied = track.getConstraints();
      return found;
    },
    isLive: ({ ended, puppet, track }) =>
      !ended && (puppet || natives.readyState(track) === 'live'),
    back: async (device, source, returned = false) => {
      if (device.puppet && device.source === source && !returned) return applyEnabled(device);
      const real = device.returned ? device.backing : device.puppet ? null : device.track;
      if (real) {
        device.looks.label = real.label;
        device.looks.getSettings = real.getSettings();
        device.looks.getCapabilities = real.getCapabilities();
      }
      // What the phone closed, closes at once: taking it out of the senders takes a moment.
      if (!returned && !device.returned && device.backing)
        natives.setEnabled(device.backing, false);
      device.puppet = true;
      device.returned = returned;
      const swapped = setBacking(device, source);
      const { backing } = device;
      if (returned)
        backing?.addEventListener('ended', () => {
          if (device.backing === backing && !device.ended) lose(device);
        });
      await swapped;
    },
    release: (device) => {
      device.puppet = device.parked = false;
      return setBacking(device, null);
    },
    park: (device) => {
      if (!device.puppet) return;
      device.parked = true;
      if (device.borrowed) natives.setEnabled(device.track, false);
      else natives.stop(device.track);
    },
  };
};
