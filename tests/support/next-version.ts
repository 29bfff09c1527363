import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempDir } from './temp-dir';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

const change = (file: string, from: string | RegExp, to: string): void => {
  const old = readFileSync(file, 'utf8');
  if (old.search(from) < 0) throw new Error(`Nothing to change in ${file}`);
  writeFileSync(file, old.replace(from, to));
  // Compressed it would still be the old one.
  for (const ending of ['br', 'gz']) rmSync(`${file}.${ending}`, { force: true });
};

/**
 * The built server and app as a later release would be: its page has one more attribute on `<html>`,
 * and the worker's list of files says so. Returns the path of the server's program.
 */
export const nextVersion = (attribute: string, signal: AbortSignal): string => {
  const dir = tempDir('next-version', signal);
  for (const part of ['peer-server', 'pwa'])
    cpSync(join(dist, part), join(dir, part), { recursive: true });
  change(join(dir, 'pwa/index.html'), '<html', `<html ${attribute}`);
  change(
    join(dir, 'pwa/sw.js'),
    /"revision":"\w+","url":"index\.html"/,
    '"revision":"another","url":"index.html"',
  );
  return join(dir, 'peer-server/main.js');
};
