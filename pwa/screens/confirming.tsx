import { useState } from 'preact/hooks';
import type { PhoneView } from '../../core/protocol/views';
import { Alert, Spinner, Status } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { CheckIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import type { Act } from './act';
import { DeviceChoices, type Devices } from './device-choices';
import { PhoneNameField } from './phone-name-field';
import { Preview } from './preview';
import { Sheet, Title } from './sheet';

type ConfirmingView = Extract<PhoneView, { phase: 'confirming' }>;

export interface ConfirmingProps {
  readonly view: ConfirmingView;
  readonly act: Act;
  readonly selfView: MediaStream | null;
  readonly selfSound: MediaStreamTrack | null;
  readonly phoneName: string;
  readonly cameraChosen: boolean;
}

/** The two digits to type on the laptop, whose call it is, and the tap that moves it here. */
export const Confirming = ({
  view,
  act,
  selfView,
  selfSound,
  phoneName,
  cameraChosen,
}: ConfirmingProps) => {
  const [devices, setDevices] = useState<Devices>({ microphone: true, camera: cameraChosen });
  const listening = view.reach === 'listening';
  const open = { microphone: selfSound !== null, camera: selfView !== null };
  const looks = open.microphone || open.camera;
  const failed = isFailed(view.devices.microphone) || isFailed(view.devices.camera);
  const choose = (chosen: Devices) => {
    setDevices(chosen);
    // What is switched on shows itself, what is switched off closes; the other stays as it is.
    const next = { ...open };
    for (const device of ['microphone', 'camera'] as const)
      if (chosen[device] !== devices[device]) next[device] = chosen[device];
    if (next.microphone !== open.microphone || next.camera !== open.camera)
      act({ do: 'preview', ...next });
  };
  const move = () =>
    act({ do: 'move', ...(listening ? { microphone: false, camera: false } : devices) });

  const choices = (
    <>
      {listening ? (
        <Alert tone="notice">{text.confirming.listening}</Alert>
      ) : (
        <div class="card choices">
          <DeviceChoices devices={devices} onChange={choose} />
          <Preview picture={selfView} sound={selfSound} />
          {(looks || devices.microphone || devices.camera) && (
            <Button
              look="plain"
              onClick={() =>
                act({ do: 'preview', ...(looks ? { microphone: false, camera: false } : devices) })
              }
            >
              {looks ? text.devices.lookAway : lookName(devices)}
            </Button>
          )}
        </div>
      )}
      <DeviceProblems view={view} />
      {!listening && (
        <p class="soft small">
          {happens(devices)}
          {!devices.microphone && ` ${text.confirming.startMuted}`}
          {failed && ` ${text.confirming.stays}`}
        </p>
      )}
      <PhoneNameField act={act} name={phoneName} />
    </>
  );
  return (
    <Sheet
      look="confirming"
      {...(view.moved ? {} : { choices })}
      dock={
        <>
          <Status look="waiting">
            {view.moved && (
              <>
                <Spinner />
                <p>{waitFor(view)}</p>
              </>
            )}
          </Status>
          {!view.moved && (
            <p class="only">
              {view.known ? text.confirming.onlyKnown : text.confirming.only(view.code)}
            </p>
          )}
          <div class="answer">
            <Button
              look={view.moved ? 'plain' : 'quiet'}
              size="large"
              onClick={() => act({ do: 'decline' })}
            >
              {text.confirming.decline}
            </Button>
            {!view.moved && (
              <Button
                look="primary"
                size="large"
                disabled={view.host === null || view.reach === null}
                onClick={move}
              >
                {listening ? text.confirming.listen : text.confirming.move}
              </Button>
            )}
          </div>
        </>
      }
    >
      <Title>{view.known ? text.confirming.titleKnown : text.confirming.title}</Title>
      <Status
        label={text.confirming.code}
        look={`code${view.known ? ' known' : ''}${view.accepted ? ' accepted' : ''}`}
      >
        {[...view.code].map((digit, place) => (
          <span key={`${place}`}>{digit}</span>
        ))}
      </Status>
      <Status look="code-note">
        {view.accepted && (
          <>
            <CheckIcon /> {view.known ? text.confirming.agreed : text.confirming.codeTyped}
          </>
        )}
      </Status>
      <p class="host">
        {view.host === null ? (
          <span class="soft">{text.confirming.asking}</span>
        ) : (
          <>
            <span class="soft">{text.confirming.call}</span> <strong>{view.host}</strong>
          </>
        )}
      </p>
    </Sheet>
  );
};

const waitFor = ({ known, accepted, code }: ConfirmingView): string => {
  if (known) return accepted ? text.confirming.moving : text.confirming.waitForClick;
  return accepted ? text.confirming.waitForLaptop : text.confirming.waitForCode(code);
};

const happens = ({ microphone, camera }: Devices): string => {
  const { both, microphone: voice, camera: picture, none } = text.confirming.happens;
  if (microphone) return camera ? both : voice;
  return camera ? picture : none;
};

const lookName = ({ microphone, camera }: Devices): string => {
  if (microphone && camera) return text.devices.look;
  return camera ? text.devices.lookCamera : text.devices.lookMicrophone;
};

const failures = ['refused', 'missing', 'busy', 'interrupted', 'lost'] as const;
type Failure = (typeof failures)[number];
const isFailed = (state: string): state is Failure => failures.some((one) => one === state);

const DeviceProblems = ({ view }: { readonly view: ConfirmingView }) => {
  const { microphone, camera } = view.devices;
  return (
    <>
      {isFailed(microphone) && <Alert>{text.call.microphoneProblems[microphone]}</Alert>}
      {isFailed(camera) && <Alert>{text.call.cameraProblems[camera]}</Alert>}
    </>
  );
};
