import type { PhoneProblem, PhoneView } from '../../core/protocol/views';
import type { ScannerFailure } from '../scanner/camera';

type EndReason = Extract<PhoneView, { phase: 'ended' }>['reason'];
interface Ending {
  readonly title: string;
  readonly sentence: string;
}

const problems: Record<PhoneProblem, Ending> = {
  'not-a-baton-code': {
    title: 'That is another kind of code',
    sentence: 'This code or link is not from Baton. Scan the code that Baton shows on your laptop.',
  },
  'newer-code': {
    title: 'This app is too old for that code',
    sentence: 'The code comes from a newer Baton. Reload this page to update, then scan again.',
  },
  expired: {
    title: 'This code has expired',
    sentence: 'A code is good for a minute and a half. Scan the one that your laptop shows now.',
  },
  'expired-or-used': {
    title: 'This code no longer works',
    sentence: 'This code has expired or was already used. Show a new one on your laptop.',
  },
  'server-unreachable': {
    title: 'No way to the server',
    sentence: 'Baton’s server does not answer. Check that this phone is online, then scan again.',
  },
  'laptop-unreachable': {
    title: 'The laptop does not answer',
    sentence: 'Keep the code open on your laptop while you scan it, and the laptop awake.',
  },
  'not-the-laptop': {
    title: 'Stopped: that was not your laptop',
    sentence:
      'Something between this phone and your laptop is not what it claims to be. Nothing was sent. Try another network.',
  },
  protocol: {
    title: 'Stopped: the two did not understand each other',
    sentence: 'The laptop said something this phone did not expect, so the link was closed.',
  },
  declined: {
    title: 'Declined',
    sentence: 'The laptop said no to this phone. Nothing was sent.',
  },
  'wrong-code': {
    title: 'Wrong code',
    sentence: 'The code typed on the laptop was not the one shown here. Scan again for a new one.',
  },
  'two-devices': {
    title: 'Stopped, to be safe',
    sentence:
      'Two devices scanned this code, so both were turned away. Make sure that nobody else sees it, then scan again.',
  },
  'timed-out': {
    title: 'That took too long',
    sentence: 'The code was not confirmed within a minute. Scan again when you are ready.',
  },
  'different-network': {
    title: 'The two cannot reach each other',
    sentence:
      'This phone and your laptop seem to be on different networks. Connect both to the same Wi-Fi, then scan again.',
  },
  'relay-refused': {
    title: 'The relay refused',
    sentence:
      'This phone and your laptop can only meet through a relay, and the relay refused. Connect both to the same Wi-Fi, or tell whoever runs the server.',
  },
  failed: {
    title: 'That did not work',
    sentence: 'The connection to your laptop failed. Scan again to start over.',
  },
};

const endings: Record<EndReason, Ending> = {
  ...problems,
  returned: {
    title: 'Your call is back on the laptop',
    sentence: 'This phone’s microphone and camera are off.',
  },
  left: {
    title: 'You left the meeting',
    sentence: 'This phone’s microphone and camera are off. Your laptop closes the meeting.',
  },
  closed: {
    title: 'The call was closed',
    sentence: 'The meeting was closed on the laptop. This phone’s microphone and camera are off.',
  },
  lost: {
    title: 'The laptop is gone',
    sentence:
      'Your laptop could not be reached for a while. It may be asleep or offline. This phone’s microphone and camera are off.',
  },
};

const scanner: Record<ScannerFailure, string> = {
  refused:
    'This phone did not let Baton use the camera. Allow it in the browser’s settings for this site, or paste the link that your laptop copies.',
  'no-camera': 'No camera was found. Paste the link that your laptop copies instead.',
  busy: 'Another app is using the camera. Close it and try again, or paste the link.',
  unsupported:
    'This browser gives no camera to this page; it needs a secure address (https). Paste the link instead.',
  failed: 'The scanner could not be started. Try again, or paste the link.',
};

/** Everything the phone says in English. Another language is another file of this shape. */
export const en = {
  app: 'Baton',
  language: 'Language',
  titles: {
    idle: 'Baton',
    connecting: 'Connecting · Baton',
    confirming: 'Pairing code · Baton',
    live: 'On this phone · Baton',
    listening: 'Listening · Baton',
    reconnecting: 'Reconnecting · Baton',
    ended: 'Ended · Baton',
  } satisfies Record<PhoneView['phase'], string>,
  welcome: {
    title: 'Take your call with you',
    first: 'Carry a running web meeting from your laptop to this phone.',
    second: 'Nobody in the meeting sees you leave.',
    scan: 'Scan code',
    how: 'On your laptop, click the Baton button during a call. A code appears.',
    offline: 'You are offline. Baton opens all the same, but a call needs a network.',
    remembers: 'This phone remembers a laptop: there, one click replaces the code.',
    forget: 'Forget laptops',
  },
  otherServer: {
    title: 'This code uses another server',
    why: 'It only introduces your phone to the laptop; it cannot hear or see the call. Go on if you expect this.',
    go: 'Use this server',
    elsewhere: 'This code belongs to another server',
    whyOpen:
      'That server’s own page can read the code, and will learn it. Go on only if you know this name; otherwise scan a code from your own laptop.',
    open: 'Open that page',
    stop: 'Cancel',
  },
  paste: {
    open: 'No camera? Paste a link',
    label: 'Link from your laptop',
    placeholder: 'https://…',
    submit: 'Open link',
  },
  scanning: {
    title: 'Scan the code on your laptop',
    starting: 'Starting the camera',
    back: 'Cancel',
    again: 'Try again',
    found: 'Code found',
    light: 'Light',
    camera: 'Camera',
    unnamedCamera: (number: number) => `Camera ${number}`,
    picture: 'Choose a picture',
    reading: 'Looking for a code in the picture',
    nothing:
      'No code was found in that picture. Take one where the whole code is sharp, or paste the link.',
    failures: scanner,
  },
  confirming: {
    code: 'Pairing code',
    title: 'Type this code on your laptop',
    call: 'Call on',
    asking: 'Asking your laptop which call this is',
    only: (code: string) => `Continue only if you just typed ${code} on your own laptop`,
    happens: {
      both: 'This phone’s microphone and camera take your laptop’s place. Your browser may ask to allow them.',
      microphone:
        'This phone’s microphone takes your laptop’s place, without a picture. Your browser may ask to allow it.',
      camera: 'This phone’s camera takes your laptop’s place. Your browser may ask to allow it.',
      none: 'You see and hear the meeting here, and send nothing until you want to.',
    },
    startMuted: 'You’ll join muted.',
    stays: 'Your call is still on the laptop.',
    listening: 'People still hear your laptop. Reload the meeting to speak from the phone',
    move: 'Move call here',
    listen: 'Listen here',
    decline: 'Not me',
    waitForCode: (code: string) => `Waiting for your laptop: type ${code} there`,
    waitForLaptop: 'The code is right. Moving the call',
    codeTyped: 'The code is right',
    titleKnown: 'Click Continue on your laptop',
    onlyKnown: 'Continue only if you are at your own laptop',
    waitForClick: 'Waiting for your laptop: click Continue there',
    moving: 'Your laptop agreed. Moving the call',
    agreed: 'Your laptop agreed',
  },
  devices: {
    microphone: 'Microphone',
    camera: 'Camera',
    look: 'Check camera and mic',
    lookMicrophone: 'Check microphone',
    lookCamera: 'Check camera',
    lookAway: 'Turn them off again',
    selfView: 'Your camera',
    say: 'Say something: the bars should move.',
    phoneName: 'Name of this phone',
  },
  connecting: {
    reaching: 'Reaching your laptop',
    reachingHint: 'Keep the code open on the laptop.',
    starting: 'Moving the call',
    cancel: 'Cancel',
  },
  call: {
    region: 'Call',
    on: (host: string) => `On ${host}`,
    lasting: (minutes: number) =>
      minutes === 1 ? 'On this phone for 1 minute' : `On this phone for ${minutes} minutes`,
    alone: 'Nobody else is here yet',
    quality: { good: 'Good', fair: 'Fair', poor: 'Poor' },
    connection: (quality: string) => `Connection: ${quality}`,
    relayed: 'relayed',
    zoomIn: 'Zoom in',
    zoomOut: 'Whole screen',
    stage: (name: string) => `Show ${name} large`,
    unstage: (name: string) => `Show ${name} as a tile`,
    screenOf: (name: string) => `${name}’s screen`,
    unnamed: 'Somebody',
    speaking: ', speaking',
    mute: 'Mute',
    unmute: 'Unmute',
    stopCamera: 'Stop camera',
    startCamera: 'Start camera',
    flip: 'Flip camera',
    back: 'Back to laptop',
    leave: 'Leave',
    more: 'More',
    close: 'Close',
    audioOnly: 'Audio only',
    audioOnlyHint: 'No pictures: less data, less heat, and the battery lasts longer.',
    keepAwake: 'Keep the screen on',
    floating: 'Small window',
    speaker: 'Speaker',
    speakerChoose: 'Choose a speaker',
    speakerUnnamed: (place: number) => `Speaker ${place}`,
    audioOnlyChosen: 'Audio only. Pictures are off',
    audioOnlyLink: 'The connection is weak, so pictures are off for now',
    showPictures: 'Show pictures',
    speak: 'Speak again',
    retryMicrophone: 'Try the microphone again',
    retryCamera: 'Try the camera again',
    pausedInBackground: 'Your microphone paused while Baton was in the background',
    onCall: 'On a call: a phone call or another app has your microphone. You are muted',
    givenBack: 'Your microphone is free again. You are still muted',
    switching: 'Changing to the microphone that is there now',
    batteryLow: (percent: number) => `Battery at ${percent} %. Audio only makes it last longer`,
    mutedByPhone: 'You are muted',
    mutedBySite: 'Muted by the meeting',
    cameraOffBySite: 'Camera stopped by the meeting',
    uplinkComing: 'Others still see your laptop. This phone takes over in a moment',
    pageReloading: 'The meeting page is reloading. Your seat is held, muted',
    reconnecting: 'Reconnecting, holding your seat muted',
    reconnectingLong: 'Reconnecting, holding your seat muted. Your laptop may be asleep or offline',
    phoneOffline: 'This phone is offline. Your laptop holds your seat, muted',
    turnOnSound: 'Turn on sound',
    soundBlocked: 'This phone holds the sound back until you tap.',
    tabPicture: 'This is the picture of the laptop’s tab',
    laptop: 'Your laptop',
    laptopHeard: 'People still hear your laptop',
    asksToRemember:
      'Your laptop asks to remember this phone. Next time one click there replaces the code.',
    remember: 'Remember',
    notNow: 'Not now',
    stopListening: 'Stop listening',
    canMove: 'You can speak from this phone now.',
    microphoneProblems: {
      refused:
        'This phone does not let Baton use the microphone. Allow it in the browser’s settings for this site, then try again.',
      missing: 'No microphone was found. Plug one in, then try again.',
      busy: 'Another app is using the microphone. Close it there, then try again.',
      interrupted: 'Another call or app took the microphone away. Try again when it is free.',
      lost: 'The microphone was unplugged or switched off. You are muted.',
    },
    cameraProblems: {
      refused:
        'This phone does not let Baton use the camera. Allow it in the browser’s settings for this site, then try again.',
      missing: 'No camera was found on this phone.',
      busy: 'Another app is using the camera. Close it there, then try again.',
      interrupted: 'Your phone took the camera away. It comes back by itself when it is free.',
      lost: 'The camera was unplugged or switched off.',
    },
  },
  leaving: {
    title: 'Leave this call?',
    sentence: 'Your laptop holds your seat: send the call back to it, or leave for good.',
    sendBack: 'Send it back',
    leave: 'Leave the meeting',
    cancel: 'Cancel',
  },
  ended: {
    endings,
    rejoin: 'Rejoin',
    scanAgain: 'Scan again',
    start: 'Back to start',
  },
  install: {
    title: 'Keep Baton at hand',
    sentence: 'From the home screen it opens straight into the scanner, like any app.',
    install: 'Install Baton',
    ios: ['Tap Share in the browser’s bar', 'Choose “Add to Home Screen”', 'Tap “Add”'],
    menu: ['Open the browser’s menu', 'Choose “Install” or “Add to Home screen”'],
  },
  update: {
    ready: 'A new version is ready.',
    apply: 'Update now',
  },
};

export type Text = typeof en;
