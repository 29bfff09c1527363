import type { AudioOnly } from '../../core/protocol/views';
import { Button } from '../../core/ui/button';
import { Drawer } from '../../core/ui/drawer';
import { AwakeIcon, HeadphonesIcon, PictureInPictureIcon, SoundIcon } from '../../core/ui/icons';
import { Toggle } from '../../core/ui/toggle';
import { text } from '../text/text';
import type { Act } from './act';
import type { Speakers } from './use-speakers';

export interface MoreProps {
  readonly act: Act;
  readonly close: () => void;
  readonly audioOnly: AudioOnly | null;
  readonly awake: boolean;
  /** Null where a screen cannot be kept on. */
  readonly keepAwake: ((on: boolean) => void) | null;
  /** Null where no picture can float over other apps. */
  readonly float: (() => void) | null;
  readonly speakers: Speakers;
}

/** What is chosen once in a call, if at all; what a platform cannot do is not there. */
export const MoreDrawer = ({
  act,
  close,
  audioOnly,
  awake,
  keepAwake,
  float,
  speakers,
}: MoreProps) => (
  <Drawer title={text.call.more} close={close} look="more">
    <div>
      <Toggle
        label={text.call.audioOnly}
        icon={<HeadphonesIcon />}
        on={audioOnly !== null}
        onChange={(on) => act({ do: 'audio-only', on })}
      />
      <p class="soft small">{text.call.audioOnlyHint}</p>
    </div>
    {keepAwake !== null && (
      <Toggle label={text.call.keepAwake} icon={<AwakeIcon />} on={awake} onChange={keepAwake} />
    )}
    {speakers.list.length > 0 && (
      <label class="choice">
        <SoundIcon />
        <span class="label">{text.call.speaker}</span>
        <select
          value={speakers.chosen || speakers.list[0]?.id}
          onChange={(event) => speakers.choose(event.currentTarget.value)}
        >
          {speakers.list.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    )}
    {speakers.list.length === 0 && speakers.ask !== null && (
      <Button icon={<SoundIcon />} onClick={speakers.ask}>
        {text.call.speakerChoose}
      </Button>
    )}
    {float !== null && (
      <Button
        icon={<PictureInPictureIcon />}
        onClick={() => {
          float();
          close();
        }}
      >
        {text.call.floating}
      </Button>
    )}
    <Button look="plain" onClick={close}>
      {text.call.close}
    </Button>
  </Drawer>
);
