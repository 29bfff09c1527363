import { useState } from 'preact/hooks';
import type { PhoneView } from '../../core/protocol/views';
import { Alert, Spinner, Status } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { CheckIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import type { Act } from './act';
import { DeviceChoices, type Devices } from './device-choices';
import { PhoneNameField } from './phone-name-field';
import { SelfView } from './self-view';
import { Sheet, Title } from './sheet';

export interface ConfirmingProps {
  readonly view: Extract<PhoneView, { phase: 'confirming' }>;
  readonly act: Act;
  readonly selfView: MediaStream | null;
  readonly phoneName: string;
}

/** The two digits to type on the laptop, whose call it is, and the tap that moves it here. */
export const Confirming = ({ view, act, selfView, phoneName }: ConfirmingProps) => {
  const [devices, setDevices] = useState<Devices>({ microphone: true, camera: true });
  const listening = view.reach === 'listening';
  const choose = (chosen: Devices) => {
    setDevices(chosen);
    if (!chosen.camera && selfView !== null) act({ do: 'preview', on: false });
  };
  const move = () =>
    act({ do: 'move', ...(listening ? { microphone: false, camera: false } : devices) });

  const choices = (
    <>
      {listening ? (
        <Alert tone="notice">{text.confirming.listening}</Alert>
      ) : (
        <div class="card">
          <DeviceChoices devices={devices} onChange={choose} />
          {devices.camera && (
            <Button look="plain" onClick={() => act({ do: 'preview', on: selfView === null })}>
              {selfView === null ? text.devices.show : text.devices.hide}
            </Button>
          )}
          {selfView !== null && <SelfView stream={selfView} look="preview" />}
        </div>
      )}
      {!listening && (
        <p class="soft small">
          {text.confirming.handoff}
          {!devices.microphone && ` ${text.confirming.startMuted}`}
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
                <p>
                  {view.accepted
                    ? text.confirming.waitForLaptop
                    : text.confirming.waitForCode(view.code)}
                </p>
              </>
            )}
          </Status>
          {!view.moved && <p class="only">{text.confirming.only(view.code)}</p>}
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
      <Title>{text.confirming.title}</Title>
      <Status label={text.confirming.code} look={`code${view.accepted ? ' accepted' : ''}`}>
        {[...view.code].map((digit, place) => (
          <span key={`${place}`}>{digit}</span>
        ))}
      </Status>
      <Status look="code-note">
        {view.accepted && (
          <>
            <CheckIcon /> {text.confirming.codeTyped}
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
