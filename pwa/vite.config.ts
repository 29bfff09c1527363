import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';
import { injectManifest } from 'workbox-build';
import { compressFiles } from './compress';
import { libraryEngine } from './scanner/library-engine';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const output = path('../dist/pwa');
const bundledWorker = path('../.cache/pwa-service-worker');

/**
 * After the app is written, bundles the service worker into one classic script and tells it which
 * files to keep. A warning of the manifest builder (a file too large to keep, a pattern that finds
 * nothing) fails the build. Then compresses everything for the way.
 */
const serviceWorker = (): Plugin => ({
  name: 'baton-service-worker',
  apply: 'build',
  async writeBundle() {
    await build({
      configFile: false,
      root: path('.'),
      publicDir: false,
      logLevel: 'warn',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: bundledWorker,
        emptyOutDir: true,
        lib: {
          entry: path('./service-worker/service-worker.ts'),
          formats: ['iife'],
          name: 'batonServiceWorker',
          fileName: () => 'sw.js',
        },
      },
    });
    const { warnings } = await injectManifest({
      swSrc: `${bundledWorker}/sw.js`,
      swDest: `${output}/sw.js`,
      globDirectory: output,
      globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
      globIgnores: ['sw.js'],
      // Vite puts a hash of the content into these names.
      dontCacheBustURLsMatching: /^assets\//,
    });
    if (warnings.length > 0) throw new Error(`Service worker: ${warnings.join(' ')}`);
    await rm(bundledWorker, { recursive: true });
    await compressFiles(output);
  },
});

export default defineConfig({
  root: path('.'),
  publicDir: path('./public'),
  resolve: { alias: [libraryEngine] },
  plugins: [serviceWorker()],
  worker: { format: 'es' },
  build: {
    outDir: output,
    emptyOutDir: true,
    // No inlined data: the policy allows this origin's files only.
    assetsInlineLimit: 0,
  },
});
