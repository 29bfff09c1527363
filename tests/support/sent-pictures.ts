import type { Page } from 'playwright';

/** One layer of a picture on its way to the meeting's server. */
export interface SentLayer {
  readonly width: number;
  readonly height: number;
  /** Frames were sent while it was looked at. */
  readonly flows: boolean;
}

/** The layers of the picture that the page sends with several encodings, the largest first. */
export const sentLayers = async (page: Page): Promise<SentLayer[]> => {
  const layers = await page.evaluate(async () => {
    const read = async () => {
      const found = new Map<string, { width: number; height: number; frames: number }>();
      for (const connection of globalThis.batonTestConnections ?? []) {
        if (connection.connectionState !== 'connected') continue;
        for (const entry of (await connection.getStats()).values()) {
          if (entry.type !== 'outbound-rtp' || entry.rid === undefined) continue;
          const { frameWidth: width = 0, frameHeight: height = 0, framesSent: frames } = entry;
          found.set(entry.rid, { width, height, frames });
        }
      }
      return found;
    };
    const before = await read();
    await new Promise((resolve) => setTimeout(resolve, 600));
    return [...(await read())].map(([rid, { width, height, frames }]) => ({
      width,
      height,
      flows: frames > (before.get(rid)?.frames ?? 0),
    }));
  });
  return layers.sort((one, other) => other.width - one.width);
};

/** The screens that the page sends, as it reads their tracks. */
export const sharedScreens = (page: Page) =>
  page.evaluate(() =>
    [...(globalThis.batonTestConnections ?? [])]
      .filter(({ connectionState }) => connectionState === 'connected')
      .flatMap((connection) => connection.getSenders())
      .flatMap(({ track }) =>
        track?.kind === 'video' && 'displaySurface' in track.getSettings()
          ? [{ id: track.id, label: track.label, readyState: track.readyState }]
          : [],
      ),
  );
