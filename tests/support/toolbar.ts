import type { BrowserContext, CDPSession, Frame, Page } from 'playwright';
import { eventually } from './eventually';

/** The id of the one extension that this browser was launched with. */
export const extensionId = async (context: BrowserContext): Promise<string> =>
  eventually('an extension worker', () =>
    context
      .serviceWorkers()
      .map((worker) => /^chrome-extension:\/\/([a-p]{32})\//.exec(worker.url())?.[1])
      .find((id) => id !== undefined),
  );

/**
 * Presses the extension's toolbar icon over this page, as a person does: the page's tab comes to the
 * front, and the extension is granted activeTab there.
 */
export const clickToolbar = async (page: Page, id?: string): Promise<void> => {
  const context = page.context();
  await page.bringToFront();
  const wanted = id ?? (await extensionId(context));
  const targetId = await tabTarget(page);
  await withBrowserSession(context, (session) =>
    // Newer than Playwright's types of the protocol.
    sendUntyped(session, 'Extensions.triggerAction', { id: wanted, targetId }),
  );
};

/** Settles when the extension listens: a click before that, in a browser that has just begun, is lost. */
export const untilClicksCount = async (context: BrowserContext): Promise<void> => {
  await extensionId(context);
  const [worker] = context.serviceWorkers();
  await eventually('an extension that listens to clicks', () =>
    worker?.evaluate(() => chrome.action.onClicked.hasListeners()),
  );
};

/** The overlay's frame, also inside a closed shadow root; waits until it is there. */
export const overlayFrame = async (page: Page, timeoutMs = 15_000): Promise<Frame> =>
  eventually(
    'the overlay in the page',
    () => findOverlay(page),
    { timeoutMs },
    () => page.frames().map((frame) => frame.url()),
  );

/** The overlay's frame if the page has one now. */
export const findOverlay = (page: Page): Frame | undefined =>
  page
    .frames()
    .find((frame) => /^chrome-extension:\/\/[^/]+\/overlay\.html(#|\?|$)/.test(frame.url()));

/** How many tabs the browser has muted; asked in the extension's worker. */
export const mutedTabs = async (context: BrowserContext): Promise<number> => {
  await extensionId(context);
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error('The extension has no worker');
  return worker.evaluate(async () => {
    const tabs = await chrome.tabs.query({ muted: true });
    return tabs.length;
  });
};

/** The target of type tab that holds the page: the protocol's actions want it, not the page's own. */
const tabTarget = async (page: Page): Promise<string> => {
  const context = page.context();
  const pageSession = await context.newCDPSession(page);
  const own = await pageSession.send('Target.getTargetInfo');
  await pageSession.detach();
  return withBrowserSession(context, (session) =>
    eventually('the active tab of the page', async () => {
      const { targetInfos } = await session.send('Target.getTargets', {
        filter: [{ type: 'tab' }],
      });
      const tabs = targetInfos.filter(({ url }) => url === own.targetInfo.url);
      const active = tabs.find((tab) => readActive(tab) !== false);
      return active?.targetId;
    }),
  );
};

/** Newer than Playwright's types: whether the tab is the one in front of its window. */
const readActive = (tab: object): boolean | undefined => {
  const data: unknown = Reflect.get(tab, 'embedderData');
  if (typeof data !== 'object' || data === null) return undefined;
  return Reflect.get(data, 'tabActive') === true;
};

const withBrowserSession = async <T>(
  context: BrowserContext,
  use: (session: CDPSession) => Promise<T>,
): Promise<T> => {
  const browser = context.browser();
  if (browser === null) throw new Error('This context has no browser of its own');
  const session = await browser.newBrowserCDPSession();
  try {
    return await use(session);
  } finally {
    await session.detach();
  }
};

const sendUntyped = (
  session: CDPSession,
  method: string,
  params: Record<string, string>,
): Promise<unknown> => Reflect.apply(session.send, session, [method, params]);
