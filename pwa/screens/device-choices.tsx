import { CameraIcon, CameraOffIcon, MicrophoneIcon, MicrophoneOffIcon } from '../../core/ui/icons';
import { Toggle } from '../../core/ui/toggle';
import { text } from '../text/text';

export interface Devices {
  readonly microphone: boolean;
  readonly camera: boolean;
}

/** With what the call is to start. */
export const DeviceChoices = ({
  devices,
  onChange,
}: {
  readonly devices: Devices;
  readonly onChange: (devices: Devices) => void;
}) => (
  <>
    <Toggle
      label={text.devices.microphone}
      icon={devices.microphone ? <MicrophoneIcon /> : <MicrophoneOffIcon />}
      on={devices.microphone}
      onChange={(microphone) => onChange({ ...devices, microphone })}
    />
    <Toggle
      label={text.devices.camera}
      icon={devices.camera ? <CameraIcon /> : <CameraOffIcon />}
      on={devices.camera}
      onChange={(camera) => onChange({ ...devices, camera })}
    />
  </>
);
