import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FromPage, ToPage } from '../../../extension/bridge/messages';
import { parseToPage } from '../../../extension/bridge/page-end';
import { parsePageMessage } from '../../../extension/tab/parse-page-message';

const toPage: readonly ToPage[] = [
  { t: 'attach', late: true },
  { t: 'watch', on: false },
  { t: 'take' },
  { t: 'phone-devices', microphone: true, camera: false },
  { t: 'hold' },
  { t: 'give-back', muted: true },
  { t: 'set-site', device: 'camera', open: true },
  { t: 'leave' },
  { t: 'left' },
];
const report = {
  reach: 'handoff',
  microphone: 'open',
  camera: 'none',
  canSetMicrophone: false,
  canSetCamera: true,
  canLeave: false,
  captureWidth: 640,
  captureHeight: 480,
  deviceHeld: false,
  holdsDevices: true,
} as const;
const fromPage: readonly FromPage[] = [
  { t: 'attached' },
  { t: 'site', report },
  {
    t: 'remotes',
    tracks: [
      {
        id: 'a',
        source: 'b',
        trackId: 'c',
        kind: 'audio',
        participant: 'p1',
        name: 'Participant 1',
        role: 'microphone',
      },
    ],
  },
  {
    t: 'levels',
    sent: 40,
    heard: [{ source: 'a', level: 0.2, energy: 1.5, screen: false }],
  },
  { t: 'taken' },
  { t: 'given-back' },
  { t: 'give-back-failed', refused: true },
  { t: 'capture-starting' },
  { t: 'capture-ended' },
];
const parsePage = (text: unknown) => parseToPage(text, JSON.parse);

/** Messages with one thing wrong, and things that are no messages at all. */
const noise = (messages: readonly object[]) =>
  fc.oneof(
    fc.anything(),
    fc.string(),
    fc.json(),
    fc
      .tuple(fc.constantFrom(...messages), fc.string(), fc.jsonValue())
      .map(([message, key, value]) => JSON.stringify({ ...message, [key]: value })),
    fc.tuple(fc.constantFrom(...messages), fc.nat(), fc.jsonValue()).map(([message, at, value]) => {
      const keys = Object.keys(message);
      return JSON.stringify({ ...message, [keys[at % keys.length] ?? 't']: value });
    }),
    fc.tuple(fc.constantFrom(...messages), fc.nat()).map(([message, at]) => {
      const text = JSON.stringify(message);
      return text.slice(0, at % text.length);
    }),
  );

describe('the doors of the bridge', () => {
  test.each(toPage)('let $t into the page world', (message) => {
    expect(parsePage(JSON.stringify(message))).toEqual(message);
  });
  test.each(fromPage)('let $t into the tab world', (message) => {
    expect(parsePageMessage(JSON.stringify(message))).toEqual(message);
  });

  test('let nothing else into the page world in 20,000 tries, and never throw', () => {
    fc.assert(
      fc.property(noise(toPage), (text) => {
        const parsed = parsePage(text);
        if (parsed === null) return;
        const shape = toPage.find((one) => one.t === parsed.t);
        expect(Object.keys(parsed)).toEqual(Object.keys(shape ?? {}));
        for (const [key, value] of Object.entries(parsed)) {
          if (key === 'device') expect(['microphone', 'camera']).toContain(value);
          else if (key !== 't') expect(value).toBeTypeOf('boolean');
        }
      }),
      { numRuns: 20_000 },
    );
  });

  test('let nothing else into the tab world in 20,000 tries, and never throw', () => {
    fc.assert(
      fc.property(noise(fromPage), (text) => {
        const parsed = parsePageMessage(text);
        if (parsed === null) return;
        const shape = fromPage.find((one) => one.t === parsed.t);
        expect(Object.keys(parsed).sort()).toEqual(Object.keys(shape ?? {}).sort());
      }),
      { numRuns: 20_000 },
    );
  });

  test('refuse lists and texts that are too long', () => {
    const [track] = fromPage.flatMap((one) => (one.t === 'remotes' ? one.tracks : []));
    const many = (length: number) =>
      JSON.stringify({ t: 'remotes', tracks: Array.from({ length }, () => track) });
    expect(parsePageMessage(many(64))).not.toBeNull();
    expect(parsePageMessage(many(65))).toBeNull();
    expect(parsePageMessage(JSON.stringify({ t: 'taken', extra: 1 }))).toBeNull();
    expect(parsePage(`{"t":"take"}${' '.repeat(300)}`)).toBeNull();
  });
});
