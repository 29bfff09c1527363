import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { libraryEngine } from './pwa/scanner/library-engine';
import { findChromium } from './tests/support/find-chromium';

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  // A page has room for 500 connections, closed ones included until they are collected.
  '--js-flags=--expose-gc',
];

export default defineConfig({
  resolve: { alias: [libraryEngine] },
  // Bundled beforehand, html5-qrcode would keep its own engine.
  optimizeDeps: { exclude: ['html5-qrcode'], include: ['zxing-wasm/reader'] },
  define: { __BATON_SERVER__: JSON.stringify('http://localhost:9000') },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          // Thousands of random cases take their time on a busy machine.
          testTimeout: 20_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/browser-setup.ts'],
          fileParallelism: false,
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium() ?? 'chromium', args: chromiumFlags },
              contextOptions: { permissions: ['camera', 'microphone'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
