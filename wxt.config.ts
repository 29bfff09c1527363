import { defineConfig } from 'wxt';
import { serverOrigin, sitePatterns } from './tools/build-settings';

const icons = { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' };

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: process.env.BATON_OUT ?? 'dist/extension',
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({
    define: { __BATON_SERVER__: JSON.stringify(serverOrigin(process.env.BATON_SERVER)) },
  }),
  manifest: ({ browser }) => {
    const sites = sitePatterns(process.env.BATON_SITES);
    const firefox = browser === 'firefox';
    return {
      name: 'Baton',
      description: 'Carry a running web meeting from the laptop to your phone.',
      icons,
      action: { default_title: 'Send this call to your phone', default_icon: icons },
      permissions: [
        'activeTab',
        'scripting',
        'storage',
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
