import { browser } from 'wxt/browser';

type Target = { tabId: number; allFrames: true } | { tabId: number; frameIds: number[] };

const inject = async (target: Target): Promise<void> => {
  await browser.scripting.executeScript({ target, world: 'MAIN', files: ['/page.js'] });
  await browser.scripting.executeScript({
    target,
    func: () => {
      Reflect.set(globalThis, 'batonLate', true);
    },
  });
  await browser.scripting.executeScript({ target, files: ['/tab.js'] });
};

/**
 * Makes sure that the hooks and the tab world run in every reachable frame of
 * a tab. Where they did not start with the document they are late: the page's
 * own scripts came first. Throws what the browser says on pages that no
 * extension may enter.
 */
export const attach = async (tabId: number): Promise<void> => {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => 'batonTab' in globalThis,
  });
  const missing = frames.filter(({ result }) => result !== true).map(({ frameId }) => frameId);
  // Frames that have the scripts ignore them; one that is just going away must not stop the others.
  if (missing.includes(0)) await inject({ tabId, allFrames: true });
  else await Promise.allSettled(missing.map((frameId) => inject({ tabId, frameIds: [frameId] })));
  await connect(tabId);
  await connectWindows(tabId);
};

const connect = (tabId: number): Promise<unknown> =>
  browser.tabs.sendMessage(tabId, { t: 'connect' });

/** Windows that the page opened run their own scripts, where their site is allowed. */
const connectWindows = async (openerTabId: number): Promise<void> => {
  const tabs = await browser.tabs.query({});
  const opened = tabs.filter((tab) => tab.openerTabId === openerTabId);
  // Most have no scripts of ours; they are none of our business.
  await Promise.allSettled(opened.map(({ id }) => (id === undefined ? null : connect(id))));
};

/** Resolves when the tab has loaded; rejects where there is no such tab. */
const loaded = (tabId: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const finish = (end: () => void): void => {
      browser.tabs.onUpdated.removeListener(hear);
      end();
    };
    const hear = (changedId: number, { status }: { status?: string }): void => {
      if (changedId === tabId && status === 'complete') finish(resolve);
    };
    browser.tabs.onUpdated.addListener(hear);
    browser.tabs.get(tabId).then(
      ({ status }) => hear(tabId, status === undefined ? {} : { status }),
      (error: unknown) => finish(() => reject(error)),
    );
  });

/**
 * Attaches again once the tab has loaded: the click on the toolbar holds for a reload and for new
 * frames of the same site. Rejects with the browser's words where it does not.
 */
export const attachWhenLoaded = async (tabId: number): Promise<void> => {
  await loaded(tabId);
  await attach(tabId);
};
