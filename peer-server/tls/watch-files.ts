import { stat } from 'node:fs/promises';

/** How often the files are looked at: whoever renews a certificate does so days before its end. */
const everyMs = 10_000;

const stamp = async (path: string): Promise<string> => {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    // Being replaced just now: it reads as a change once it is back.
    return '';
  }
};

/**
 * Calls `changed` after each change of one of the files, one call at a time, and again while it
 * rejects: certificate and key are written one after the other. Looks rather than listens, because
 * links, mounts and renamed directories tell nobody.
 */
export const watchFiles = async (
  paths: readonly string[],
  signal: AbortSignal,
  changed: () => Promise<void>,
  failed: (error: unknown) => void,
  lookMs: number = everyMs,
): Promise<void> => {
  const stamps = async (): Promise<string> => (await Promise.all(paths.map(stamp))).join('\n');
  let known = await stamps();
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      const now = await stamps();
      if (now === known) return;
      await changed();
      known = now;
    } catch (error) {
      failed(error);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), lookMs).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
};
