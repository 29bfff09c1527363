import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fromLaptop, fromPhone } from '../../../core/protocol/messages';
import { nearJson } from './mutations';

const link = '0123abcd';
const key = 'MCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const signature = 'A'.repeat(86);
const either = [
  { i: 0, t: 'heartbeat' },
  { i: 1, t: 'end', reason: 'declined' },
  {
    i: 2,
    t: 'media-description',
    link,
    epoch: 0,
    kind: 'offer',
    part: 0,
    parts: 1,
    sdp: 'v=0',
  },
  { i: 3, t: 'media-candidate', link, epoch: 0, candidate: '', mid: null },
  { i: 10, t: 'link-description', epoch: 1, kind: 'offer', sdp: 'v=0' },
  { i: 11, t: 'link-candidate', epoch: 1, candidate: '', mid: null },
  { i: 12, t: 'remembered', key, signature },
  { i: 13, t: 'remember', key },
];
const directions = [
  {
    name: 'the phone',
    schema: fromPhone,
    examples: [
      ...either,
      { i: 4, t: 'ready', name: 'Phone' },
      { i: 5, t: 'go' },
      { i: 6, t: 'phone-state', microphone: true, camera: false, background: false },
      { i: 7, t: 'set-site', device: 'microphone', open: true },
      { i: 8, t: 'restart-media', link },
      { i: 12, t: 'link-restart' },
      { i: 9, t: 'showing', link, pictures: [{ mid: '1', width: 390, height: 844 }] },
    ],
  },
  {
    name: 'the laptop',
    schema: fromLaptop,
    examples: [
      ...either,
      { i: 4, t: 'ready', host: 'meet.example.org', reach: 'handoff' },
      { i: 5, t: 'accept' },
      { i: 12, t: 'recognized' },
      { i: 9, t: 'links', links: [link] },
      {
        i: 6,
        t: 'meeting-state',
        reach: 'handoff',
        page: 'here',
        uplink: true,
        microphone: 'open',
        camera: 'none',
        canSetMicrophone: true,
        canSetCamera: false,
        picture: 'people',
        captureWidth: 1280,
        captureHeight: 720,
      },
      { i: 8, t: 'levels', sent: 40, speaker: 'a' },
      {
        i: 7,
        t: 'slots',
        link,
        slots: [{ mid: '0', kind: 'audio', participant: 'a', name: 'A', role: 'microphone' }],
      },
    ],
  },
];

describe.each(directions)('a message from $name', ({ schema, examples }) => {
  const keysOf = new Map(examples.map((example) => [example.t, Object.keys(example).sort()]));

  it('parses as every example says', () => {
    for (const example of examples) expect(v.parse(schema, example)).toEqual(example);
    const known = schema.options.map((option) => option.entries.t.literal).sort();
    expect([...keysOf.keys()].sort()).toEqual(known);
  });

  it('of any content never makes the schema throw, and has exactly its keys where it parses', () => {
    let parsed = 0;
    fc.assert(
      fc.property(nearJson(examples), (value) => {
        const result = v.safeParse(schema, value);
        if (!result.success) return;
        parsed += 1;
        expect(result.output).toStrictEqual(value);
        expect(Object.keys(result.output).sort()).toEqual(keysOf.get(result.output.t));
      }),
      { numRuns: 20_000 },
    );
    expect(parsed).toBeGreaterThan(1_000);
  }, 60_000);

  it.each(['__proto__', 'constructor', 'toString', 'extra'])('may not have the key %s', (key) => {
    for (const example of examples) {
      const text = JSON.stringify(example).replace('{', `{${JSON.stringify(key)}:0,`);
      expect(v.safeParse(schema, JSON.parse(text)).success).toBe(false);
    }
  });

  it('may not lack any key', () => {
    for (const example of examples) {
      for (const key of Object.keys(example)) {
        const rest = Object.entries(example).filter(([name]) => name !== key);
        expect(v.safeParse(schema, Object.fromEntries(rest)).success).toBe(false);
      }
    }
  });
});

describe('a slot', () => {
  const slot = { mid: '0', kind: 'audio', participant: 'a', name: 'A', role: 'microphone' };
  const parses = (...slots: object[]) =>
    v.safeParse(fromLaptop, { i: 0, t: 'slots', link, slots }).success;

  it('has exactly its keys', () => {
    expect(parses()).toBe(true);
    expect(parses(slot, slot)).toBe(true);
    expect(parses(slot, { ...slot, extra: 0 })).toBe(false);
    for (const key of Object.keys(slot)) {
      const rest = Object.entries(slot).filter(([name]) => name !== key);
      expect(parses(Object.fromEntries(rest)), key).toBe(false);
    }
  });
});
