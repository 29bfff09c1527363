import * as v from 'valibot';
import { browser } from 'wxt/browser';

/** The sites that the person allowed for good, as match patterns. */
export interface SitePermissions {
  granted(): Promise<readonly string[]>;
  /** True where every page that the patterns match is allowed. */
  allows(patterns: readonly string[]): Promise<boolean>;
  /** Must be the first thing a click does: browsers prompt only then. True when the person agreed. */
  request(patterns: readonly string[]): Promise<boolean>;
  remove(patterns: readonly string[]): Promise<boolean>;
  /** Came with the build (an organisation's own meeting host); cannot be removed. */
  readonly builtIn: readonly string[];
  watch(changed: () => void, signal: AbortSignal): void;
}

const names = v.fallback(v.optional(v.array(v.string()), []), []);
const manifestHosts = v.object({ permissions: names, host_permissions: names });

const builtInPatterns = (): string[] => {
  const { permissions, host_permissions } = v.parse(manifestHosts, browser.runtime.getManifest());
  // Manifest V2 keeps hosts among the other permissions.
  return [...host_permissions, ...permissions.filter((name) => name.includes('://'))];
};

export const browserSitePermissions = (): SitePermissions => ({
  granted: async () => (await browser.permissions.getAll()).origins ?? [],
  allows: (patterns) => browser.permissions.contains({ origins: [...patterns] }),
  request: (patterns) => browser.permissions.request({ origins: [...patterns] }),
  remove: (patterns) => browser.permissions.remove({ origins: [...patterns] }),
  builtIn: builtInPatterns(),
  watch(changed, signal) {
    browser.permissions.onAdded.addListener(changed);
    browser.permissions.onRemoved.addListener(changed);
    signal.addEventListener(
      'abort',
      () => {
        browser.permissions.onAdded.removeListener(changed);
        browser.permissions.onRemoved.removeListener(changed);
      },
      { once: true },
    );
  },
});
