import { fileURLToPath } from 'node:url';

/**
 * For the bundler: html5-qrcode's own decoder gives way to ours. It is 86 kB (gzip) that would be
 * loaded before the first frame is read, and the library would give it every second frame, for
 * longer than a frame lasts, on the thread that paints.
 */
export const libraryEngine = {
  find: /^\.\/zxing-html5-qrcode-decoder$/,
  replacement: fileURLToPath(new URL('./engine.ts', import.meta.url)),
};
