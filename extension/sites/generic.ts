/**
 * What the rules for any page go by where no adapter knows better. Closed
 * lists: a word that is not here finds nothing, and nothing is pressed.
 */

export interface ToggleWords {
  /** Accessible names, in lower case, of a button that would turn the device off. */
  readonly open: readonly string[];
  /** Of a button that would turn it on. */
  readonly muted: readonly string[];
  /** Of a switch that is checked while the device is on. */
  readonly device: readonly string[];
}

export const toggleWords: Readonly<Record<'microphone' | 'camera', ToggleWords>> = {
  microphone: {
    open: [
      'mute',
      'mute mic',
      'mute microphone',
      'mute my microphone',
      'mute audio',
      'mute yourself',
      'turn off microphone',
      'turn off mic',
      'turn microphone off',
      'turn mic off',
      'disable microphone',
    ],
    muted: [
      'unmute',
      'unmute mic',
      'unmute microphone',
      'unmute my microphone',
      'unmute audio',
      'unmute yourself',
      'turn on microphone',
      'turn on mic',
      'turn microphone on',
      'turn mic on',
      'enable microphone',
    ],
    device: ['microphone', 'mic'],
  },
  camera: {
    open: [
      'stop camera',
      'stop video',
      'stop my video',
      'turn off camera',
      'turn off video',
      'turn camera off',
      'turn video off',
      'disable camera',
    ],
    muted: [
      'start camera',
      'start video',
      'start my video',
      'turn on camera',
      'turn on video',
      'turn camera on',
      'turn video on',
      'enable camera',
    ],
    device: ['camera', 'video'],
  },
};

export const leaveWords: readonly string[] = [
  'leave',
  'leave call',
  'leave the call',
  'leave meeting',
  'leave the meeting',
  'leave room',
  'hang up',
];

/** Buttons, however they are made. */
export const buttons = 'button, [role="button"], [role="switch"]';

/** Where a button may act on somebody else, or on many. */
export const othersPlaces =
  'li, tr, figure, dialog, [role="listitem"], [role="row"], [role="menu"], [role="menuitem"], [role="dialog"]';

/** Attributes in which pages keep a person's name. */
export const nameAttributes: readonly string[] = [
  'data-participant-name',
  'data-display-name',
  'data-displayname',
  'data-user-name',
  'data-username',
  'data-name',
];

/** Around a name in an accessible name: "Ben's video", "Video of Ben". */
export const nameWrappers: readonly RegExp[] = [
  /^(.+)['’]s (?:video|camera|picture|tile|audio|screen)$/i,
  /^(?:video|camera|picture|audio|screen) (?:of|from) (.+)$/i,
];

/** Text in a tile that no person is called, in lower case. */
export const notNames: readonly string[] = [
  'you',
  'me',
  'muted',
  'unmuted',
  'mute',
  'unmute',
  'speaking',
  'presenting',
  'presentation',
  'screen share',
  'shared screen',
  'live',
  'rec',
  'host',
  'guest',
  'connecting',
  'reconnecting',
  'loading',
  'video',
  'audio',
  'camera',
  'camera off',
  'no video',
  'video player',
];

/** Where text belongs to a control, an icon or nobody. */
export const notLabels =
  'button, [role="button"], a, input, select, textarea, menu, [role="menu"], [role="tooltip"], [aria-hidden="true"], i, svg, style, script, noscript, [contenteditable]';
