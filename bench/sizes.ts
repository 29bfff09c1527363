import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

export interface Size {
  readonly what: string;
  readonly bytes: number;
  readonly targetBytes: number;
}

const gzipped = (...files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).byteLength, 0);

/** The scripts that the app's page names and what they import statically: all that runs at its start. */
const startScripts = (dir: string): string[] => {
  const page = readFileSync(join(dir, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)];
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, imported = ''] of readFileSync(file, 'utf8').matchAll(
      /\b(?:import|from)\s*["']\.\/([^"']+\.js)["']/g,
    )) {
      follow(join(dir, 'assets', imported));
    }
  };
  for (const [, file = ''] of named) follow(join(dir, file));
  if (found.size === 0) throw new Error('The app names no script');
  return [...found];
};

/** What `npm run build` wrote, each file as `gzip -9` leaves it; 1 kB is 1000 bytes. */
export const measureSizes = (): Size[] => [
  {
    what: 'page-world script',
    bytes: gzipped(join(dist, 'extension/chrome-mv3/page.js')),
    targetBytes: 10_000,
  },
  {
    what: 'tab-world script',
    bytes: gzipped(join(dist, 'extension/chrome-mv3/tab.js')),
    targetBytes: 20_000,
  },
  {
    what: 'app at its start, without the scanner',
    bytes: gzipped(...startScripts(join(dist, 'pwa'))),
    targetBytes: 60_000,
  },
];
