import { defineConfig } from 'wxt';
import { serverOrigin, sitePatterns } from './tools/build-settings';

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: 'dist/extension',
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({
    define: {
      __BATON_SERVER__: JSON.stringify(serverOrigin(process.env['BATON_SERVER'])),
    },
    build: { sourcemap: false },
  }),
  manifest: ({ browser }) => {
    const sites = sitePatterns(process.env['BATON_SITES']);
    const chromium = browser !== 'firefox';
    return {
      name: 'Baton',
      description: 'Carry a running web meeting from the laptop to your phone.',
      ...(chromium ? { minimum_chrome_version: '120' } : {}),
    };
  },
});
