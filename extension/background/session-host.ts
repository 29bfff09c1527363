import { browser } from 'wxt/browser';
import type { ToHost } from '../session/background-messages';

let opening: Promise<void> | null = null;

const open = async (): Promise<void> => {
  const contexts = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (contexts.length > 0) return;
  await chrome.offscreen.createDocument({
    url: '/offscreen.html',
    reasons: ['WEB_RTC'],
    justification: 'Keeps the link to the phone while the call is carried.',
  });
};

/** The session host lives in the offscreen document; made on the first click, it stays. */
export const openSessionHost = async (): Promise<void> => {
  opening ??= open().finally(() => {
    opening = null;
  });
  await opening;
};

/** Tells the session host, if there is one. */
export const tellSessionHost = async (message: ToHost): Promise<void> => {
  const contexts = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (contexts.length > 0) await browser.runtime.sendMessage(message);
};
