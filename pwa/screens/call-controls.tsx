import type { ComponentChildren } from 'preact';
import type { PhoneView } from '../../core/protocol/views';
import {
  CameraIcon,
  CameraOffIcon,
  FlipIcon,
  LaptopIcon,
  LeaveIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
} from '../../core/ui/icons';
import { text } from '../text/text';
import type { Act } from './act';

type LiveView = Extract<PhoneView, { phase: 'live' }>;

/** The row of round buttons under a call; each says below its icon what a tap does. */
export const LiveControls = ({
  view,
  act,
  leave,
}: {
  readonly view: LiveView;
  readonly act: Act;
  readonly leave: () => void;
}) => {
  const muted = view.muted !== 'no';
  const cameraOn = view.camera === 'on' && !view.cameraOffBySite;
  return (
    <div class="controls">
      <RoundButton
        name={muted ? text.call.unmute : text.call.mute}
        look={muted ? 'off' : 'on'}
        icon={muted ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
        onClick={() => act({ do: 'set-microphone', on: muted })}
      />
      <RoundButton
        name={cameraOn ? text.call.stopCamera : text.call.startCamera}
        look={cameraOn ? 'on' : 'off'}
        icon={cameraOn ? <CameraIcon /> : <CameraOffIcon />}
        onClick={() => act({ do: 'set-camera', on: !cameraOn })}
      />
      <RoundButton
        name={text.call.flip}
        icon={<FlipIcon />}
        disabled={view.camera !== 'on'}
        onClick={() => act({ do: 'flip-camera' })}
      />
      <BackButton act={act} />
      <RoundButton name={text.call.leave} look="leave" icon={<LeaveIcon />} onClick={leave} />
    </div>
  );
};

/** Sends the call back, which closes this phone's microphone and camera at once. */
export const BackButton = ({ act }: { readonly act: Act }) => (
  <RoundButton
    name={text.call.back}
    icon={<LaptopIcon />}
    onClick={() => act({ do: 'back-to-laptop' })}
  />
);

const RoundButton = ({
  name,
  icon,
  look = 'on',
  disabled = false,
  onClick,
}: {
  readonly name: string;
  readonly icon: ComponentChildren;
  readonly look?: 'on' | 'off' | 'leave';
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) => (
  <button type="button" class={`round ${look}`} disabled={disabled} onClick={onClick}>
    <span class="round-icon">{icon}</span>
    <span class="round-name">{name}</span>
  </button>
);
