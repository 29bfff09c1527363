import type { Page } from 'playwright';
import { eventually } from './eventually';

/** What flowed into a page over its connections, counted by streams. */
export interface Flows {
  /** Streams of sound that brought packets. */
  sounds: number;
  /** Streams of sound that brought something to hear. */
  heard: number;
  /** Streams of pictures of which frames were decoded. */
  pictures: number;
}

/** Reads the page's statistics twice, and counts what grew in between. */
const flows = (page: Page): Promise<Flows> =>
  page.evaluate(async () => {
    const read = async () => {
      const streams = new Map<string, { kind: string; brought: number; energy: number }>();
      for (const [at, connection] of [...(globalThis.batonTestConnections ?? [])].entries()) {
        if (connection.connectionState === 'closed') continue;
        for (const entry of (await connection.getStats()).values()) {
          if (entry.type !== 'inbound-rtp') continue;
          streams.set(`${at} ${entry.ssrc}`, {
            kind: entry.kind,
            brought: entry.kind === 'audio' ? entry.packetsReceived : (entry.framesDecoded ?? 0),
            energy: entry.totalAudioEnergy ?? 0,
          });
        }
      }
      return streams;
    };
    const before = await read();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const counts = { sounds: 0, heard: 0, pictures: 0 };
    for (const [id, { kind, brought, energy }] of await read()) {
      const then = before.get(id) ?? { brought: 0, energy: 0 };
      if (brought <= then.brought) continue;
      counts[kind === 'audio' ? 'sounds' : 'pictures'] += 1;
      // A tone brings some hundredths in this time, noise of a codec a millionth.
      if (energy - then.energy > 1e-4) counts.heard += 1;
    }
    return counts;
  });

/** Waits until the page's statistics show these streams, no more and no fewer. */
export const flow = async (page: Page, expected: Partial<Flows>): Promise<void> => {
  let last: Flows | undefined;
  await eventually(
    `streams of ${JSON.stringify(expected)}`,
    async () => {
      const now = await flows(page);
      last = now;
      return (['sounds', 'heard', 'pictures'] as const).every(
        (name) => expected[name] === undefined || expected[name] === now[name],
      );
    },
    {},
    () => last,
  );
};
