import { join } from 'node:path';
import sirv from 'sirv';
import { build } from 'vite';
import { libraryEngine } from '../../pwa/scanner/library-engine';
import { listenOnLoopback } from '../../tests/support/http-origin';

const root = join(import.meta.dirname, '../..');

/** Builds the page in which both scanners work, and serves it; answers its address. */
export const servePage = async (signal: AbortSignal): Promise<string> => {
  const outDir = join(root, '.cache/bench-scan');
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'page'),
    resolve: { alias: [libraryEngine] },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  });
  const page = sirv(outDir, { dev: true });
  const library = sirv(join(root, 'node_modules/html5-qrcode'), { dev: true });
  const { port } = await listenOnLoopback((request, response) => {
    page(request, response, () =>
      library(request, response, () => {
        response.writeHead(404).end();
      }),
    );
  }, signal);
  return `http://localhost:${port}/`;
};
