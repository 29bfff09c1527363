import { browser } from 'wxt/browser';

/** The page that says how it works, once after installing. */
export const openFirstRun = (): Promise<unknown> =>
  browser.tabs.create({ url: browser.runtime.getURL('/first-run.html') });

/** A small window that asks for one site: prompts are never asked from the overlay. */
export const openAllowWindow = (tabId: number, origin: string): Promise<unknown> => {
  const url = new URL(browser.runtime.getURL('/allow.html'));
  url.searchParams.set('origin', origin);
  url.searchParams.set('tab', String(tabId));
  return browser.windows.create({ url: url.href, type: 'popup', width: 520, height: 440 });
};
