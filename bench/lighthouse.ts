import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../tests/support/find-chromium';
import { cacheDir } from '../tests/support/temp-dir';

/** The last one that runs on Node 20. It is 111 MB with what it needs, so it is not a dependency. */
const lighthouse = 'lighthouse@12.2.3';
const categories = ['performance', 'accessibility', 'best-practices'];

interface Report {
  readonly categories: Record<string, { readonly title: string; readonly score: number | null }>;
  readonly audits: Record<
    string,
    { readonly title: string; readonly score: number | null; readonly displayValue?: string }
  >;
}

/** Scores out of 100 of the page at `url`, on Lighthouse's own simulated phone; says what fell short. */
export const runLighthouse = async (
  url: string,
): Promise<{ readonly what: string; readonly score: number }[]> => {
  const path = join(cacheDir(), 'lighthouse.json');
  const child = spawn(
    'npx',
    [
      ...['--yes', lighthouse, url, '--quiet', '--output=json', `--output-path=${path}`],
      `--only-categories=${categories.join(',')}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CHROME_PATH: findChromium() ?? '' },
    },
  );
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}`);
  const report: Report = JSON.parse(readFileSync(path, 'utf8'));
  for (const { title, score, displayValue = '' } of Object.values(report.audits))
    if (score !== null && score < 0.9) console.log(`  ${score} ${title} ${displayValue}`);
  return Object.values(report.categories).map(({ title, score }) => ({
    what: title.toLowerCase(),
    score: Math.round(100 * (score ?? 0)),
  }));
};
