import { useRef, useState } from 'preact/hooks';
import type { Participant, Shown, Sounding } from '../../core/protocol/views';
import { text } from '../text/text';
import type { Act } from './act';
import { BackButton, LiveControls } from './call-controls';
import { CallNotices, type CallView } from './call-notices';
import { LeaveDialog } from './leave-dialog';
import { ListeningControls } from './listening-controls';
import { SelfView } from './self-view';
import { Title } from './sheet';
import { Sound } from './sound';
import { Stage } from './stage';
import { asTab } from './tiles';
import { useWakeLock } from './wake-lock';

export interface CallProps {
  readonly view: CallView;
  readonly act: Act;
  readonly participants: readonly Participant<MediaStreamTrack>[];
  /** What is to be heard; empty while nothing may be. */
  readonly sounds: readonly Sounding<MediaStreamTrack>[];
  readonly selfView: MediaStream | null;
  readonly onFirstFrame: () => void;
  readonly onShown: (pictures: readonly Shown<MediaStreamTrack>[]) => void;
}

/**
 * The call, always dark. It stays one screen while live, listening and reconnecting, because the
 * pictures go on when only the control link is lost. The self view is outside the region, which
 * holds the other participants' pictures and nothing else.
 */
export const Call = ({
  view,
  act,
  participants,
  sounds,
  selfView,
  onFirstFrame,
  onShown,
}: CallProps) => {
  const [leaving, setLeaving] = useState(false);
  useWakeLock(true);

  // While reconnecting it sounds if it sounded before: nothing plays that nobody tapped for.
  const sounded = useRef(false);
  if (view.phase === 'live' || view.phase === 'connecting') sounded.current = true;
  if (view.phase === 'listening') sounded.current = view.sound;

  const isTab = view.phase === 'listening' && view.picture === 'tab';
  const showsSelf = selfView !== null && view.phase === 'live' && view.camera === 'on';
  return (
    <main class={`call always-dark ${view.phase}`}>
      <section class="call-region" aria-label={text.call.region}>
        <header class="call-head">
          <Title>{text.call.on(view.host)}</Title>
        </header>
        <div class="call-main">
          <Stage
            {...{ onFirstFrame, onShown }}
            participants={isTab ? asTab(participants) : participants}
            speaker={speakerOf(view)}
          />
          <CallNotices view={view} />
        </div>
        <div class="call-foot">
          {sounded.current && <Sound sounds={sounds} />}
          {view.phase === 'live' && (
            <LiveControls view={view} act={act} leave={() => setLeaving(true)} />
          )}
          {view.phase === 'listening' && <ListeningControls view={view} act={act} />}
          {(view.phase === 'reconnecting' || view.phase === 'connecting') && (
            <div class="controls">
              <BackButton act={act} />
            </div>
          )}
        </div>
      </section>
      {showsSelf && <SelfView stream={selfView} look="self" />}
      {leaving && view.phase === 'live' && (
        <LeaveDialog act={act} close={() => setLeaving(false)} />
      )}
    </main>
  );
};

const speakerOf = (view: CallView): string | null => ('speaker' in view ? view.speaker : null);
