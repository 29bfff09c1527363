import { useRef, useState } from 'preact/hooks';
import type {
  AudioOnly,
  LinkQuality,
  Participant,
  Shown,
  Sounding,
} from '../../core/protocol/views';
import { text } from '../text/text';
import type { Act } from './act';
import { BackButton, LiveControls } from './call-controls';
import { CallHead } from './call-head';
import { CallNotices, type CallView } from './call-notices';
import { LeaveDialog } from './leave-dialog';
import { ListeningControls } from './listening-controls';
import { MoreDrawer } from './more-drawer';
import { canFloat, toggleFloating } from './picture-in-picture';
import { SelfView } from './self-view';
import { Sound } from './sound';
import { Stage } from './stage';
import { asTab, withoutPictures } from './tiles';
import { useBackGuard } from './use-back-guard';
import { useLasting } from './use-lasting';
import { useLowBattery } from './use-low-battery';
import { useMediaSession } from './use-media-session';
import { useOnline } from './use-online';
import { useSpeakers } from './use-speakers';
import { useWakeLock } from './use-wake-lock';

export interface CallProps {
  readonly view: CallView;
  readonly act: Act;
  readonly participants: readonly Participant<MediaStreamTrack>[];
  /** What is to be heard; empty while nothing may be. */
  readonly sounds: readonly Sounding<MediaStreamTrack>[];
  readonly selfView: MediaStream | null;
  readonly audioOnly: AudioOnly | null;
  readonly link: LinkQuality | null;
  readonly onFirstFrame: () => void;
  readonly onShown: (pictures: readonly Shown<MediaStreamTrack>[]) => void;
}

/** From Wi-Fi to mobile data takes less. */
const longMs = 12_000;

/**
 * The call, always dark. It stays one screen while live, listening and reconnecting, because the
 * pictures go on when only the control link is lost. The self view is outside the region, which
 * holds the other participants' pictures and nothing else.
 */
export const Call = (props: CallProps) => {
  const { view, act, participants, sounds, selfView, audioOnly, link } = props;
  const { onFirstFrame, onShown } = props;
  const [asked, setAsked] = useState<'leave' | 'more' | null>(null);
  const [awake, setAwake] = useState(true);
  const region = useRef<HTMLElement>(null);
  const speakers = useSpeakers();
  const batteryLow = useLowBattery();
  const online = useOnline();
  const long = useLasting(view.phase === 'reconnecting', longMs);
  useWakeLock(awake);
  useBackGuard(() => setAsked('leave'));
  const live = view.phase === 'live';
  const float = () => toggleFloating(region.current);
  useMediaSession(
    {
      host: view.host,
      muted: live ? view.muted !== 'no' : null,
      cameraOn: live && view.camera === 'on' && !view.cameraOffBySite,
      float,
    },
    act,
  );

  // While reconnecting it sounds if it sounded before: nothing plays that nobody tapped for.
  const sounded = useRef(false);
  if (live || view.phase === 'connecting') sounded.current = true;
  if (view.phase === 'listening') sounded.current = view.sound;

  const isTab = view.phase === 'listening' && view.picture === 'tab';
  const people = isTab ? asTab(participants) : participants;
  const showsSelf = selfView !== null && live && view.camera === 'on';
  const close = () => setAsked(null);
  return (
    <main class={`call always-dark ${view.phase}`}>
      <section ref={region} class="call-region" aria-label={text.call.region}>
        <CallHead host={view.host} link={link} />
        <div class="call-main">
          <Stage
            {...{ onFirstFrame, onShown }}
            participants={audioOnly === null ? people : withoutPictures(people)}
            speaker={speakerOf(view)}
          />
          <CallNotices {...{ view, act, audioOnly, batteryLow, online, long }} />
        </div>
        <div class="call-foot">
          {sounded.current && <Sound sounds={sounds} speaker={speakers.chosen} />}
          {live && (
            <LiveControls
              view={view}
              act={act}
              leave={() => setAsked('leave')}
              more={() => setAsked('more')}
            />
          )}
          {view.phase === 'listening' && <ListeningControls view={view} act={act} />}
          {(view.phase === 'reconnecting' || view.phase === 'connecting') && (
            <div class="ways-out">
              <BackButton act={act} />
            </div>
          )}
        </div>
      </section>
      {showsSelf && <SelfView stream={selfView} look="self" />}
      {asked === 'leave' && live && <LeaveDialog act={act} close={close} />}
      {asked === 'more' && live && (
        <MoreDrawer
          {...{ act, close, audioOnly, awake, speakers }}
          keepAwake={'wakeLock' in navigator ? setAwake : null}
          float={canFloat() && audioOnly === null ? float : null}
        />
      )}
    </main>
  );
};

const speakerOf = (view: CallView): string | null => ('speaker' in view ? view.speaker : null);
