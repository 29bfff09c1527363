import type { LaptopAction, LaptopView } from '../../core/protocol/views';
import { Button } from '../../core/ui/button';
import {
  CameraIcon,
  CameraOffIcon,
  LaptopIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
} from '../../core/ui/icons';
import { text } from '../text/text';
import type { SheetContent } from './sheet';

type LiveView = Extract<LaptopView, { phase: 'live' }>;

const words = text.overlay.live;

const Devices = ({ view }: { readonly view: LiveView }) => (
  <ul class="devices">
    <li class={view.microphone === 'sent' ? 'on' : 'off'}>
      {view.microphone === 'sent' ? <MicrophoneIcon /> : <MicrophoneOffIcon />}
      {words.microphone[view.microphone]}
    </li>
    <li class={view.camera === 'sent' ? 'on' : 'off'}>
      {view.camera === 'sent' ? <CameraIcon /> : <CameraOffIcon />}
      {words.camera[view.camera]}
    </li>
  </ul>
);

/** While the phone carries the call: what the meeting gets from it, and the way back. */
export const liveSheet = (view: LiveView, act: (action: LaptopAction) => void): SheetContent => ({
  role: 'region',
  label: words.title,
  title: words.onPhone,
  headline: view.returning ? words.returning : view.phone,
  problems: [
    ...(view.problem === null ? [] : [text.overlay.problems[view.problem]]),
    ...(view.oldCode ? [text.overlay.oldCodeInCall] : []),
  ],
  takesFocus: false,
  onEscape: null,
  body: (
    <>
      <div role="status">
        <Devices view={view} />
      </div>
      {view.deviceHeld && <p class="small">{words.deviceHeld}</p>}
      <p class="small soft">{words.keepAwake}</p>
    </>
  ),
  actions: (
    <Button
      look="primary"
      icon={<LaptopIcon />}
      disabled={view.returning}
      onClick={() => act({ do: 'bring-back' })}
    >
      {words.bringBack}
    </Button>
  ),
});
