import type { ComponentChildren } from 'preact';
import type { AudioOnly, PhoneDevice, PhoneView } from '../../core/protocol/views';
import { Alert, Status } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import {
  BatteryLowIcon,
  HeadphonesIcon,
  LaptopIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
  OfflineIcon,
  PhoneCallIcon,
} from '../../core/ui/icons';
import { text } from '../text/text';
import type { Act } from './act';

export type CallView =
  | Extract<PhoneView, { phase: 'live' | 'listening' | 'reconnecting' }>
  | Extract<PhoneView, { step: 'starting' }>;
type LiveView = Extract<PhoneView, { phase: 'live' }>;

export interface NoticesProps {
  readonly view: CallView;
  readonly act: Act;
  readonly audioOnly: AudioOnly | null;
  /** How much of the battery is left, in hundredths, when that is little. */
  readonly batteryLow: number | null;
  readonly online: boolean;
  /** The laptop has been out of reach for longer than a change of network takes. */
  readonly long: boolean;
}

interface Notice {
  readonly sentence: string;
  readonly icon?: ComponentChildren;
  /** What one tap does about it. */
  readonly answers?: readonly Answer[];
}

interface Answer {
  readonly name: string;
  readonly do: Parameters<Act>[0];
  readonly quiet?: true;
}

const speakAgain = (): readonly Answer[] => [
  { name: text.call.speak, do: { do: 'set-microphone', on: true } },
];

/** Why this phone is muted: the phone's own reasons first, because they came without a tap. */
const muteNotices = (view: LiveView): Notice[] => {
  if (view.microphone === 'switching')
    return [{ sentence: text.call.switching, icon: <MicrophoneIcon /> }];
  if (view.paused !== null && view.microphone === 'interrupted')
    return [{ sentence: text.call.onCall, icon: <PhoneCallIcon /> }];
  if (view.paused !== null && view.microphone === 'given-back')
    return [{ sentence: text.call.givenBack, icon: <MicrophoneOffIcon />, answers: speakAgain() }];
  if (view.paused === 'background' && view.microphone === 'on')
    return [
      {
        sentence: text.call.pausedInBackground,
        icon: <MicrophoneOffIcon />,
        answers: speakAgain(),
      },
    ];
  if (view.muted === 'site')
    return [{ sentence: text.call.mutedBySite, icon: <MicrophoneOffIcon /> }];
  return view.muted === 'phone'
    ? [{ sentence: text.call.mutedByPhone, icon: <MicrophoneOffIcon /> }]
    : [];
};

const rememberNotice = (): Notice => ({
  sentence: text.call.asksToRemember,
  icon: <LaptopIcon />,
  answers: [
    { name: text.call.notNow, do: { do: 'remember-laptop', yes: false }, quiet: true },
    { name: text.call.remember, do: { do: 'remember-laptop', yes: true } },
  ],
});

/** What the person should know about the call now, most pressing first. */
const noticesOf = (props: NoticesProps): Notice[] => {
  const { view, audioOnly, batteryLow, online, long } = props;
  if (view.phase === 'reconnecting') {
    if (!online) return [{ sentence: text.call.phoneOffline, icon: <OfflineIcon /> }];
    return [{ sentence: long ? text.call.reconnectingLong : text.call.reconnecting }];
  }
  if (view.phase === 'connecting') return [{ sentence: text.connecting.starting }];
  const notices: Notice[] =
    view.page === 'reloading' ? [{ sentence: text.call.pageReloading }] : [];
  if (view.phase === 'listening') {
    if (view.picture === 'tab') notices.push({ sentence: text.call.tabPicture });
    notices.push({ sentence: view.canMove ? text.call.laptopHeard : text.confirming.listening });
  } else {
    if (!view.uplink && view.page === 'here') notices.push({ sentence: text.call.uplinkComing });
    notices.push(...muteNotices(view));
    if (view.cameraOffBySite) notices.push({ sentence: text.call.cameraOffBySite });
    if (view.asksToRemember) notices.push(rememberNotice());
  }
  if (audioOnly !== null)
    notices.push({
      sentence: audioOnly === 'link' ? text.call.audioOnlyLink : text.call.audioOnlyChosen,
      icon: <HeadphonesIcon />,
      answers: [{ name: text.call.showPictures, do: { do: 'audio-only', on: false } }],
    });
  else if (batteryLow !== null)
    notices.push({
      sentence: text.call.batteryLow(batteryLow),
      icon: <BatteryLowIcon />,
      answers: [{ name: text.call.audioOnly, do: { do: 'audio-only', on: true } }],
    });
  return notices;
};

const failures = ['refused', 'missing', 'busy', 'interrupted', 'lost'] as const;
type Failure = (typeof failures)[number];
const failed = (state: PhoneDevice): Failure | null =>
  failures.find((failure) => failure === state) ?? null;

interface Problem {
  readonly sentence: string;
  readonly retry: Answer;
}

const problemsOf = (view: CallView): Problem[] => {
  if (view.phase !== 'live') return [];
  const problems: Problem[] = [];
  const microphone = failed(view.microphone);
  // A phone call is no fault: a notice says it.
  if (microphone !== null && !(microphone === 'interrupted' && view.paused !== null))
    problems.push({
      sentence: text.call.microphoneProblems[microphone],
      retry: { name: text.call.retryMicrophone, do: { do: 'set-microphone', on: true } },
    });
  const camera = failed(view.camera);
  if (camera !== null)
    problems.push({
      sentence: text.call.cameraProblems[camera],
      retry: { name: text.call.retryCamera, do: { do: 'set-camera', on: true } },
    });
  return problems;
};

/** Says it on screen and to screen readers, and offers what one tap can do about it. */
export const CallNotices = (props: NoticesProps) => {
  const { view, act } = props;
  const notices = noticesOf(props);
  const problems = problemsOf(view);
  const answers = [
    ...problems.map(({ retry }) => retry),
    ...notices.flatMap(({ answers }) => answers ?? []),
  ];
  return (
    <div class="notices">
      {problems.map(({ sentence }) => (
        <Alert key={sentence}>{sentence}</Alert>
      ))}
      <Status look="chips">
        {notices.map(({ sentence, icon }) => (
          <span key={sentence} class="chip">
            {icon}
            <span>{sentence}</span>
          </span>
        ))}
      </Status>
      {answers.length > 0 && (
        <div class="answers">
          {answers.map((answer) => (
            <Button
              key={answer.name}
              look={answer.quiet ? 'quiet' : 'primary'}
              onClick={() => act(answer.do)}
            >
              {answer.name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
};
