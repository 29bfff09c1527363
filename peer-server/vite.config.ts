import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** One file that runs with Node alone: every package is inside it. */
export default defineConfig({
  root: path('.'),
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: path('main.ts'),
    outDir: path('../dist/peer-server'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      // ws tries these two native helpers and does without them.
      external: ['bufferutil', 'utf-8-validate'],
      output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false },
    },
  },
});
