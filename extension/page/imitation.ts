import type { DeviceTracks, Kind, Looks } from './device-tracks';
import type { Natives } from './natives';
import type { PageWindow } from './override';

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
): ((kind: Kind, wish: unknown) => Promise<MediaStreamTrack>) => {
  const { RTCPeerConnection, DOMException } = window;
  const { addTransceiver, close } = RTCPeerConnection.prototype;

  const blank = (kind: Kind): MediaStreamTrack => {
    const connection = new RTCPeerConnection();
    const { track } = addTransceiver.call(connection, kind).receiver;
    close.call(connection);
    return track;
  };

  return async (kind, wish) => {
    // A device is named by a string, a list, or either of these as `exact` or `ideal`.
    const named = Object(wish).deviceId;
    const exact = Object(named).exact;
    const id = [exact ?? Object(named).ideal ?? named].flat()[0];
    const any = !id || id === 'default';
    const parked = tracks.all().filter((one) => one.puppet && one.kind === kind);
    const same = parked.find(({ looks }) => any || looks.getSettings.deviceId === id);
    const present = (track: MediaStreamTrack, looks: Partial<Looks>): MediaStreamTrack => {
      const device = tracks.add(track, typeof wish === 'object' ? { ...wish } : true, false);
      device.enabled = true;
      Object.assign(device.looks, looks, { applied: undefined });
      tracks.applyEnabled(device);
      return track;
    };
    if (same) return present(natives.clone(same.track), same.looks);

    const listed = await window.navigator.mediaDevices.enumerateDevices();
    const inputs = listed.filter((one) => one.kind === `${kind}input`);
    const meant =
      inputs.find(({ deviceId }) => any || deviceId === id) ?? (exact ? null : inputs[0]);
    if (!meant) throw new DOMException('Could not start source', 'NotReadableError');
    const { deviceId, groupId, label } = meant;
    const looks = parked[0]?.looks;
    return present(blank(kind), {
      label,
      getSettings: { ...looks?.getSettings, deviceId, groupId },
      getCapabilities: { ...looks?.getCapabilities, deviceId, groupId },
    });
  };
};
