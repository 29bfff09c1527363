import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Served from the sources, so that an edit shows at once. */
export default defineConfig({
  root: path('.'),
  define: { __BATON_SERVER__: JSON.stringify('https://localhost:9443') },
  server: { fs: { allow: [path('..')] } },
});
