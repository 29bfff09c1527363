import { browser } from 'wxt/browser';
import { sitePattern } from '../sites/site-pattern';
import { openAllowWindow, openHowItWorks } from './pages';
import { isSiteAllowed } from './site-allowed';
import { toolbarText } from './toolbar-text';

interface Tab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
}

/** The browser itself adds the way to the options in Chromium, but not in Firefox. */
const entries = [
  'allow-site',
  'how-it-works',
  ...(import.meta.env.FIREFOX ? (['options'] as const) : []),
] as const;
type Entry = (typeof entries)[number];

const isEntry = (id: unknown): id is Entry => entries.some((entry) => entry === id);

/** What the toolbar button's own menu offers. Made anew each time, so that its words are today's. */
export const makeMenu = async (): Promise<void> => {
  const { menu } = await toolbarText();
  await browser.contextMenus.removeAll();
  for (const id of entries)
    browser.contextMenus.create({
      id,
      title: menu[id],
      contexts: [import.meta.env.FIREFOX ? 'browser_action' : 'action'],
    });
};

/** Nothing reloads a running meeting by a mere look at the menu: what is allowed is shown in the options. */
const allowSite = async ({ id, url = '' }: Tab): Promise<unknown> => {
  const allowable = id !== undefined && sitePattern(url) !== null && !(await isSiteAllowed(url));
  return allowable ? openAllowWindow(id, new URL(url).origin) : browser.runtime.openOptionsPage();
};

export const chooseFromMenu = async (entry: unknown, tab: Tab): Promise<unknown> => {
  if (!isEntry(entry)) return;
  switch (entry) {
    case 'allow-site':
      return allowSite(tab);
    case 'how-it-works':
      return openHowItWorks();
    case 'options':
      return browser.runtime.openOptionsPage();
    default:
      return entry satisfies never;
  }
};
