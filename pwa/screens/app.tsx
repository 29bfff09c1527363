import { useCallback, useEffect, useRef } from 'preact/hooks';
import type {
  AudioOnly,
  LinkQuality,
  Participant,
  PhoneView,
  Shown,
  Sounding,
} from '../../core/protocol/views';
import type { Language } from '../../core/ui/language';
import { text } from '../text/text';
import type { Act } from './act';
import { Confirming } from './confirming';
import { Connecting } from './connecting';
import { Ended } from './ended';
import type { InstallOffer } from './install-offer';
import { OtherServer } from './other-server';
import { Scanning } from './scanning';
import { UpdatePrompt } from './update-prompt';
import { useCallScreen } from './use-call-screen';
import { Welcome } from './welcome';

export interface AppProps {
  readonly view: PhoneView;
  readonly act: Act;
  readonly participants: readonly Participant<MediaStreamTrack>[];
  readonly sounds: readonly Sounding<MediaStreamTrack>[];
  /** The phone's own camera while it is open, for the preview and the call. */
  readonly selfView: MediaStream | null;
  /** The phone's own microphone while it is open, for its level. */
  readonly selfSound: MediaStreamTrack | null;
  readonly phoneName: string;
  /** The camera's toggle as the person left it. */
  readonly cameraChosen: boolean;
  readonly audioOnly: AudioOnly | null;
  /** How the media link does; null while nothing is known. */
  readonly link: LinkQuality | null;
  /** A laptop is remembered, and can be forgotten. */
  readonly remembers: boolean;
  /** A way to the home screen; null where there is none, or the app is there already. */
  readonly install: InstallOffer | null;
  /** Hears which pictures can be seen, and how large. */
  readonly onShown: (pictures: readonly Shown<MediaStreamTrack>[]) => void;
  /** Applies a waiting version of the app; null while there is none. */
  readonly update: (() => void) | null;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

/** Draws the session's view and says what the person did. It sets the document's title, too. */
export const App = (props: AppProps) => {
  const { view, update } = props;
  const onFirstFrame = useFirstFrameMark(isCall(view));
  // Installing is offered to who has seen what for: after the first call that worked.
  const carried = useRef(false);
  carried.current ||= view.phase === 'live';
  const title = text.titles[view.phase];
  useEffect(() => {
    document.title = title;
  }, [title]);
  const quiet = view.phase === 'ended' || (view.phase === 'idle' && view.screen === 'welcome');
  return (
    <div class="app">
      {quiet && update !== null && <UpdatePrompt apply={update} />}
      <Screen
        {...props}
        install={carried.current ? props.install : null}
        onFirstFrame={onFirstFrame}
      />
    </div>
  );
};

const isCall = (view: PhoneView): boolean =>
  view.phase === 'live' ||
  view.phase === 'listening' ||
  view.phase === 'reconnecting' ||
  (view.phase === 'connecting' && view.step === 'starting');

const Screen = (props: AppProps & { readonly onFirstFrame: () => void }) => {
  const { view, act, selfView, selfSound, phoneName, cameraChosen } = props;
  const Call = useCallScreen(view.phase !== 'idle' || view.screen !== 'welcome');
  switch (view.phase) {
    case 'idle':
      if (view.screen === 'server')
        return <OtherServer name={view.broker} elsewhere={false} act={act} />;
      if (view.screen === 'elsewhere')
        return <OtherServer name={view.host} elsewhere={true} act={act} />;
      if (view.screen === 'scanning') return <Scanning act={act} />;
      return <Welcome {...props} />;
    case 'confirming':
      return <Confirming {...{ view, act, selfView, selfSound, phoneName, cameraChosen }} />;
    case 'connecting':
    case 'live':
    case 'listening':
    case 'reconnecting': {
      if (view.phase === 'connecting' && view.step === 'reaching') return <Connecting act={act} />;
      if (Call === null) return <Connecting act={act} />;
      const { participants, sounds, audioOnly, link, onFirstFrame, onShown } = props;
      return (
        <Call
          {...{ view, act, participants, sounds, selfView, audioOnly, link, onFirstFrame, onShown }}
        />
      );
    }
    case 'ended':
      return <Ended view={view} act={act} install={props.install} />;
    default:
      return view satisfies never;
  }
};

/** Marks the first picture of each call once, however many people, links and reloads it has. */
const useFirstFrameMark = (inCall: boolean): (() => void) => {
  const marked = useRef(false);
  useEffect(() => {
    if (!inCall) marked.current = false;
  }, [inCall]);
  return useCallback(() => {
    if (marked.current) return;
    marked.current = true;
    performance.mark('baton:first-remote-frame');
  }, []);
};
