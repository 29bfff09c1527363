import { defineConfig } from 'wxt';
import { serverOrigin, sitePatterns } from './tools/build-settings';
import { shrinkScripts, startPlainly } from './tools/shrink-scripts';

const icons = { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' };

/** Sites allowed at build time are hooked by the manifest: from the very first page, without a worker. */
const siteScripts = (sites: readonly string[]) => {
  if (sites.length === 0) return {};
  const everywhere = {
    matches: [...sites],
    run_at: 'document_start',
    all_frames: true,
    match_origin_as_fallback: true,
  } as const;
  return {
    content_scripts: [
      { ...everywhere, js: ['page.js'], world: 'MAIN' as const },
      { ...everywhere, js: ['tab.js'] },
    ],
  };
};

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: process.env.BATON_OUT ?? 'dist/extension',
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({
    plugins: [startPlainly(), shrinkScripts()],
    define: { __BATON_SERVER__: JSON.stringify(serverOrigin(process.env.BATON_SERVER)) },
  }),
  manifest: ({ browser }) => {
    const sites = sitePatterns(process.env.BATON_SITES);
    const firefox = browser === 'firefox';
    return {
      default_locale: 'en',
      name: '__MSG_name__',
      description: '__MSG_description__',
      icons,
      action: { default_title: '__MSG_button__', default_icon: icons },
      commands: {
        // Neither browsers nor the meeting products use it; the person can change it in the browser.
        [firefox ? '_execute_browser_action' : '_execute_action']: {
          suggested_key: { default: 'Alt+Shift+P' },
        },
      },
      permissions: [
        'activeTab',
        'scripting',
        'storage',
        'contextMenus',
        ...(firefox ? [] : ['offscreen']),
        ...(firefox ? sites : []),
      ],
      ...(firefox
        ? {
            optional_permissions: ['*://*/*'],
            web_accessible_resources: ['overlay.html'],
            browser_specific_settings: {
              gecko: { id: 'baton@baton.invalid', strict_min_version: '128.0' },
            },
          }
        : {
            minimum_chrome_version: '123',
            host_permissions: sites,
            ...siteScripts(sites),
            optional_permissions: ['power'],
            optional_host_permissions: ['*://*/*'],
            // The overlay must also load over pages that isolate themselves.
            cross_origin_embedder_policy: { value: 'require-corp' },
            cross_origin_opener_policy: { value: 'same-origin' },
            web_accessible_resources: [
              { resources: ['overlay.html'], matches: ['<all_urls>'], use_dynamic_url: true },
            ],
          }),
    };
  },
});
