import type { LaptopAction, LaptopView } from '../../core/protocol/views';
import { Button } from '../../core/ui/button';
import {
  CameraIcon,
  CameraOffIcon,
  LaptopIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
  SignalIcon,
} from '../../core/ui/icons';
import { Meter } from '../../core/ui/meter';
import { text } from '../text/text';
import type { SheetContent } from './sheet';

type LiveView = Extract<LaptopView, { phase: 'live' }>;

const words = text.overlay.live;

const Microphone = ({ view }: { readonly view: LiveView }) => (
  <li class={view.microphone === 'sent' ? 'on' : 'off'}>
    {view.microphone === 'sent' ? <MicrophoneIcon /> : <MicrophoneOffIcon />}
    <span>{words.microphone[view.microphone]}</span>
    {view.microphone === 'sent' && <Meter level={view.level} />}
  </li>
);

const Camera = ({ view }: { readonly view: LiveView }) => (
  <li class={view.camera === 'sent' ? 'on' : 'off'}>
    {view.camera === 'sent' ? <CameraIcon /> : <CameraOffIcon />}
    <span>{words.camera[view.camera]}</span>
  </li>
);

const bars = { poor: 1, fair: 2, good: 3 } as const;

const Link = ({ view: { link } }: { readonly view: LiveView }) =>
  link === null ? null : (
    <li class={link.step === 'poor' ? 'poor' : 'on'}>
      <SignalIcon bars={bars[link.step]} />
      <span>
        {words.link[link.step]}
        {link.relayed && <span class="small soft"> · {words.relayed}</span>}
      </span>
    </li>
  );

interface LiveProps {
  readonly view: LiveView;
  readonly act: (action: LaptopAction) => void;
}

const Awake = ({ view, act }: LiveProps) =>
  view.keptAwake ? (
    <p class="small soft">{words.keptAwake}</p>
  ) : (
    <div class="awake">
      <p class="small soft">{words.keepAwake}</p>
      <Button look="plain" onClick={() => act({ do: 'keep-awake' })}>
        {words.letBaton}
      </Button>
    </div>
  );

/** A remembered phone needs no code the next time; it has to agree to that. */
const Memory = ({ view, act }: LiveProps) => {
  switch (view.memory) {
    case 'offer':
      return (
        <Button look="plain" onClick={() => act({ do: 'remember' })}>
          {words.remember}
        </Button>
      );
    case 'asked':
      return <p class="small soft">{words.rememberThere}</p>;
    case 'kept':
      return <p class="small soft">{words.remembered}</p>;
    case 'known':
      return null;
    default:
      return view.memory satisfies never;
  }
};

/** While the phone carries the call: what the meeting gets from it, and the way back. */
export const liveSheet = (
  view: LiveView,
  folded: boolean,
  act: (action: LaptopAction) => void,
  fold: () => void,
): SheetContent => ({
  role: 'region',
  label: words.title,
  title: words.onPhone,
  headline: view.returning ? words.returning : view.phone,
  problems: [
    ...(view.problem === null ? [] : [text.overlay.problems[view.problem]]),
    ...(view.oldCode ? [text.overlay.oldCodeInCall] : []),
  ],
  takesFocus: false,
  onEscape: folded ? null : fold,
  fold: { folded, toggle: fold },
  body: (
    <>
      <div role="status">
        <ul class="devices">
          <Microphone view={view} />
          {!folded && <Camera view={view} />}
          {(!folded || view.link?.step === 'poor') && <Link view={view} />}
        </ul>
      </div>
      {view.deviceHeld && !folded && <p class="small">{words.deviceHeld}</p>}
      {!folded && <Awake view={view} act={act} />}
      {!folded && (
        <div class="memory" role="status">
          <Memory view={view} act={act} />
        </div>
      )}
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
