import { browser } from 'wxt/browser';
import type { AwakePermission } from './awake-permission';
import type { SitePermissions } from './site-permissions';

/** Everything as it was after installing: nothing stored, nothing allowed but what came with the build. */
export const resetAll = async (
  sites: SitePermissions,
  awake: AwakePermission | null,
  phones: { forgetAll(): Promise<void> },
  area: { clear(): Promise<void> } = browser.storage.local,
): Promise<void> => {
  const granted = (await sites.granted()).filter((pattern) => !sites.builtIn.includes(pattern));
  await Promise.all([
    area.clear(),
    phones.forgetAll(),
    granted.length > 0 ? sites.remove(granted) : null,
    (await awake?.allowed()) === true ? awake?.remove() : null,
  ]);
};
