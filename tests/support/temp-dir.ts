import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './lifetime';

/** A fresh directory that disappears with the signal. */
export const tempDir = (name: string, signal: AbortSignal): string => {
  const dir = mkdtempSync(join(tmpdir(), `baton-${name}-`));
  atEnd(signal, () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
};

/** A directory for files that are worth keeping between runs, such as pictures and tones. */
export const cacheDir = (): string => {
  const dir = join(tmpdir(), 'baton-test-cache');
  mkdirSync(dir, { recursive: true });
  return dir;
};
