import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright';

/** What a page received over its connections, by its statistics. */
export interface Rates {
  /** Pictures decoded in a second, over all streams. */
  readonly pictures: number;
  /** Packets of sound in a second, over all streams. */
  readonly sounds: number;
}

const windowMs = 2_000;

/** Counts for two seconds what comes in; the seconds are the page's own. */
export const measureRates = async (page: Page): Promise<Rates> => {
  const before = await readCounts(page);
  await delay(windowMs);
  const after = await readCounts(page);
  const seconds = (after.atMs - before.atMs) / 1000;
  return {
    pictures: (after.pictures - before.pictures) / seconds,
    sounds: (after.sounds - before.sounds) / seconds,
  };
};

const readCounts = (page: Page): Promise<Rates & { readonly atMs: number }> =>
  page.evaluate(async () => {
    const counts = { pictures: 0, sounds: 0, atMs: performance.now() };
    for (const connection of globalThis.batonTestConnections ?? []) {
      if (connection.connectionState === 'closed') continue;
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type !== 'inbound-rtp') continue;
        if (entry.kind === 'video') counts.pictures += entry.framesDecoded ?? 0;
        else counts.sounds += entry.packetsReceived;
      }
    }
    return counts;
  });
