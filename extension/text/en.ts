/** Every sentence of the laptop's screens. One file per language. */

export const en = {
  /** The button's tooltip, and the menu under it. */
  toolbar: {
    idle: 'Send this call to your phone',
    inviting: 'Baton: waiting for your phone to scan',
    confirming: 'Baton: type the code shown on the phone',
    connecting: 'Baton: connecting your phone',
    live: 'Baton: this call is on your phone',
    muted: 'Baton: this call is on your phone, muted',
    listening: 'Baton: your phone is listening, people still hear this laptop',
    reconnecting: 'Baton: reconnecting, holding your seat muted',
    ended: 'Baton: your call is back on this laptop',
    refused: 'Baton cannot work on this page: the browser protects it',
    menu: {
      'allow-site': 'Allow Baton on this site…',
      'how-it-works': 'How Baton works',
      options: 'Options',
    },
  },
  overlay: {
    move: 'Move this card. Arrow keys work too',
    details: 'Details',
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
      coveredInstead:
        'Instead, copy the link and send it to your phone, or share a single window in your meeting.',
      showAnyway: 'Show anyway',
      noCall: 'No call found in this tab yet. Join your meeting, then scan.',
      listeningOnly:
        'On this page your phone can listen only, until the site is allowed and reloaded.',
      embedded: (host: string) =>
        `The meeting runs in a frame from ${host}, which Baton may not enter yet.`,
      allowFrame: (host: string) => `Allow ${host} and reload`,
      endsOther: 'Baton is already in use in another tab. A new code here ends that one.',
      newCodeHere: 'New code here',
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
      'relay-refused':
        'The phone could not reach this laptop, and the relay refused to help. Connect both to the same Wi-Fi, or tell whoever runs the server.',
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
      tapNow: 'That is the right code. Now tap Move call here on the phone.',
      known: 'You remember this phone.',
      continueOn: (phone: string) => `Continue on ${phone}`,
      tapThere: 'Now tap Move call here on the phone.',
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
        sent: 'People hear your phone',
        muted: 'Muted on the phone',
        'muted-by-site': 'Muted in the meeting',
        paused: 'Microphone paused: phone in the background',
      },
      camera: { sent: 'People see your phone', off: 'Camera off' },
      deviceHeld:
        'This page still holds your laptop’s microphone or camera. Nothing of them is sent.',
      link: { good: 'Good connection', fair: 'Fair connection', poor: 'Weak connection' },
      relayed: 'relayed',
      keepAwake: 'Keep this laptop open and awake',
      letBaton: 'Let Baton keep it awake',
      keptAwake: 'Baton keeps this laptop awake. Leave it open.',
      bringBack: 'Bring back',
      returning: 'Bringing the call back',
      remember: 'Remember this phone',
      rememberThere: 'Now tap Remember on the phone.',
      remembered: 'Baton remembers this phone: next time one click replaces the code.',
    },
    oldCodeInCall: 'Someone scanned an old code. It was turned away; your call is not affected.',
    problems: {
      'devices-refused':
        'The browser did not let this page use the microphone or camera. Allow them for the site, then try again.',
      'devices-failed':
        'The laptop’s microphone or camera could not be opened. Another program may be using them.',
    },
    leave: {
      title: 'Leave the meeting',
      leaving: 'Leaving the meeting…',
      question: 'Leave the meeting? This closes the tab.',
      why: 'You tapped Leave on the phone.',
      closeTab: 'Close tab',
      stay: 'Stay',
    },
    listening: {
      title: 'Call on your phone',
      hears: (phone: string) => `${phone} is listening`,
      stillLaptop: 'People still hear your laptop. Reload the meeting to speak from the phone.',
      embedded: (host: string) =>
        `The meeting runs in a frame from ${host}. People still hear your laptop.`,
      reloadFirst: 'Reload to use your phone’s microphone and camera.',
      joinAgain: 'Join the meeting, then tap Move call here on the phone to speak from it.',
      allow: 'Allow this site and reload',
      allowFrame: (host: string) => `Allow ${host} and reload`,
      reload: 'Reload this page',
      nothingFound: 'Baton finds no sound and no picture of a meeting on this page.',
      shareTab: 'Share this tab’s picture and sound',
      tabShared: 'The phone shows this tab and plays its sound.',
      stopSharing: 'To stop, use the browser’s own Stop sharing.',
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
      unmute: 'Unmute',
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
  sites: {
    title: 'Meeting sites',
    why: 'On an allowed site Baton starts together with the meeting, so your phone can speak as well as listen. Until you click its button, it only takes note of the page’s call and sends nothing anywhere.',
    everywhereElse:
      'On every other site the toolbar button still works: it may come too late for your phone to speak, and says so.',
    builtIn: 'Allowed by whoever set up this copy of Baton',
    refused: 'Nothing changed: the browser did not allow it.',
    allowed: (site: string) => `${site} is allowed. Reload meetings that are open there.`,
    removed: (site: string) => `${site} is no longer allowed.`,
    otherTitle: 'Another site',
    otherField: 'Address of the meeting site',
    otherExample: 'meet.example.org',
    allow: 'Allow this site',
    notASite: 'That is not the address of a site. It should look like meet.example.org.',
    othersTitle: 'Also allowed',
    remove: 'Remove',
    removeSite: (site: string) => `Remove ${site}`,
  },
  language: {
    title: 'Language',
    choose: 'Language of Baton',
  },
  options: {
    title: 'Baton options',
    serverTitle: 'Server',
    serverWhy:
      'The laptop and the phone find each other through this server, and the phone opens its page. It carries no sound and no picture itself.',
    serverField: 'Server address',
    save: 'Save and check',
    useBuiltIn: 'Use the built-in server',
    notAnOrigin:
      'That is not a server address. It should look like https://call.example.org, with nothing after the name.',
    checking: 'Asking the server',
    unreachable: (server: string) =>
      `Saved, but ${server} does not answer. Check the address, and that the server runs.`,
    notBaton: (server: string) => `Saved, but what answers at ${server} is not a Baton server.`,
    good: (phoneOrigin: string) => `Saved. The server answers; phones open ${phoneOrigin}.`,
    ask: (phoneOrigin: string) =>
      `Saved. The server answers, but sends phones to another host: ${phoneOrigin}. Baton puts it into a code only if you know it.`,
    insecure: (phoneOrigin: string) =>
      `Saved, but the server sends phones to ${phoneOrigin}, which is not https. Phones allow no camera or microphone there.`,
    tooLong: (phoneOrigin: string) =>
      `Saved, but ${phoneOrigin} is too long for a code that phones can read. Give the server a shorter name.`,
    confirm: (phoneOrigin: string) => `I know ${phoneOrigin}; send phones there`,
    remembered: {
      title: 'Remembered phones',
      why: 'A remembered phone needs no code: one click here and one tap there carry a call. Baton forgets a phone that was not used for 90 days. Forget a phone that you lost.',
      none: 'None yet. While a phone carries a call, Baton’s card offers to remember it.',
      lastUsed: (date: string) => `last used ${date}`,
      forget: 'Forget',
      forgetPhone: (name: string) => `Forget ${name}`,
      forgetAll: 'Forget all',
    },
    reset: {
      title: 'Start over',
      why: 'Brings back the built-in server, takes back the sites and permissions that you allowed, and forgets your phones and where you moved Baton’s card.',
      reset: 'Reset to defaults',
      question: 'Reset everything on this page?',
      yes: 'Reset',
      no: 'Keep',
    },
  },
  awake: {
    title: 'Keep this laptop awake?',
    label: 'Keep this laptop awake while it carries a call',
    why: 'The laptop holds your seat in the meeting, so it must not fall asleep. Baton can keep it awake until the call ends; the screen may go dark. A closed lid still sends it to sleep.',
    allow: 'Keep it awake',
    cancel: 'Not now',
    refused: 'The browser did not allow it. You can try again, or leave it.',
  },
  firstRun: {
    page: 'Welcome to Baton',
    title: 'Carry your call to your phone',
    lead: 'Baton moves a web meeting from this laptop to your phone. Nobody in the meeting sees you leave.',
    steps: [
      { title: 'Click Baton in the meeting', words: 'A code appears over the page.' },
      {
        title: 'Scan it with your phone',
        words: 'Type the two digits from the phone here, then tap Move call here there.',
      },
      {
        title: 'Walk away, and come back',
        words: 'The laptop holds your seat. Bring back returns the call with one click.',
      },
    ],
    pinTitle: 'Keep the button at hand',
    pin: 'Open the puzzle piece beside the address bar and press the pin next to Baton.',
    shortcut: (keys: string) => `Or press ${keys} in the meeting.`,
    done: 'Done',
    later: 'You can change all of this later in Baton’s options.',
  },
  allow: {
    page: 'Allow Baton',
    title: (site: string) => `Allow Baton on ${site}?`,
    why: 'It then starts with the meeting, so that your phone can speak. The meeting reloads; join it again and your phone goes on.',
    allow: 'Allow and reload',
    cancel: 'Cancel',
    refused: 'The browser did not allow it. You can try again, or cancel.',
    failed:
      'Something went wrong. Close this window and click Baton’s button in the meeting again.',
    unknown: 'This window was opened without a site. Close it and start from the meeting.',
  },
};

export type Text = typeof en;
