import type { AudioOnly, LinkQuality, PhoneDevice, PhoneView } from '../core/protocol/views';
import { App, type AppProps } from '../pwa/screens/app';
import { Ended } from '../pwa/screens/ended';
import type { InstallOffer } from '../pwa/screens/install-offer';
import { text } from '../pwa/text/text';
import { confirming, ended, listening, live, reconnecting } from '../tests/browser/pwa/states';
import { people, presenting, selfView, silence, tab } from './pictures';
import type { GalleryState } from './state';
import { distinct, variations } from './variations';

type Phase = PhoneView['phase'];
type Of<P extends Phase> = Extract<PhoneView, { phase: P }>;
type Samples = { readonly [P in Phase]: [string, Of<P>][] };

const none = {};

/** What a device of the phone can be in a call. */
const devices = {
  on: none,
  off: none,
  refused: none,
  missing: none,
  busy: none,
  interrupted: none,
  'given-back': none,
  switching: none,
  lost: none,
};
const inCall = 'meet.example.org';

/** Every phase, and in it every value that a view can have. */
const samples: Samples = {
  idle: variations<Of<'idle'>>(
    { phase: 'idle', screen: 'welcome' },
    {
      screen: {
        welcome: none,
        scanning: none,
        server: { broker: 'https://call.example.net' },
        elsewhere: { host: 'call.example.net' },
      },
    },
  ),
  connecting: variations<Of<'connecting'>>(
    { phase: 'connecting', step: 'reaching' },
    { step: { reaching: none, starting: { host: inCall } } },
  ),
  confirming: [
    ...variations<Of<'confirming'>>(confirming(), {
      reach: { handoff: none, listening: none, null: { host: null } },
      moved: { false: none, true: none },
      known: { false: none, true: none },
      accepted: { false: none, true: none },
    }),
    ['confirming · moved, accepted', confirming({ moved: true, accepted: true })],
    ['confirming · known, moved', confirming({ known: true, moved: true })],
    ['confirming · known, accepted', confirming({ known: true, accepted: true })],
  ],
  live: variations<Of<'live'>>(live(), {
    uplink: { true: none, false: none },
    muted: { no: none, phone: none, site: none },
    paused: { null: none, background: { muted: 'phone' }, taken: { muted: 'phone' } },
    microphone: devices,
    camera: devices,
    cameraOffBySite: { false: none, true: none },
    page: { here: none, reloading: none },
    asksToRemember: { false: none, true: none },
  }),
  listening: variations<Of<'listening'>>(listening(), {
    canMove: { false: none, true: none },
    sound: { false: none, true: none },
    page: { here: none, reloading: none },
    picture: { people: none, tab: none },
  }),
  reconnecting: variations<Of<'reconnecting'>>(reconnecting, {}),
  ended: variations<Of<'ended'>>(ended, {
    canRejoin: { false: none, true: { reason: 'lost' } },
    reason: {
      returned: none,
      left: none,
      closed: none,
      lost: none,
      'not-a-baton-code': none,
      'newer-code': none,
      expired: none,
      'expired-or-used': none,
      'server-unreachable': none,
      'laptop-unreachable': none,
      'not-the-laptop': none,
      protocol: none,
      declined: none,
      'wrong-code': none,
      'two-devices': none,
      'timed-out': none,
      'different-network': none,
      'relay-refused': none,
      failed: none,
    },
  }),
};

const nothing = (): void => {};

const propsOf = (view: PhoneView): Omit<AppProps, 'language'> => ({
  view,
  act: nothing,
  participants: view.phase === 'listening' && view.picture === 'tab' ? tab() : people(),
  sounds: [],
  selfView: view.phase === 'live' && view.camera === 'on' ? selfView() : null,
  selfSound: null,
  cameraChosen: true,
  audioOnly: null,
  link: { step: 'good', relayed: false },
  remembers: false,
  install: null,
  phoneName: 'Pixel 8',
  onShown: nothing,
  update: null,
  onLanguage: nothing,
});

const state = (
  name: string,
  view: PhoneView,
  more: Partial<Omit<AppProps, 'view'>> = {},
  others: Partial<GalleryState> = {},
): GalleryState => ({
  name: `phone ${name}`,
  page: 'phone',
  phase: view.phase,
  draw: (language) => <App {...propsOf(view)} {...more} language={language} />,
  ...others,
});

/** Presses what is called so in the language that is drawn. */
const press = (name: () => string) => (root: HTMLElement) => {
  const named = [...root.querySelectorAll<HTMLElement>('button, summary')].find(
    ({ textContent }) => textContent?.trim() === name(),
  );
  if (named === undefined) throw new Error(`Nothing is called “${name()}”.`);
  named.click();
};

const scanning: PhoneView = { phase: 'idle', screen: 'scanning' };

const qualities: Readonly<Record<LinkQuality['step'], LinkQuality>> = {
  good: { step: 'good', relayed: true },
  fair: { step: 'fair', relayed: false },
  poor: { step: 'poor', relayed: true },
};
const soundOnly: Readonly<Record<AudioOnly, object>> = { chosen: none, link: none };
const installs: Readonly<Record<InstallOffer['how'], InstallOffer>> = {
  ask: { how: 'ask', ask: nothing },
  ios: { how: 'ios' },
  menu: { how: 'menu' },
};

/** What a view does not tell: what is open, and what the browser gives. */
const extras = (): GalleryState[] => [
  state('welcome · remembers', { phase: 'idle', screen: 'welcome' }, { remembers: true }),
  state('welcome · update', { phase: 'idle', screen: 'welcome' }, { update: nothing }),
  state(
    'welcome · paste',
    { phase: 'idle', screen: 'welcome' },
    {},
    { after: press(() => text.paste.open) },
  ),
  state('scanning · refused', scanning, {}, { camera: 'NotAllowedError' }),
  state('scanning · no camera', scanning, {}, { camera: 'NotFoundError' }),
  state('scanning · busy', scanning, {}, { camera: 'NotReadableError' }),
  state('scanning · failed', scanning, {}, { camera: 'AbortError' }),
  state('confirming · self view', confirming(), { selfView: selfView(), selfSound: silence() }),
  state('confirming · no camera chosen', confirming(), { cameraChosen: false }),
  ...Object.keys(devices).map((word) =>
    state(
      `confirming · microphone ${word}`,
      confirming({ devices: { microphone: word as PhoneDevice, camera: 'off' } }),
    ),
  ),
  state('live · presenting', live({ speaker: 'Bo' }), { participants: presenting() }),
  state('live · alone', live(), { participants: [] }),
  state('live · leaving', live(), {}, { after: press(() => text.call.leave) }),
  state('live · more', live(), {}, { after: press(() => text.call.more) }),
  ...Object.entries(qualities).map(([step, link]) =>
    state(`live · link ${step}`, live(), { link }),
  ),
  ...Object.keys(soundOnly).map((why) =>
    state(`live · audio only ${why}`, live(), { audioOnly: why as AudioOnly }),
  ),
  ...Object.entries(installs).map(([how, install]) => ({
    ...state(`ended · install ${how}`, ended),
    // The app offers it only after a call, which this page has not had.
    draw: () => (
      <div class="app">
        <Ended view={ended} act={nothing} install={install} />
      </div>
    ),
  })),
];

export const phoneStates = (): GalleryState[] => [
  ...distinct<PhoneView>(Object.values(samples).flat()).map(([name, view]) => state(name, view)),
  ...extras(),
];
