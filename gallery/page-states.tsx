import { Allow } from '../extension/screens/allow/allow';
import { Awake } from '../extension/screens/awake/awake';
import { FirstRun } from '../extension/screens/first-run/first-run';
import { Options } from '../extension/screens/options/options';
import type { RememberedPhones } from '../extension/screens/options/remembered-section';
import type { AwakePermission } from '../extension/settings/awake-permission';
import type { ServerCheck } from '../extension/settings/check-server';
import type { SitePermissions } from '../extension/settings/site-permissions';
import type { GalleryState } from './state';

const nothing = (): void => {};

const permissions: SitePermissions = {
  builtIn: ['https://corp.example.org/*'],
  granted: async () => ['https://corp.example.org/*', 'https://meet.example.org/*'],
  allows: async (patterns) => patterns.some((pattern) => pattern.includes('google')),
  request: async () => false,
  remove: async () => true,
  watch: nothing,
};

const awake: AwakePermission = {
  allowed: async () => true,
  request: async () => true,
  remove: async () => true,
};

const phones: RememberedPhones = {
  list: async () => [
    { key: 'a', name: 'Pixel 8', lastUsed: Date.UTC(2025, 2, 5, 12) },
    {
      key: 'b',
      name: 'My work phone with its rather long name',
      lastUsed: Date.UTC(2025, 0, 20, 12),
    },
  ],
  forget: async () => {},
  forgetAll: async () => {},
};
const noPhones: RememberedPhones = { ...phones, list: async () => [] };

type Answer = ServerCheck['kind'] | Extract<ServerCheck, { kind: 'reachable' }>['phone'];
const phoneOrigin = 'https://phones.example.org';
const answers: Readonly<Record<Exclude<Answer, 'reachable'>, ServerCheck>> = {
  unreachable: { kind: 'unreachable' },
  'not-baton': { kind: 'not-baton' },
  good: { kind: 'reachable', phoneOrigin, phone: 'good' },
  ask: { kind: 'reachable', phoneOrigin, phone: 'ask' },
  insecure: { kind: 'reachable', phoneOrigin: 'http://192.168.1.20', phone: 'insecure' },
  'too-long': { kind: 'reachable', phoneOrigin, phone: 'too-long' },
};

const options = (
  name: string,
  answer: ServerCheck = answers.good,
  after: (root: HTMLElement) => void = nothing,
  remembered = noPhones,
): GalleryState => ({
  name: `options${name}`,
  page: 'options',
  draw: (language) => (
    <Options
      permissions={permissions}
      stored={{ server: 'https://call.example.org', confirmedPhoneOrigin: null }}
      save={async () => {}}
      check={async () => answer}
      awake={awake}
      phones={remembered}
      language={language}
      onLanguage={nothing}
      reset={nothing}
    />
  ),
  after,
});

/** Presses the button of the section's first form. */
const submit = (place: number) => (root: HTMLElement) =>
  root.querySelectorAll<HTMLButtonElement>('form button[type="submit"]').item(place).click();

const request = {
  origin: 'https://meet.example.org',
  pattern: 'https://meet.example.org/*',
  tabId: 1,
};

const allow = (
  name: string,
  more: Partial<Parameters<typeof Allow>[0]> = {},
  after: (root: HTMLElement) => void = nothing,
): GalleryState => ({
  name: `allow${name}`,
  page: 'small-window',
  draw: () => (
    <Allow
      request={request}
      ask={async () => true}
      tell={async () => {}}
      close={nothing}
      {...more}
    />
  ),
  after,
});

const press = (root: HTMLElement): void => root.querySelector<HTMLElement>('.primary')?.click();

const pressLast = (root: HTMLElement): void =>
  [...root.querySelectorAll<HTMLElement>('section:last-of-type button')].at(-1)?.click();

const askAwake = (
  name: string,
  agrees: boolean,
  after: (root: HTMLElement) => void = nothing,
): GalleryState => ({
  name: `awake${name}`,
  page: 'small-window',
  draw: () => <Awake ask={async () => agrees} close={nothing} />,
  after,
});

/** The extension's own pages. */
export const pageStates = (): GalleryState[] => [
  {
    name: 'first run',
    page: 'first-run',
    draw: () => <FirstRun permissions={permissions} shortcut="Alt+Shift+P" done={nothing} />,
  },
  options(''),
  options(' · not a site', answers.good, submit(0)),
  ...Object.entries(answers).map(([name, answer]) =>
    options(` · server ${name}`, answer, submit(1)),
  ),
  options(' · remembered', answers.good, nothing, phones),
  options(' · reset', answers.good, pressLast),
  allow(''),
  allow(' · refused', { ask: async () => false }, press),
  allow(' · failed', { tell: () => Promise.reject(new Error('gone')) }, press),
  allow(' · unknown', { request: null }),
  askAwake('', true),
  askAwake(' · refused', false, press),
];
