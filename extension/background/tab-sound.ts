import { browser } from 'wxt/browser';

/**
 * Mutes a tab for the handoff, and afterwards unmutes what Baton muted; a tab
 * that the person muted stays so. The browser keeps who muted it, so nothing
 * is lost when the worker stops in between.
 */
export const muteTab = async (tabId: number, muted: boolean): Promise<void> => {
  const { mutedInfo } = await browser.tabs.get(tabId);
  const byBaton = mutedInfo?.extensionId === browser.runtime.id;
  if (mutedInfo?.muted === muted || (!muted && !byBaton)) return;
  await browser.tabs.update(tabId, { muted });
};
