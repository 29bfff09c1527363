/**
 * Whether the microphone that a track was opened on is still what its name stands for. The
 * platform's "default" stays in the list when a headset leaves or joins, in another group.
 */
export const stillThere = (
  { deviceId, groupId }: MediaTrackSettings,
  devices: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'groupId'>[],
): boolean => {
  const microphones = devices.filter(({ kind }) => kind === 'audioinput');
  // Without ids nothing can be told apart, and what works is left alone.
  if (!deviceId || microphones.every((one) => one.deviceId === '')) return true;
  return microphones.some(
    (one) =>
      one.deviceId === deviceId && (!groupId || one.groupId === '' || one.groupId === groupId),
  );
};
