import type { Device, FromPage, RemoteTrack, SiteReport, ToPage } from '../bridge/messages';
import type { FromTab, ToTab } from '../session/port-messages';
import { adapterFor } from '../sites/adapters';
import { createLeaveSite } from './leave-site';
import { createNames } from './names';
import { findOwnButtons, noButtons, type OwnButtons } from './own-buttons';
import { type PageTree, readPage } from './page-tree';
import { createSetOwn } from './set-own';
import { shownMedia } from './shown-media';
import { asScreens, shownScreens } from './shown-screens';

export interface SiteWatch {
  /** Takes what the page world said, and passes it on with what the page shows. */
  fromPage(message: FromPage, stream: MediaStream | null): void;
  /** Whether the order was for the page's own controls, and needs nobody else. */
  fromHost(message: ToTab): boolean;
}

/** Pages change all the time: they are read at most so often. */
const lookEveryMs = 1_000;
/** A button that was replaced is looked for sooner. */
const replacedMs = 100;

/** Attributes that carry names or states. Styles are not among them: they move with every word spoken. */
const told = [
  'aria-label',
  'aria-pressed',
  'aria-checked',
  'aria-disabled',
  'class',
  'data-is-muted',
  'data-qa',
  'disabled',
  'title',
];
const inPage = told.filter((name) => name !== 'class');

/**
 * Stands between the page world and the rest of the tab world, and adds what
 * only the page's own elements tell: names, the state and the buttons of its
 * controls, the way out. Reads and presses nothing while nobody watches.
 */
export const createSiteWatch = (options: {
  readonly window: Window & typeof globalThis;
  readonly toPage: (message: ToPage) => void;
  readonly toHost: (message: FromTab) => void;
  readonly toMedia: (message: FromPage, stream: MediaStream | null) => void;
  readonly signal: AbortSignal;
  /** The host whose product this is; by default the page's own. */
  readonly host?: string;
}): SiteWatch => {
  const { window, toPage, toHost, toMedia, signal } = options;
  const origin = window.origin;
  const host = options.host ?? (URL.canParse(origin) ? new URL(origin).hostname : '');
  const adapter = adapterFor(host);
  const names = createNames(adapter?.names);
  let watching: AbortController | null = null;
  let raw: SiteReport | null = null;
  let remotes: readonly RemoteTrack[] = [];
  let stream: MediaStream | null = null;
  let buttons = noButtons;
  let screens: ReadonlySet<string> = new Set();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let waiting = false;
  let lastReport = '';
  let lastTracks = '';

  /**
   * Frames of one origin see the same buttons: the one with the devices presses them, and
   * nobody presses twice.
   */
  const ours = (): OwnButtons => (raw?.holdsDevices === true ? buttons : noButtons);
  const toggleOf = (device: Device) => ours()[device];
  const leaveOf = () => (ours().leave?.isConnected === true ? ours().leave : null);

  const merged = (report: SiteReport): SiteReport => {
    const state = (device: Device) => {
      const { known, state: said } = buttons[device] ?? { known: false, state: () => null };
      // A button only closes: what the senders do not send is muted whatever it says.
      return known && report[device] === 'open' && said() === 'muted' ? 'muted' : report[device];
    };
    const settable = (device: Device) => toggleOf(device) !== null && !own.isWithdrawn(device);
    return {
      ...report,
      microphone: state('microphone'),
      camera: state('camera'),
      canSetMicrophone: report.canSetMicrophone || settable('microphone'),
      canSetCamera: report.canSetCamera || settable('camera'),
      canLeave: report.canLeave || leaveOf() !== null,
    };
  };
  const tellReport = (): void => {
    if (raw === null) return;
    const report = merged(raw);
    const text = JSON.stringify(report);
    if (text === lastReport) return;
    lastReport = text;
    toMedia({ t: 'site', report }, null);
  };
  /** The page world's tracks, with what the page's elements say of them. */
  const described = (): RemoteTrack[] => asScreens(names.rename(remotes), screens);
  const tellRemotes = (): void => {
    const tracks = described();
    lastTracks = JSON.stringify(tracks);
    toMedia({ t: 'remotes', tracks }, stream);
  };

  const observe = (page: PageTree, { signal: off }: AbortController): void => {
    for (const root of page.roots) {
      inDocument.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: inPage,
      });
      // An element that gets a stream is no change of the document.
      for (const event of ['loadedmetadata', 'emptied'])
        root.addEventListener(event, lookSoon, { capture: true, signal: off });
    }
    for (const toggle of [buttons.microphone, buttons.camera])
      if (toggle !== null)
        onButtons.observe(toggle.button, {
          subtree: true,
          childList: true,
          characterData: true,
          attributeFilter: told,
        });
  };
  const look = (): void => {
    if (watching === null || (remotes.length === 0 && raw?.reach === 'none')) return;
    lookedAt = performance.now();
    const page = readPage(window);
    names.look(page, remotes);
    onButtons.disconnect();
    const shown = shownMedia(page, remotes);
    screens = shownScreens(shown);
    buttons = findOwnButtons(page, adapter, shown, names.found());
    observe(page, watching);
    if (JSON.stringify(described()) !== lastTracks) tellRemotes();
    tellReport();
    leaving.look(page);
  };
  const lookSoon = (): void => {
    if (waiting || watching === null) return;
    waiting = true;
    const wait = Math.max(0, lookedAt + lookEveryMs - performance.now());
    setTimeout(() => {
      waiting = false;
      if (!signal.aborted) look();
    }, wait);
  };
  const isReplaced = (): boolean =>
    [buttons.microphone?.button, buttons.camera?.button].some((one) => one?.isConnected === false);
  const inDocument = new MutationObserver(() => {
    if (isReplaced() && performance.now() - lookedAt > replacedMs) look();
    else lookSoon();
  });
  const onButtons = new MutationObserver(tellReport);

  const own = createSetOwn({
    sent: (device) => raw?.[device] ?? 'none',
    handled: (device) =>
      raw !== null && (device === 'microphone' ? raw.canSetMicrophone : raw.canSetCamera),
    toggle: (device) => {
      look();
      return toggleOf(device);
    },
    toPage: (device, open) => toPage({ t: 'set-site', device, open }),
    withdrawn: tellReport,
    signal,
  });
  const leaving = createLeaveSite({
    window,
    confirm: adapter?.leave?.confirm,
    handled: () => raw?.canLeave ?? false,
    button: leaveOf,
    people: () => remotes.length,
    hangUp: () => toPage({ t: 'leave' }),
    over: (done) => {
      if (done) toPage({ t: 'left' });
      toHost({ t: 'left', done });
    },
    signal,
  });

  const stop = (): void => {
    watching?.abort();
    watching = null;
    inDocument.disconnect();
    onButtons.disconnect();
    remotes = [];
    stream = null;
    buttons = noButtons;
    screens = new Set();
    lastReport = lastTracks = '';
  };
  signal.addEventListener('abort', stop, { once: true });

  return {
    fromPage(message, given) {
      switch (message.t) {
        case 'site':
          raw = message.report;
          tellReport();
          return lookSoon();
        case 'remotes':
          remotes = message.tracks;
          stream = given;
          tellRemotes();
          return lookSoon();
        default:
          return toMedia(message, given);
      }
    },
    fromHost(message) {
      switch (message.t) {
        case 'watch':
          if (message.on) watching ??= new AbortController();
          else stop();
          // The page world starts with everything it knows, and the host has to hear it again.
          lastReport = '';
          return false;
        case 'set-site':
          own.set(message.device, message.open);
          return true;
        case 'leave-site':
          leaving.leave();
          return true;
        default:
          return false;
      }
    },
  };
};
