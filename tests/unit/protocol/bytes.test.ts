import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concat,
  equalBytes,
  fromBase64,
  fromBase64url,
  fromHex,
  lengthPrefixed,
  toBase64,
  toBase64url,
  toHex,
  u16,
  utf8,
} from '../../../core/protocol/bytes';
import { nearText } from './mutations';

const forms = [
  { name: 'hex', to: toHex, from: fromHex, node: 'hex' },
  { name: 'base64', to: toBase64, from: fromBase64, node: 'base64' },
  { name: 'base64url', to: toBase64url, from: fromBase64url, node: 'base64url' },
] as const;
const bytes = fc.uint8Array({ maxLength: 80 }).map((array) => Uint8Array.from(array));

describe.each(forms)('$name', ({ to, from, node }) => {
  it('writes what Node writes, and reads it back', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const text = to(some);
        expect(text).toBe(Buffer.from(some).toString(node));
        expect(from(text)).toEqual(some);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads exactly one text for each value', () => {
    const valid = [to(utf8('any')), to(utf8('carnal?>')), to(utf8('pleasure\xff'))];
    let read = 0;
    fc.assert(
      fc.property(nearText(valid, 'AQgwaf09+/-_= \n'), (text) => {
        const value = from(text);
        if (value === null) return;
        read += 1;
        expect(to(value)).toBe(text);
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(100);
  }, 60_000);
});

describe('bytes', () => {
  it('are refused as hex in upper case or with half a byte', () => {
    expect(fromHex('AB')).toBeNull();
    expect(fromHex('abc')).toBeNull();
    expect(fromHex('')).toEqual(new Uint8Array());
  });

  it('are written with their length in front', () => {
    expect(u16(0x1234)).toEqual(Uint8Array.of(0x12, 0x34));
    expect(lengthPrefixed(utf8('abc'))).toEqual(Uint8Array.of(0, 3, 97, 98, 99));
    expect(lengthPrefixed(new Uint8Array(0x0102)).slice(0, 2)).toEqual(Uint8Array.of(1, 2));
    expect(() => lengthPrefixed(new Uint8Array(0x10000))).toThrow(RangeError);
    expect(concat(utf8('a'), new Uint8Array(), utf8('b'))).toEqual(utf8('ab'));
  });

  it('are equal only with the same length and the same content', () => {
    expect(equalBytes(utf8('same'), utf8('same'))).toBe(true);
    expect(equalBytes(utf8('same'), utf8('sane'))).toBe(false);
    expect(equalBytes(utf8('same'), utf8('same\0'))).toBe(false);
    expect(equalBytes(new Uint8Array(1), new Uint8Array())).toBe(false);
  });
});
