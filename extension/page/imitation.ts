import { unmet } from './constraints';
import { phoneGroup } from './device-list';
import type { DeviceTrack, DeviceTracks, Kind, Looks } from './device-tracks';
import type { Natives } from './natives';
import type { PageWindow } from './override';

/**
 * What getUserMedia hands out during a handoff: a track that reads as the
 * laptop's device, though none opens. An ended clone of a parked track of that
 * kind where there is one, else a blank one.
 * Rejects as the browser would where no device could be meant, but with
 * NotReadableError where there is none of the kind.
 */
export const createImitation = (
  window: PageWindow,
  natives: Natives,
  tracks: DeviceTracks,
  blank: (kind: Kind) => MediaStreamTrack,
): ((kind: Kind, wish: unknown) => Promise<MediaStreamTrack>) => {
  const { DOMException, OverconstrainedError } = window;

  return async (kind, wish) => {
    // A device is named by a string, a list, or either of these as `exact` or `ideal`.
    const named = Object(wish).deviceId;
    const exact = Object(named).exact;
    const id = [exact ?? Object(named).ideal ?? named].flat()[0];
    const any = !id || id === 'default';
    const parked = tracks.all().filter((one) => one.puppet && one.kind === kind);
    const of = (one: unknown) => parked.find(({ looks }) => looks.getSettings.deviceId === one);
    const same =
      parked.find((one) => JSON.stringify(one.wish) === JSON.stringify(wish)) ??
      of(any ? 'default' : id);
    const present = (track: MediaStreamTrack, looks: Partial<Looks>): MediaStreamTrack => {
      const name = unmet(wish, looks.getCapabilities);
      if (name) throw new OverconstrainedError(name);
      // The phone is no device that the laptop could open again: any will do.
      const isPhone = looks.getSettings?.groupId === phoneGroup;
      const device = tracks.add(
        track,
        typeof wish === 'object' ? { ...wish, ...(isPhone && { deviceId: [] }) } : true,
        false,
      );
      device.enabled = true;
      // A copy has its original's.
      track.contentHint = '';
      Object.assign(device.looks, looks, { applied: undefined });
      // The call came back meanwhile: its device is opened as those of the others were.
      if (!device.puppet) {
        void tracks.back(device, null);
        tracks.park(device);
      }
      tracks.applyEnabled(device);
      return track;
    };
    const again = ({ track, looks }: DeviceTrack) => present(natives.clone(track), looks);
    if (same) return again(same);

    const listed = await window.navigator.mediaDevices.enumerateDevices();
    const inputs = listed.filter((one) => one.kind === `${kind}input`);
    const meant =
      inputs.find(({ deviceId }) => any || deviceId === id) ?? (exact ? null : inputs[0]);
    if (!meant)
      throw inputs.length
        ? new OverconstrainedError('deviceId')
        : new DOMException('Could not start source', 'NotReadableError');
    const { deviceId, groupId, label } = meant;
    const known = of(deviceId);
    if (known) return again(known);
    const looks = parked[0]?.looks;
    return present(blank(kind), {
      label,
      getSettings: { ...looks?.getSettings, deviceId, groupId },
      // Where browsers say what a device can do that was never opened.
      getCapabilities: {
        ...(Object(meant).getCapabilities?.() ?? looks?.getCapabilities),
        deviceId,
        groupId,
      },
    });
  };
};
