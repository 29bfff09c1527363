import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { rememberConnections } from './connections';
import { colourCamera, toneMicrophone } from './fake-media';
import { findChromium } from './find-chromium';
import { atEnd } from './lifetime';

export interface ParticipantOptions {
  /** Only for error messages and the profile's directory. */
  name: string;
  /** `#rrggbb` of the camera's picture; not used when `video` is given. */
  colour?: string;
  /** The microphone's tone in Hz. */
  toneHz: number;
  signal: AbortSignal;
  /** A built, unpacked extension. */
  extension?: string;
  /** A camera file of its own, Y4M or MJPEG. */
  video?: string;
  /** Runs in a window of this X display instead of headless. */
  display?: string;
  /** Lets the browser ask the person for camera and microphone, instead of saying yes by itself. */
  asksForDevices?: boolean;
  /** Offers host candidates as .local names, as real browsers do before a device is allowed. */
  mdnsCandidates?: boolean;
  args?: readonly string[];
}

export interface Participant {
  readonly name: string;
  readonly context: BrowserContext;
  /** The tab that was open from the start. */
  readonly page: Page;
  stop(): Promise<void>;
}

/** Playwright's defaults that would take away what the tests are about. */
const unwantedDefaults = ['--disable-extensions', '--mute-audio', '--hide-scrollbars'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  // A machine without a network has no other address to offer.
  '--allow-loopback-in-peer-connection',
  // The door for Extensions.triggerAction, a click on the toolbar icon.
  '--enable-unsafe-extension-debugging',
];

/** This list replaces Playwright's own; the first five are its, and keep the browser off the network. */
const disabledFeatures = ({ mdnsCandidates }: ParticipantOptions): string[] => [
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'PreconnectToSearch',
  ...(mdnsCandidates ? [] : ['WebRtcHideLocalIpsWithMdns']),
];

/** The command line of a participant, without what Playwright adds to it. */
export const participantArguments = async (options: ParticipantOptions): Promise<string[]> => {
  const { colour = '#808080', video, toneHz, asksForDevices, extension, args = [] } = options;
  return [
    ...flags,
    `--use-file-for-fake-video-capture=${video ?? (await colourCamera(colour))}`,
    `--use-file-for-fake-audio-capture=${await toneMicrophone(toneHz)}`,
    ...(asksForDevices ? [] : ['--use-fake-ui-for-media-stream']),
    `--disable-features=${disabledFeatures(options).join(',')}`,
    ...(extension === undefined
      ? []
      : [`--load-extension=${extension}`, `--disable-extensions-except=${extension}`]),
    ...args,
  ];
};

/** A Chromium process of its own with its own camera and microphone, gone with the signal. */
export const launchParticipant = async (options: ParticipantOptions): Promise<Participant> =>
  launch(options, {});

/** A phone as Chromium emulates one: small touch screen, Android's user agent, Pixel 8 as model. */
export const launchPhone = async (options: ParticipantOptions): Promise<Participant> => {
  const phone = await launch(options, {
    viewport: { width: 412, height: 839 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    userAgent: phoneUserAgent,
    ignoreHTTPSErrors: true,
  });
  await nameModel(phone.context, phone.page);
  return phone;
};

type ContextOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

const launch = async (options: ParticipantOptions, device: ContextOptions) => {
  const { name, signal, display } = options;
  signal.throwIfAborted();
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found: apt-get install chromium');
  const profile = mkdtempSync(join(tmpdir(), `baton-${name}-`));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: display === undefined,
    // With a screen, Playwright would make every window of the browser as large as its viewport.
    viewport: display === undefined ? { width: 1280, height: 800 } : null,
    ...device,
    ...(display === undefined ? {} : { env: { ...process.env, DISPLAY: display } }),
    ignoreDefaultArgs: unwantedDefaults,
    handleSIGINT: false,
    args: await participantArguments(options),
  });
  const stop = atEnd(signal, async () => {
    // A browser that died, or lost its display, is closed already.
    await context.close().catch((error: unknown) => {
      if (context.browser()?.isConnected() === true) throw error;
    });
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  await context.addInitScript(rememberConnections);
  const page = context.pages()[0] ?? (await context.newPage());
  return { name, context, page, stop };
};

const phoneUserAgent =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36';

/** Playwright fills in no model, and the model is what names the phone on the laptop. */
const nameModel = async (context: BrowserContext, page: Page): Promise<void> => {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setUserAgentOverride', {
    userAgent: phoneUserAgent,
    userAgentMetadata: {
      brands: [{ brand: 'Chromium', version: '156' }],
      platform: 'Android',
      platformVersion: '16.0.0',
      architecture: '',
      model: 'Pixel 8',
      mobile: true,
    },
  });
};
