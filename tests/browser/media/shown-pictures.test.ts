import { describe, expect, it, vi } from 'vitest';
import { connect, lifetime, outgoing, type Pair, picture } from './pair';

interface Sent {
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/** What leaves the laptop for one slot. */
const sent = async ({ connection }: Pair, mid: string): Promise<Sent> => {
  const entries: Readonly<Record<string, unknown>>[] = [];
  const report = await connection.getStats();
  report.forEach((entry: Readonly<Record<string, unknown>>) => {
    if (entry.type === 'outbound-rtp' && entry.mid === mid) entries.push(entry);
  });
  const number = (name: string): number => Number(entries[0]?.[name] ?? 0);
  return {
    bytes: number('bytesSent'),
    width: number('frameWidth'),
    height: number('frameHeight'),
    framesPerSecond: number('framesPerSecond'),
  };
};
/** The size of what the phone decodes now. */
const received = (pair: Pair, mid: string): { width: number; height: number } => {
  const { width = 0, height = 0 } = pair.phone.track(mid)?.getSettings() ?? {};
  return { width, height };
};
const midOf = (pair: Pair, participant: string): string => {
  const slot = pair.slots().find((one) => one.participant === participant);
  if (slot === undefined) throw new Error(`no slot for ${participant}`);
  return slot.mid;
};
/** Chromium takes this in the phone's answer as the most that the whole connection carries, in kbit/s. */
const limitedTo = (kilobits: number) => (sdp: string) =>
  sdp
    .replaceAll(
      /a=rtpmap:(\d+) VP8\/90000\r\n/g,
      (line, type) => `${line}a=fmtp:${type} x-google-max-bitrate=${kilobits}\r\n`,
    )
    .replaceAll(/(a=fmtp:.*profile-level-id=.*)\r\n/g, `$1;x-google-max-bitrate=${kilobits}\r\n`);
const wait = { timeout: 10_000, interval: 100 };

describe('what the phone shows', () => {
  it('decides the size of each picture, and sends nothing of one that nobody sees', async () => {
    const signal = lifetime();
    const pair = await connect(signal);
    const people = ['ana', 'bo', 'cy'].map((name) =>
      outgoing(picture('#080', signal, 640, 360), name),
    );
    pair.laptop.show(people);
    const [ana, bo, cy] = ['ana', 'bo', 'cy'].map((name) => midOf(pair, name));
    if (!ana || !bo || !cy) throw new Error('three slots');
    for (const mid of [ana, bo, cy])
      await vi.waitFor(
        async () => expect((await sent(pair, mid)).height).toBeGreaterThan(180),
        wait,
      );

    pair.laptop.showing([
      { mid: ana, width: 1_170, height: 1_600 },
      { mid: bo, width: 280, height: 288 },
    ]);
    await vi.waitFor(async () => {
      expect((await sent(pair, bo)).height).toBe(180);
      expect((await sent(pair, bo)).framesPerSecond).toBeLessThanOrEqual(15);
      // A busy machine may send the stage a little smaller, too.
      expect((await sent(pair, ana)).height).toBeGreaterThan(180);
    }, wait);
    const still = async () => {
      const before = (await sent(pair, cy)).bytes;
      const seen = (await sent(pair, ana)).bytes;
      await vi.waitFor(
        async () => expect((await sent(pair, ana)).bytes).toBeGreaterThan(seen + 5_000),
        wait,
      );
      expect((await sent(pair, cy)).bytes).toBe(before);
    };
    await vi.waitFor(still, wait);

    // The stage changes: it is whole at once, and the other one small.
    pair.laptop.showing([
      { mid: ana, width: 280, height: 288 },
      { mid: cy, width: 1_170, height: 1_600 },
    ]);
    await vi.waitFor(async () => {
      expect(received(pair, cy).height).toBeGreaterThan(180);
      expect(received(pair, ana)).toEqual({ width: 320, height: 180 });
    }, wait);
  });

  it('sends nothing to a phone in a pocket, whoever comes, and all again when it is taken out', async () => {
    const signal = lifetime();
    const pair = await connect(signal);
    const ana = outgoing(picture('#080', signal), 'ana');
    pair.laptop.show([ana]);
    pair.laptop.showing([]);
    pair.laptop.show([ana, outgoing(picture('#008', signal), 'bo')]);
    const mids = [midOf(pair, 'ana'), midOf(pair, 'bo')];
    const bytes = () => Promise.all(mids.map(async (mid) => (await sent(pair, mid)).bytes));
    await vi.waitFor(async () => {
      const before = await bytes();
      const later = performance.now() + 1_000;
      await vi.waitFor(() => expect(performance.now()).toBeGreaterThan(later), wait);
      expect(await bytes()).toEqual(before);
    }, wait);
    const before = await bytes();
    pair.laptop.showing(mids.map((mid) => ({ mid, width: 640, height: 360 })));
    await vi.waitFor(async () => {
      const [first = 0, second = 0] = await bytes();
      expect(first).toBeGreaterThan(before[0] ?? 0);
      expect(second).toBeGreaterThan(before[1] ?? 0);
    }, wait);
  });

  it('keeps every pixel of a screen where the link is narrow', async () => {
    const signal = lifetime();
    const pair = await connect(signal, limitedTo(200));
    pair.laptop.show([outgoing(picture('#080', signal, 1_280, 720), 'ana', 'screen')]);
    const mid = midOf(pair, 'ana');
    pair.laptop.showing([{ mid, width: 1_170, height: 1_600 }]);
    const heights = new Set<number>();
    await vi.waitFor(
      async () => {
        const { bytes, height } = await sent(pair, mid);
        if (height > 0) heights.add(height);
        expect(bytes).toBeGreaterThan(150_000);
      },
      { timeout: 90_000, interval: 100 },
    );
    expect([...heights]).toEqual([720]);
  }, 100_000);
});
