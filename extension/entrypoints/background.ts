import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { attach, attachWhenLoaded } from '../background/attach';
import { showBadge, showRefusal } from '../background/badge';
import { keepAwake, mayKeepAwake } from '../background/keep-awake';
import { chooseFromMenu, makeMenu } from '../background/menu';
import { openAllowWindow, openAwakeWindow, openHowItWorks } from '../background/pages';
import { openSessionHost, tellSessionHost } from '../background/session-host';
import { isSiteAllowed } from '../background/site-allowed';
import { registerSiteScripts } from '../background/site-scripts';
import { muteTab } from '../background/tab-sound';
import { speakAnew } from '../background/toolbar-text';
import { siteAllowed, type ToBackground, toBackground } from '../session/background-messages';
import { readPlace, rememberPlace } from '../settings/stored-places';
import { readSettings } from '../settings/stored-settings';

/** What the platform refuses here is about a tab that is gone or a page that is protected. */
const orLog = (work: Promise<unknown>): void => {
  work.catch((error: unknown) => console.warn('[baton:background]', error));
};

const invite = async (tab: {
  id?: number | undefined;
  url?: string | undefined;
}): Promise<void> => {
  if (tab.id === undefined) return;
  try {
    await openSessionHost();
    await attach(tab.id);
  } catch (error) {
    console.warn('[baton:background] not attached:', error);
    await showRefusal(tab.id);
    return;
  }
  const { hostname, origin } = new URL(
    tab.url !== undefined && URL.canParse(tab.url) ? tab.url : 'about:blank',
  );
  const [settings, allowed, place, awake] = await Promise.all([
    readSettings(),
    isSiteAllowed(tab.url),
    readPlace(origin),
    mayKeepAwake(),
  ]);
  await tellSessionHost({
    to: 'host',
    t: 'invite',
    tabId: tab.id,
    host: hostname,
    allowed,
    place,
    mayKeepAwake: awake,
    server: settings.server,
    confirmedPhoneOrigin: settings.confirmedPhoneOrigin,
  });
};

/** A prompt for a site that is allowed already would ask for nothing. */
const askForSite = async (tabId: number, origin: string): Promise<void> => {
  if (await isSiteAllowed(origin)) await browser.tabs.reload(tabId);
  else await openAllowWindow(tabId, origin);
};

/** A private window leaves nothing behind. */
const rememberPlaceOf = async ({
  tabId,
  origin,
  place,
}: Extract<ToBackground, { t: 'remember-place' }>): Promise<void> => {
  const { incognito } = await browser.tabs.get(tabId);
  if (!incognito) await rememberPlace(origin, place);
};

/** What the person allowed or took back: sites are hooked, a running call is told. */
const permissionsChanged = async (): Promise<void> => {
  await registerSiteScripts();
  await tellSessionHost({ to: 'host', t: 'may-keep-awake', may: await mayKeepAwake() });
};

const serve = (message: ToBackground): Promise<unknown> => {
  switch (message.t) {
    case 'badge':
      return showBadge(message.tabId, message.phase, message.muted);
    case 'mute-tab':
      return muteTab(message.tabId, message.muted);
    case 'close-tab':
      return browser.tabs.remove(message.tabId);
    case 'ask-for-site':
      return askForSite(message.tabId, message.origin);
    case 'remember-place':
      return rememberPlaceOf(message);
    case 'keep-awake':
      return keepAwake(message.on);
    case 'ask-to-keep-awake':
      return openAwakeWindow();
    case 'attach':
      return attachWhenLoaded(message.tabId);
    default:
      return message satisfies never;
  }
};

export default defineBackground({
  persistent: { firefox: true, chrome: false },
  main() {
    (browser.action ?? browser.browserAction).onClicked.addListener((tab) => orLog(invite(tab)));
    browser.runtime.onInstalled.addListener(({ reason }) => {
      orLog(registerSiteScripts());
      orLog(makeMenu());
      if (reason === 'install') orLog(openHowItWorks());
    });
    browser.runtime.onStartup.addListener(() => {
      orLog(registerSiteScripts());
      orLog(makeMenu());
    });
    browser.storage.onChanged.addListener((changes) => {
      if (!('language' in changes)) return;
      speakAnew();
      orLog(makeMenu());
    });
    browser.permissions.onAdded.addListener(() => orLog(permissionsChanged()));
    browser.permissions.onRemoved.addListener(() => orLog(permissionsChanged()));
    browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) =>
      orLog(chooseFromMenu(menuItemId, tab ?? {})),
    );
    browser.tabs.onRemoved.addListener((tabId) =>
      orLog(tellSessionHost({ to: 'host', t: 'tab-closed', tabId })),
    );
    browser.runtime.onMessage.addListener((message: unknown, sender) => {
      // Only our own pages outside of tabs speak to the worker; content scripts may not.
      const ours = sender.id === browser.runtime.id && sender.url?.startsWith(location.origin);
      if (ours !== true) return;
      const order = v.safeParse(toBackground, message);
      if (order.success) orLog(serve(order.output));
      const allowed = v.safeParse(siteAllowed, message);
      if (allowed.success)
        orLog(registerSiteScripts().then(() => browser.tabs.reload(allowed.output.tabId)));
    });
  },
});
