import { Meter } from '../../core/ui/meter';
import { text } from '../text/text';
import { SelfView } from './self-view';
import { useLevel } from './use-level';

/** How the person looks and how loud they are, once a tap opened the devices for it. */
export const Preview = ({
  picture,
  sound,
}: {
  readonly picture: MediaStream | null;
  readonly sound: MediaStreamTrack | null;
}) => {
  const level = useLevel(sound);
  return (
    <>
      {sound !== null && (
        <div class="preview-sound">
          <Meter level={level} />
          <span class="soft small">{text.devices.say}</span>
        </div>
      )}
      {picture !== null && <SelfView stream={picture} look="preview" />}
    </>
  );
};
