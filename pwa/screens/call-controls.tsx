import type { ComponentChildren } from 'preact';
import type { PhoneView } from '../../core/protocol/views';
import { Button } from '../../core/ui/button';
import {
  CameraIcon,
  CameraOffIcon,
  FlipIcon,
  LaptopIcon,
  LeaveIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
  MoreIcon,
} from '../../core/ui/icons';
import { text } from '../text/text';
import type { Act } from './act';

type LiveView = Extract<PhoneView, { phase: 'live' }>;

/**
 * What is tapped often stands in a row of round buttons, each with its name below; the two ways out
 * stand apart from it, so that no thumb takes one for another.
 */
export const LiveControls = ({
  view,
  act,
  leave,
  more,
}: {
  readonly view: LiveView;
  readonly act: Act;
  readonly leave: () => void;
  readonly more: () => void;
}) => {
  const muted = view.muted !== 'no';
  const cameraOn = view.camera === 'on' && !view.cameraOffBySite;
  return (
    <>
      <div class="controls">
        <RoundButton
          name={muted ? text.call.unmute : text.call.mute}
          look={muted ? 'off' : 'on'}
          icon={muted ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
          level={muted ? 0 : view.level}
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
        <RoundButton name={text.call.more} icon={<MoreIcon />} onClick={more} />
      </div>
      <div class="ways-out">
        <BackButton act={act} />
        <Button look="danger" icon={<LeaveIcon />} onClick={leave}>
          {text.call.leave}
        </Button>
      </div>
    </>
  );
};

/** Sends the call back, which closes this phone's microphone and camera at once. */
export const BackButton = ({ act }: { readonly act: Act }) => (
  <Button look="quiet" icon={<LaptopIcon />} onClick={() => act({ do: 'back-to-laptop' })}>
    {text.call.back}
  </Button>
);

const RoundButton = ({
  name,
  icon,
  look = 'on',
  level = 0,
  disabled = false,
  onClick,
}: {
  readonly name: string;
  readonly icon: ComponentChildren;
  readonly look?: 'on' | 'off';
  /** How loud what it stands for is, 0–100: a ring round the icon. */
  readonly level?: number;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) => (
  <button type="button" class={`round ${look}`} disabled={disabled} onClick={onClick}>
    <span class="round-icon" style={{ '--level': `${level / 100}` }}>
      {icon}
    </span>
    <span class="round-name">{name}</span>
  </button>
);
