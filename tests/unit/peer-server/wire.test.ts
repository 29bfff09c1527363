import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parseFrame, peerId, relayedFrame } from '../../../peer-server/broker/wire';

const types = ['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE', 'HEARTBEAT', 'OPEN', 'ERROR', ''];
const almostFrame = fc.record(
  {
    type: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...types) }, fc.anything()),
    src: fc.oneof({ weight: 4, arbitrary: fc.string() }, fc.anything()),
    dst: fc.oneof(
      { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9]{1,66}$/) },
      fc.string(),
      fc.anything(),
    ),
    payload: fc.anything(),
  },
  { requiredKeys: [] },
);
const written = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // A bigint or a loop: no frame, yet some text.
    return String(value);
  }
};
const anyText = fc.oneof(
  fc.string(),
  fc.json(),
  almostFrame.map(written),
  fc
    .tuple(almostFrame, fc.dictionary(fc.string(), fc.anything()))
    .map(([frame, extra]) => written({ ...extra, ...frame })),
);

test('whatever arrives, a frame is one that PeerJS could have sent or it is nothing', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyText, (text) => {
      const frame = parseFrame(text);
      if (frame === null) return;
      accepted += 1;
      const keys = Object.keys(frame);
      expect(['type', 'src', 'dst', 'payload']).toEqual(expect.arrayContaining(keys));
      if (!('dst' in frame) || frame.dst === undefined) return;
      expect(v.is(peerId, frame.dst)).toBe(true);
      const { src: _claimed, ...rest } = JSON.parse(text);
      const relayed = JSON.parse(relayedFrame(text, frame, 'me'));
      // Ten times as fast as `expect`, which counts over thousands of cases.
      if (!isDeepStrictEqual(relayed, { ...rest, src: 'me' })) expect(relayed).toBe(text);
    }),
    { numRuns: 20_000 },
  );
  expect(accepted).toBeGreaterThan(100);
}, 120_000);

test('bytes of any kind raise nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(parseFrame(Buffer.from(bytes).toString())).toBeNull();
    }),
    { numRuns: 5_000 },
  );
});

test('a payload nests 64 deep and no deeper, whatever its strings say', () => {
  const words = fc.string({ unit: fc.constantFrom('[', '{', ']', '}', '"', '\\', 'x') });
  fc.assert(
    fc.property(fc.array(words), fc.integer({ min: 1, max: 128 }), (list, depth) => {
      let payload: unknown = list;
      for (let level = 1; level < depth; level += 1)
        payload = level % 2 === 0 ? [list, payload] : { [list[0] ?? 'x']: payload };
      const frame = parseFrame(JSON.stringify({ type: 'OFFER', dst: 'b', payload }));
      expect(frame !== null).toBe(depth <= 64);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['spaces before it', ' \n\t{ "type":"OFFER","dst":"b","payload":1}'],
  ['a key twice', '{"type":"OFFER","dst":"c","dst":"b","payload":0,"payload":1}'],
  ['a source that it claims', '{"src":"x","type":"OFFER","dst":"b","payload":1,"src":"y"}'],
  ['an escaped source', '{"\\u0073rc":"x","type":"OFFER","dst":"b","payload":1}'],
])('a frame with %s goes on from its true sender', (_name, text) => {
  const frame = parseFrame(text);
  if (frame === null) throw new Error('refused');
  expect(JSON.parse(relayedFrame(text, frame, 'me'))).toEqual({
    type: 'OFFER',
    src: 'me',
    dst: 'b',
    payload: 1,
  });
});
