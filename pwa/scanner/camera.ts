/** Why there is no picture. `unsupported`: no camera API, as on a page without https. */
export type ScannerFailure = 'refused' | 'no-camera' | 'busy' | 'unsupported' | 'failed';

const size = { width: { ideal: 1280 }, height: { ideal: 720 } };

/**
 * Opens the rear camera, or the one that was chosen. Small enough to be there when the screen is:
 * the camera takes its time, and the scanner's libraries load meanwhile. Rejects as the platform
 * does; aborting stops what it opened, now or later.
 */
export const openCamera = async (
  deviceId: string | null,
  signal: AbortSignal,
): Promise<MediaStream> => {
  if (navigator.mediaDevices?.getUserMedia === undefined)
    throw new DOMException('No camera API', 'NotSupportedError');
  const which = deviceId === null ? { facingMode: 'environment' } : { deviceId };
  const stream = await navigator.mediaDevices.getUserMedia({ video: { ...which, ...size } });
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (signal.aborted) close();
  else signal.addEventListener('abort', close, { once: true });
  return stream;
};

export const failureOf = (error: unknown): ScannerFailure => {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-camera';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    case 'NotSupportedError':
      return 'unsupported';
    default:
      return 'failed';
  }
};

export interface CameraChoice {
  readonly id: string;
  /** As the browser names it; it does only once a camera was allowed. */
  readonly label: string;
}

export const listCameras = async (): Promise<CameraChoice[]> => {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
};

/** Whether this camera has a light. Not all browsers say what a track can. */
export const hasTorch = (track: MediaStreamTrack): boolean =>
  typeof track.getCapabilities === 'function' && 'torch' in track.getCapabilities();

/** Answers whether it did; some phones promise a light and refuse it. */
export const setTorch = async (track: MediaStreamTrack, on: boolean): Promise<boolean> => {
  const torch: object = { torch: on };
  try {
    await track.applyConstraints({ advanced: [torch] });
    return true;
  } catch {
    // The camera is busy or has no light after all: the switch stays where it was.
    return false;
  }
};
