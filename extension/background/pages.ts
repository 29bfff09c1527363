import { browser } from 'wxt/browser';

/** The page that says how it works: once after installing, and from the menu. */
export const openHowItWorks = (): Promise<unknown> =>
  browser.tabs.create({ url: browser.runtime.getURL('/first-run.html') });

/** A small window that asks for one thing: prompts are never asked from the overlay. */
const openSmall = (url: string): Promise<unknown> =>
  browser.windows.create({ url, type: 'popup', width: 520, height: 440 });

export const openAllowWindow = (tabId: number, origin: string): Promise<unknown> => {
  const url = new URL(browser.runtime.getURL('/allow.html'));
  url.searchParams.set('origin', origin);
  url.searchParams.set('tab', String(tabId));
  return openSmall(url.href);
};

export const openAwakeWindow = (): Promise<unknown> =>
  openSmall(browser.runtime.getURL('/awake.html'));
