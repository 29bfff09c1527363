import { useState } from 'preact/hooks';
import type { PhoneView } from '../../core/protocol/views';
import { Button } from '../../core/ui/button';
import { CloseIcon, SoundIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import type { Act } from './act';
import { DeviceChoices, type Devices } from './device-choices';

/** While people still hear the laptop: the sound, which waits for a tap, and moving once that can be done. */
export const ListeningControls = ({
  view,
  act,
}: {
  readonly view: Extract<PhoneView, { phase: 'listening' }>;
  readonly act: Act;
}) => {
  const [devices, setDevices] = useState<Devices>({ microphone: true, camera: true });
  return (
    <div class="hearing">
      {view.canMove && (
        <div class="card">
          <p>{text.call.canMove}</p>
          <DeviceChoices devices={devices} onChange={setDevices} />
          <Button look="primary" wide onClick={() => act({ do: 'move', ...devices })}>
            {text.confirming.move}
          </Button>
        </div>
      )}
      <div class="hearing-row">
        {!view.sound && (
          <Button
            look={view.canMove ? 'quiet' : 'primary'}
            size="large"
            icon={<SoundIcon />}
            onClick={() => act({ do: 'hear' })}
          >
            {text.call.turnOnSound}
          </Button>
        )}
        <Button look="plain" icon={<CloseIcon />} onClick={() => act({ do: 'back-to-laptop' })}>
          {text.call.stopListening}
        </Button>
      </div>
    </div>
  );
};
