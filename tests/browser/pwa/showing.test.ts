import { describe, expect, onTestFinished, test } from 'vitest';
import type { ToLaptop } from '../../../core/protocol/messages';
import { createShowing } from '../../../pwa/call/showing';
import { colouredTrack } from './shown-app';

const start = () => {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const [ana, bo] = [colouredTrack('#e00'), colouredTrack('#00e')];
  const tracks = new Map([
    ['0', ana],
    ['1', bo],
  ]);
  const slot = (mid: string) =>
    ({ mid, kind: 'video', participant: mid, name: mid, role: 'camera' }) as const;
  let mids: readonly string[] = ['0', '1'];
  const sent: ToLaptop[] = [];
  const showing = createShowing(
    () => ({ id: '0a0a0a0a', slots: mids.map(slot), track: (mid) => tracks.get(mid) ?? null }),
    (message) => sent.push(message),
    ending.signal,
  );
  const last = () => {
    const message = sent.at(-1);
    return message?.t === 'showing' ? message.pictures.map(({ mid }) => mid) : null;
  };
  return {
    ana,
    bo,
    sent,
    last,
    showing,
    setSlots: (next: readonly string[]) => {
      mids = next;
      showing.changed();
    },
  };
};
const size = { width: 300, height: 200 };

describe('what the phone says it shows', () => {
  test('is said once for many changes, and not again when nothing changed', async () => {
    const { ana, bo, sent, last, showing } = start();
    for (let width = 100; width < 200; width += 1)
      showing.shown([{ track: ana, width, height: 100 }]);
    await expect.poll(last).toEqual(['0']);
    expect(sent).toEqual([
      { t: 'showing', link: '0a0a0a0a', pictures: [{ mid: '0', width: 199, height: 100 }] },
    ]);
    showing.shown([{ track: ana, width: 199, height: 100 }]);
    showing.shown([
      { track: ana, width: 199, height: 100 },
      { track: bo, ...size },
    ]);
    await expect.poll(last).toEqual(['0', '1']);
    expect(sent).toHaveLength(2);
  });

  test('is nothing in the background, at once, and everything again afterwards', async () => {
    const { ana, last, showing } = start();
    showing.shown([{ track: ana, ...size }]);
    await expect.poll(last).toEqual(['0']);
    showing.setBackground(true);
    expect(last()).toEqual([]);
    showing.setBackground(false);
    expect(last()).toEqual(['0']);
  });

  test('is said anew when others take the slots, also in the background', async () => {
    const { ana, sent, last, showing, setSlots } = start();
    showing.shown([{ track: ana, ...size }]);
    await expect.poll(last).toEqual(['0']);
    showing.setBackground(true);
    const before = sent.length;
    setSlots(['1']);
    await expect.poll(() => sent.length).toBe(before + 1);
    expect(last()).toEqual([]);
  });

  test('is not said while there is nothing to look at', () => {
    const { ana, sent, showing, setSlots } = start();
    setSlots([]);
    showing.shown([{ track: ana, ...size }]);
    showing.setBackground(true);
    expect(sent).toEqual([]);
  });

  test('is said again after the channel was lost', async () => {
    const { ana, sent, last, showing } = start();
    showing.shown([{ track: ana, ...size }]);
    await expect.poll(last).toEqual(['0']);
    showing.again();
    await expect.poll(() => sent.length).toBe(2);
  });
});
