import type { DeviceTrack, DeviceTracks, Kind } from './device-tracks';
import type { Natives } from './natives';
import type { PageWindow } from './override';

/** The device id that constraints name, in any of the forms they come in. */
const wantedDevice = (wish: MediaTrackConstraints | true): { id?: string; exact: boolean } => {
  const named = wish === true ? undefined : wish.deviceId;
  const first = (value: unknown): string | undefined => {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return typeof one === 'string' && one && one !== 'default' ? one : undefined;
  };
  const { exact, ideal } = typeof named === 'object' && !Array.isArray(named) ? named : {};
  const id = first(exact) ?? first(ideal) ?? first(named);
  return { ...(id === undefined ? {} : { id }), exact: first(exact) !== undefined };
};

/**
 * What getUserMedia hands out during a handoff: a track that reads as the
 * laptop's device, though none opens. An ended clone of a parked track of that
 * kind where there is one, else the track of a receiver that never receives.
 * Rejects with NotReadableError where no device of the kind could be meant.
 */
export const createImitation = (
  window: PageWindow,
  natives: Natives,
  tracks: DeviceTracks,
): ((kind: Kind, wish: MediaTrackConstraints | true) => Promise<MediaStreamTrack>) => {
  const { RTCPeerConnection, DOMException } = window;
  const close = RTCPeerConnection.prototype.close;

  const blank = (kind: Kind): MediaStreamTrack => {
    const connection = new RTCPeerConnection();
    const { track } = natives.addTransceiver(connection, kind).receiver;
    natives.apply(close, connection, []);
    return track;
  };
  const present = (
    track: MediaStreamTrack,
    wish: MediaTrackConstraints | true,
    looks: Pick<DeviceTrack, 'label' | 'settings' | 'capabilities'>,
  ): MediaStreamTrack => {
    const device = tracks.add(track, wish, false);
    device.enabled = true;
    device.ended = false;
    Object.assign(device, {
      label: looks.label,
      settings: looks.settings,
      capabilities: looks.capabilities,
    });
    tracks.applyEnabled(device);
    return track;
  };

  return async (kind, wish) => {
    const { id, exact } = wantedDevice(wish);
    const parked = tracks.all().filter((one) => one.kind === kind && one.puppet);
    const same = parked.find((one) => !id || one.settings.deviceId === id);
    if (same) return present(natives.clone(same.track), wish, same);
    const listed = await window.navigator.mediaDevices.enumerateDevices();
    const inputs = listed.filter((one) => one.kind === `${kind}input`);
    const meant = inputs.find((one) => one.deviceId === id) ?? (exact ? undefined : inputs[0]);
    if (!meant) throw new DOMException('Could not start source', 'NotReadableError');
    const { deviceId, groupId, label } = meant;
    const [like] = parked;
    return present(blank(kind), wish, {
      label,
      settings: { ...like?.settings, deviceId, groupId },
      capabilities: { ...like?.capabilities, deviceId, groupId },
    });
  };
};
