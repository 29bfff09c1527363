import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import type {} from '../gallery/gallery-window';
import { type Size, sizes } from '../gallery/sizes';
import { findChromium } from '../tests/support/find-chromium';
import { differentShare, type FewColours, fewColours } from './few-colours';
import { palettePng } from './palette-png';

const root = fileURLToPath(new URL('..', import.meta.url));
const references = join(root, 'gallery/references');
/** Where a picture that differs is put, to be looked at beside its reference. */
const differing = join(root, '.cache/gallery');
/** More of a picture than this has changed: somebody should look. Other fonts change far more. */
const tolerated = 0.002;

type Theme = 'light' | 'dark';

/** Dark on one size of each kind only: what a theme changes is the same on all. */
const themesAt = ({ name }: Size): Theme[] =>
  name === 'phone' || name === 'laptop' ? ['light', 'dark'] : ['light'];

const fileOf = (size: Size, theme: Theme, state: string): string =>
  `${size.name} ${theme}/${state.replace(/[^a-z0-9]+/gi, ' ').trim()}.png`.replaceAll(' ', '-');

/** Words after the command: only pictures with one of them in their name. */
const words = process.argv.slice(2).filter((word) => word !== 'write');
const isWanted = (file: string): boolean =>
  words.length === 0 || words.some((word) => file.includes(word));

/** Every picture by its file's name, one after the other. */
async function* pictures(address: string): AsyncGenerator<[string, FewColours, Page]> {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: ['--no-sandbox', '--force-device-scale-factor=1', '--hide-scrollbars'],
  });
  try {
    for (const size of sizes) {
      for (const theme of themesAt(size)) {
        const context = await browser.newContext({
          viewport: { width: size.width, height: size.height },
          deviceScaleFactor: size.scale,
          colorScheme: theme,
          reducedMotion: 'reduce',
          locale: 'en',
        });
        const page = await context.newPage();
        await page.clock.setFixedTime(new Date('2026-01-01T12:00:00Z'));
        await page.goto(`${address}/frame.html`);
        await page.waitForFunction(() => Reflect.has(window, 'gallery'));
        const names = await page.evaluate(() => window.gallery.names());
        for (const { name, page: kind } of names) {
          if ((kind === 'phone') !== (size.for === 'phone')) continue;
          const file = fileOf(size, theme, name);
          if (!isWanted(file)) continue;
          await page.evaluate((state) => window.gallery.show(state, 'en'), name);
          // A page that scrolls is shown whole; the app and the card fill their window.
          const png = await page.screenshot({ fullPage: kind !== 'phone' && kind !== 'overlay' });
          yield [file, await fewColours(page, png), page];
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
}

const write = async (address: string): Promise<void> => {
  if (words.length === 0) rmSync(references, { recursive: true, force: true });
  let bytes = 0;
  let count = 0;
  for await (const [file, picture] of pictures(address)) {
    const path = join(references, file);
    mkdirSync(dirname(path), { recursive: true });
    const png = palettePng(picture);
    writeFileSync(path, png);
    bytes += png.byteLength;
    count += 1;
  }
  console.log(`${count} pictures, ${(bytes / 1_000_000).toFixed(1)} MB, in gallery/references.`);
};

const check = async (address: string): Promise<void> => {
  rmSync(differing, { recursive: true, force: true });
  const unseen = new Set(
    readdirSync(references, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.png') && isWanted(file)),
  );
  const found: string[] = [];
  let count = 0;
  for await (const [file, picture, page] of pictures(address)) {
    count += 1;
    if (!unseen.delete(file)) {
      found.push(`${file}: has no reference`);
      continue;
    }
    const reference = await fewColours(page, readFileSync(join(references, file)));
    const share = differentShare(reference, picture);
    if (share <= tolerated) continue;
    const path = join(differing, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, palettePng(picture));
    found.push(`${file}: ${(share * 100).toFixed(1)} % differ`);
  }
  for (const file of unseen) found.push(`${file}: no such state any more`);
  for (const line of found) console.log(line);
  console.log(`${count} pictures, ${found.length} differ.`);
  if (found.length === 0) return;
  console.log('Look at .cache/gallery; where it is right, run `npm run gallery:shots`.');
  process.exitCode = 1;
};

/** `write` makes the references anew, `check` compares with them. */
export const main = async (): Promise<void> => {
  const server = await createServer({
    configFile: join(root, 'gallery/vite.config.ts'),
    server: { port: 0, hmr: false },
    logLevel: 'error',
  });
  await server.listen();
  try {
    const address = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
    await (process.argv.includes('write') ? write(address) : check(address));
  } finally {
    await server.close();
  }
};
