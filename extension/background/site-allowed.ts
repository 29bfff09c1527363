import { browser } from 'wxt/browser';
import { sitePattern } from '../sites/site-pattern';

/**
 * Whether the page's site is allowed for good, so that its next load is hooked from the start. What a
 * click on the toolbar allows for once does not count.
 */
export const isSiteAllowed = async (url: string | undefined): Promise<boolean> => {
  const pattern = url === undefined ? null : sitePattern(url);
  return pattern !== null && browser.permissions.contains({ origins: [pattern] });
};
