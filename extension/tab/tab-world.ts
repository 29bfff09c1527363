import * as v from 'valibot';
import type { FromPage } from '../bridge/messages';
import { connectToPage } from '../bridge/tab-end';
import { type FromTab, toTab } from '../session/port-messages';
import { callControls } from './call-controls';
import { createLeaveGuard } from './leave-guard';
import { createMediaEndpoint } from './media-endpoint';
import { type OverlayHost, showOverlay } from './overlay-host';
import { createSiteWatch } from './site-watch';
import { createTabShare } from './tab-share';
import { watchFrames } from './watch-frames';

/**
 * The isolated world of one frame: joins the page's hooks with the session
 * host. While nobody carries a call it holds one idle bridge and no port.
 */
export const startTab = (options: {
  readonly window: Window & typeof globalThis;
  readonly late: boolean;
  readonly signal: AbortSignal;
}): void => {
  const { window, late, signal } = options;
  let port: chrome.runtime.Port | null = null;
  let capturing = false;
  let watching: AbortController | null = null;
  let overlay: { host: OverlayHost; abort: AbortController } | null = null;

  const toHost = (message: FromTab): void => port?.postMessage(message);
  const page = connectToPage(window, signal, (message: FromPage, stream) => {
    // The code must be gone before the page's capture starts, and this call is synchronous.
    if (message.t === 'capture-starting') overlay?.host.hideAtOnce();
    if (message.t === 'capture-starting' || message.t === 'capture-ended')
      capturing = message.t === 'capture-starting';
    site.fromPage(message, stream);
  });
  const media = createMediaEndpoint({ toPage: page.send, toHost, signal });
  const site = createSiteWatch({
    window,
    toPage: page.send,
    toHost,
    toMedia: media.fromPage,
    signal,
  });
  const share = createTabShare({
    devices: window.navigator.mediaDevices,
    show: (tracks) => {
      media.share(tracks);
      toHost({ t: 'tab-shared', on: tracks.length > 0 });
    },
    signal,
  });
  const guard = createLeaveGuard(window, signal);
  page.send({ t: 'attach', late });

  const watch = (on: boolean): void => {
    watching?.abort();
    watching = null;
    if (!on) return;
    toHost({ t: 'capture', active: capturing });
    watching = new AbortController();
    watchFrames({
      window,
      embedded: (origin) => toHost({ t: 'embedded', origin }),
      loaded: () => toHost({ t: 'frame-loaded' }),
      signal: watching.signal,
    });
  };

  const hideOverlay = (): void => {
    overlay?.abort.abort();
    overlay = null;
  };

  const receive = (raw: unknown): void => {
    const parsed = v.safeParse(toTab, raw);
    if (!parsed.success) return;
    const message = parsed.output;
    switch (message.t) {
      case 'show-overlay': {
        hideOverlay();
        const abort = new AbortController();
        const url = `${chrome.runtime.getURL('overlay.html')}#${message.nonce}`;
        const host = showOverlay(window.document, url, abort.signal, {
          remembered: message.place,
          taken: () => callControls(window),
          moved: (place) => toHost({ t: 'overlay-moved', place }),
        });
        overlay = { host, abort };
        return;
      }
      case 'hide-overlay':
        return hideOverlay();
      case 'size-overlay':
        return overlay?.host.resize(message.width, message.height);
      case 'move-overlay':
        return overlay?.host.moveBy(message.dx, message.dy);
      case 'unhide-overlay':
        return overlay?.host.show();
      case 'watch':
        watch(message.on);
        break;
      case 'guard':
        return guard(message.on);
      case 'leave-site':
        guard(false);
        break;
      case 'share-tab':
        return message.on ? share.start() : share.stop();
      case 'close-link':
        share.stop();
        break;
      default:
        break;
    }
    if (!site.fromHost(message)) media.fromHost(message);
  };

  /** Fails softly while no session host is there: a click on the toolbar calls again. */
  const connect = (): void => {
    if (port !== null) return;
    const opened = chrome.runtime.connect({ name: 'tab' });
    port = opened;
    opened.onMessage.addListener(receive);
    opened.onDisconnect.addListener(() => {
      // Reading it tells the browser that nobody listening is expected here.
      void chrome.runtime.lastError;
      if (port !== opened) return;
      port = null;
      hideOverlay();
      watch(false);
      share.stop();
      guard(false);
      media.hostLost();
    });
    toHost({ t: 'hello', late });
  };
  chrome.runtime.onMessage.addListener((message: unknown, sender) => {
    if (sender.id === chrome.runtime.id && sender.tab === undefined && isConnect(message))
      connect();
  });
  connect();
};

const connectOrder = v.strictObject({ t: v.literal('connect') });
const isConnect = (message: unknown): boolean => v.is(connectOrder, message);
