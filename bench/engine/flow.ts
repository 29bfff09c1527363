import type { Page } from 'playwright';

/** What a page's own connections carried between two looks. */
export interface Flow {
  /** Received pictures: frames a second over all, and how large the widest and narrowest are. */
  readonly received: Pictures;
  readonly sent: Pictures;
}

interface Pictures {
  readonly count: number;
  readonly framesPerSecond: number;
  readonly widths: readonly number[];
}

interface Look {
  readonly atMs: number;
  readonly received: readonly Stream[];
  readonly sent: readonly Stream[];
}

interface Stream {
  readonly id: string;
  readonly frames: number;
  readonly width: number;
}

const look = (page: Page): Promise<Look> =>
  page.evaluate(async () => {
    const received: Stream[] = [];
    const sent: Stream[] = [];
    let connection = 0;
    for (const one of globalThis.batonTestConnections ?? []) {
      connection += 1;
      if (one.connectionState !== 'connected') continue;
      for (const entry of (await globalThis.batonTestGetStats?.(one))?.values() ?? []) {
        if (entry.kind !== 'video') continue;
        const id = `${connection} ${entry.id}`;
        const width = entry.frameWidth ?? 0;
        if (entry.type === 'inbound-rtp') received.push({ id, frames: entry.framesDecoded, width });
        if (entry.type === 'outbound-rtp') sent.push({ id, frames: entry.framesEncoded, width });
      }
    }
    return { atMs: performance.now(), received, sent };
  });

const between = (
  before: readonly Stream[],
  after: readonly Stream[],
  seconds: number,
): Pictures => {
  const moved = after
    .map(({ id, frames, width }) => ({
      frames: frames - (before.find((one) => one.id === id)?.frames ?? 0),
      width,
    }))
    .filter(({ frames }) => frames > 0);
  return {
    count: moved.length,
    framesPerSecond: moved.reduce((sum, { frames }) => sum + frames, 0) / seconds,
    widths: [...new Set(moved.map(({ width }) => width))].sort((a, b) => a - b),
  };
};

/** Begins to count; the returned function says what flowed since. */
export const watchFlow = async (page: Page): Promise<() => Promise<Flow>> => {
  const before = await look(page);
  return async () => {
    const after = await look(page);
    const seconds = (after.atMs - before.atMs) / 1000;
    return {
      received: between(before.received, after.received, seconds),
      sent: between(before.sent, after.sent, seconds),
    };
  };
};

export const sayPictures = ({ count, framesPerSecond, widths }: Pictures): string =>
  count === 0
    ? 'no picture'
    : `${count} × ${(framesPerSecond / count).toFixed(0)} fps, ${widths.join('/')} wide`;
