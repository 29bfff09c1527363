import { browser } from 'wxt/browser';

const scriptIds = ['page', 'tab'];

const register = async (): Promise<void> => {
  const { origins: granted = [] } = await browser.permissions.getAll();
  const built = browser.runtime.getManifest().content_scripts ?? [];
  const origins = granted.filter(
    (origin) => !built.some(({ matches }) => matches?.includes(origin)),
  );
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: scriptIds });
  if (registered.length > 0)
    await browser.scripting.unregisterContentScripts({
      ids: registered.map(({ id }) => id),
    });
  if (origins.length === 0) return;
  const everywhere = {
    matches: origins,
    runAt: 'document_start',
    allFrames: true,
    matchOriginAsFallback: true,
  } as const;
  await browser.scripting.registerContentScripts([
    { ...everywhere, id: 'page', js: ['page.js'], world: 'MAIN' },
    { ...everywhere, id: 'tab', js: ['tab.js'] },
  ]);
};

let last: Promise<void> = Promise.resolve();

/**
 * Registers the hooks and the tab world at `document_start` on every site that
 * is allowed for good, and nowhere else. One after the other: a granted
 * permission is heard of twice, and a script id can be registered once only.
 */
export const registerSiteScripts = (): Promise<void> => {
  last = last.then(register, register);
  return last;
};
