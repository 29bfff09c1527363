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
      const frame = parseFrame(Buffer.from(text), false);
      if (frame === null) return;
      accepted += 1;
      const keys = Object.keys(frame);
      expect(['type', 'src', 'dst', 'payload']).toEqual(expect.arrayContaining(keys));
      if (frame.type === 'HEARTBEAT' || frame.dst === undefined) return;
      expect(v.is(peerId, frame.dst)).toBe(true);
      const relayed = relayedFrame({ ...frame, dst: frame.dst }, 'me');
      expect(JSON.parse(relayed ?? 'null')).toMatchObject({ src: 'me', dst: frame.dst });
    }),
    { numRuns: 20_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('bytes of any kind raise nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, binary) => {
      expect(parseFrame(Buffer.from(bytes), binary)).toBeNull();
    }),
    { numRuns: 5_000 },
  );
});
