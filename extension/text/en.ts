/** Every sentence of the laptop's screens. One file per language. */

export const text = {
  overlay: {
    move: 'Move this card. Arrow keys work too',
    close: 'Close',
    newCode: 'New code',
    inviting: {
      title: 'Send to phone',
      qr: 'QR code to scan with your phone',
      scan: 'Scan with your phone’s camera',
      newCodeIn: (time: string) => `New code in ${time}`,
      newCodeSoon: 'Making a new code',
      copyLink: 'Copy link',
      copied: 'Copied',
      copyFailed: 'This page does not let Baton use the clipboard. Scan the code instead.',
      opening: 'Getting a code',
      blank: 'Nobody scanned the code for five minutes, so Baton put it away.',
      offline:
        'Baton’s server cannot be reached. Baton keeps trying; check the network, or the server in Baton’s options.',
      covered:
        'You are sharing your screen. Whoever sees it could scan the code, so Baton keeps it hidden.',
      showAnyway: 'Show anyway',
      noCall: 'No call found in this tab yet. Join your meeting, then scan.',
      listeningOnly:
        'On this page your phone can listen only, until the site is allowed and reloaded.',
      endsOther: 'A call from another tab is on a phone. A new scan ends that one.',
    },
    notices: {
      'old-code': 'Someone scanned an old code. Only the code shown now works.',
      'wrong-code':
        'That was not the code on the phone, so nothing was sent. Scan the new code to try again.',
      'two-devices': 'Two devices scanned this code, so Baton turned both away. Here is a new one.',
      declined: 'The request was declined. Nothing was sent.',
      'timed-out': 'That took too long, so nothing was sent. Scan the new code to try again.',
      'too-many-attempts':
        'Too many failed attempts. Baton stopped taking scans; ask for a new code when you are ready.',
      failed: 'The phone could not connect. Scan the new code to try again.',
    },
    confirming: {
      title: 'Send to phone',
      wants: (phone: string) => `${phone} wants this call.`,
      someone: 'A phone',
      type: 'Type the code shown on the phone',
      field: 'Code shown on the phone',
      twoDigits: 'Two digits. Baton goes on after the second.',
      decline: 'Decline',
      waiting: 'Now tap Move call here on the phone',
      right: 'That is the right code.',
      listeningOnly: 'It can listen only: people will still hear your laptop.',
    },
    connecting: {
      title: 'Call on your phone',
      moving: (phone: string) => `Moving the call to ${phone}`,
    },
    live: {
      title: 'Call on your phone',
      onPhone: 'On your phone',
      microphone: {
        sent: 'Microphone on: people hear your phone',
        muted: 'Muted: people hear nothing',
        'muted-by-site': 'Muted in the meeting: people hear nothing',
        paused: 'Microphone paused: the phone is in the background',
      },
      camera: { sent: 'Camera on', off: 'Camera off' },
      deviceHeld:
        'This page still holds your laptop’s microphone or camera. Nothing of them is sent.',
      keepAwake: 'Keep this laptop open and awake',
      bringBack: 'Bring back',
      returning: 'Bringing the call back',
    },
    problems: {
      'devices-refused':
        'The browser did not let this page use the microphone or camera. Allow them for the site, then try again.',
      'devices-failed':
        'The laptop’s microphone or camera could not be opened. Another program may be using them.',
    },
    leave: {
      title: 'Leave the meeting',
      question: 'Leave the meeting? This closes the tab.',
      why: 'You tapped Leave on the phone.',
      closeTab: 'Close tab',
      stay: 'Stay',
    },
    listening: {
      title: 'Call on your phone',
      hears: (phone: string) => `${phone} is listening`,
      stillLaptop: 'People still hear your laptop. Reload the meeting to speak from the phone.',
      allow: 'Allow this site and reload',
    },
    reconnecting: {
      title: 'Call on your phone',
      holding: 'Reconnecting, holding your seat muted',
      hint: (phone: string) => `Baton lost ${phone} and keeps trying for 45 seconds.`,
    },
    ended: {
      title: 'Call on your phone',
      over: 'Handoff over',
      onLaptop: 'Back on your laptop',
      back: 'Your call is back, muted',
      turnOn: 'Turn on microphone and camera',
      turningOn: 'Turning on microphone and camera',
      /** `who` is the phone's name; it begins the sentence. */
      reasons: {
        declined: (who: string) => `${who} declined the call.`,
        'wrong-code': () => 'The code was wrong. Nothing was sent.',
        'two-devices': () => 'Two devices scanned the code. Nothing was sent.',
        'timed-out': () => 'That took too long. Nothing was sent.',
        returned: () => 'The call is back on this laptop.',
        left: (who: string) => `${who} left the call.`,
        closed: (who: string) => `${who} closed Baton.`,
        failed: () => 'The connection to the phone failed.',
        lost: (who: string) => `${who} was out of reach for 45 seconds.`,
        'meeting-ended': () => 'The meeting ended.',
      },
      someone: 'Your phone',
    },
  },
} as const;
