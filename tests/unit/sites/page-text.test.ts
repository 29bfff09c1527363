import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../extension/tab/page-text';

describe('text of a page', () => {
  test.each([
    ['  Ana\n\t Lindqvist ', 'Ana Lindqvist'],
    ['\u202EneB\u202C\u0000', 'neB'],
    ['\u200B', ''],
    [null, ''],
    [undefined, ''],
    ['<b>Ben</b>', '<b>Ben</b>'],
    ['Ben \u200b Okafor', 'Ben Okafor'],
  ])('%j is %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test('is cut, and never in the middle of a character', () => {
    expect(cleanText(`${'a'.repeat(39)}😀`)).toBe('a'.repeat(39));
    expect(cleanText(`${'a'.repeat(38)}😀`)).toBe(`${'a'.repeat(38)}😀`);
  });

  test('is always one short line of visible characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const clean = cleanText(text);
        expect(clean.length).toBeLessThanOrEqual(40);
        expect(clean).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(clean).toBe(clean.trim());
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 5_000 },
    );
  });
});
