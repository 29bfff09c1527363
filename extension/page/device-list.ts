import { override, type PageWindow } from './override';

export const phoneGroup = 'baton';

/** The phone as a device of the same kind. */
const phoneLike = (device: MediaDeviceInfo): MediaDeviceInfo => {
  const { kind } = device;
  const ids = { deviceId: phoneGroup + kind, groupId: phoneGroup };
  const said = { ...ids, kind, label: 'Phone (Baton)' };
  const phone = { ...said, toJSON: () => said, getCapabilities: () => ids };
  // The native accessors read native objects only.
  return Object.setPrototypeOf(phone, Object.getPrototypeOf(device));
};

/**
 * While handed off, the phone stands in the page's list, beside devices that the
 * page may know by name. Returns what tells the page that the list has changed.
 */
export const hookDeviceList = (
  window: PageWindow,
  signal: AbortSignal,
  handedOff: () => boolean,
): (() => void) => {
  let listed = false;
  override(window.MediaDevices?.prototype, 'enumerateDevices', signal, (_self, _args, call) => {
    const result = call();
    if (!handedOff()) return result;
    return (result as Promise<MediaDeviceInfo[]>).then((list) => {
      const named = (kind: string) => list.find((one) => one.kind === kind && one.label);
      return [
        ...list,
        ...['audioinput', 'videoinput'].flatMap((kind) => named(kind) ?? []).map(phoneLike),
      ];
    });
  });
  return () => {
    if (listed === handedOff()) return;
    listed = !listed;
    void Promise.resolve().then(() =>
      window.navigator.mediaDevices?.dispatchEvent(new window.Event('devicechange')),
    );
  };
};
