import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromBase64, toBase64, utf8 } from '../../../core/protocol/bytes';
import type { SealedPlace } from '../../../core/protocol/seal';
import { seal, unseal } from '../../../core/protocol/seal';
import { nearText } from './mutations';
import { keys } from './vector';

const place: SealedPlace = {
  key: keys.signal.P,
  role: 'P',
  type: 'OFFER',
  src: `b${'a'.repeat(32)}`,
  dst: `b${keys.room}`,
  counter: 1,
};

describe('a sealed payload', () => {
  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const payload: unknown = JSON.parse(JSON.stringify(value));
        expect(await unseal({ ...place, sealed: await seal({ ...place, payload }) })).toEqual(
          payload,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never looks the same twice', async () => {
    const texts = await Promise.all(
      Array.from({ length: 100 }, () => seal({ ...place, payload: 'same' })),
    );
    expect(new Set(texts.map((text) => text.slice(0, 16))).size).toBe(100);
  });

  it.each<[string, Partial<SealedPlace>]>([
    ['key', { key: keys.signal.L }],
    ['role', { role: 'L' }],
    ['message type', { type: 'ANSWER' }],
    ['source', { src: `b${'b'.repeat(32)}` }],
    ['destination', { dst: `b${'b'.repeat(32)}` }],
    ['counter', { counter: 2 }],
  ])('does not open under another %s', async (_, change) => {
    const sealed = await seal({ ...place, payload: 'secret' });
    expect(await unseal({ ...place, sealed })).toBe('secret');
    expect(await unseal({ ...place, ...change, sealed })).toBeNull();
  });

  it('does not open where ids with a bar read like another place', async () => {
    const sealed = await seal({ ...place, src: 'a|b', dst: 'c', payload: 'secret' });
    expect(await unseal({ ...place, src: 'a', dst: 'b|c', sealed })).toBeNull();
    expect(await unseal({ ...place, src: 'a|b', dst: 'c', sealed })).toBeNull();
  });

  it('does not open with any bit of it changed', async () => {
    const bytes = fromBase64(await seal({ ...place, payload: 'secret' })) ?? expect.fail();
    const changed = Array.from({ length: bytes.length * 8 }, (_, bit) =>
      toBase64(bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))),
    );
    const opened = await Promise.all(changed.map((sealed) => unseal({ ...place, sealed })));
    expect(opened.filter((payload) => payload !== null)).toEqual([]);
  });

  it('is nothing when what was sealed is not JSON in UTF-8', async () => {
    const iv = new Uint8Array(12);
    const additionalData = utf8(['btn/1|P|OFFER', place.src, place.dst, 1].join('|'));
    for (const plain of [utf8(''), utf8('{'), Uint8Array.of(0x22, 0xff, 0x22)]) {
      const box = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData },
        place.key,
        plain,
      );
      const sealed = toBase64(concat(iv, new Uint8Array(box)));
      expect(await unseal({ ...place, sealed })).toBeNull();
    }
  });

  it('is nothing for any other text, however long', async () => {
    const valid = await seal({ ...place, payload: { sdp: 'v=0' } });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.base64String({ maxLength: 200 }),
          nearText([valid], 'AZaz09+/= '),
        ),
        async (sealed) => {
          if (sealed !== valid) expect(await unseal({ ...place, sealed })).toBeNull();
        },
      ),
      { numRuns: 5_000 },
    );
    const long = await seal({ ...place, payload: 'x'.repeat(32_768) });
    expect(await unseal({ ...place, sealed: long })).toBeNull();
  }, 60_000);
});
