import { browser } from 'wxt/browser';

/**
 * Makes sure that the hooks and the tab world run in every reachable frame of
 * a tab. Where they did not start with the document they are late: the page's
 * own scripts came first. Throws what the browser says on pages that no
 * extension may enter.
 */
export const attach = async (tabId: number): Promise<void> => {
  const [main] = await browser.scripting.executeScript({
    target: { tabId },
    func: () => 'batonTab' in globalThis,
  });
  if (main?.result !== true) {
    const target = { tabId, allFrames: true };
    await browser.scripting.executeScript({ target, world: 'MAIN', files: ['/page.js'] });
    await browser.scripting.executeScript({
      target,
      func: () => {
        Reflect.set(globalThis, 'batonLate', true);
      },
    });
    await browser.scripting.executeScript({ target, files: ['/tab.js'] });
  }
  await browser.tabs.sendMessage(tabId, { t: 'connect' });
};
