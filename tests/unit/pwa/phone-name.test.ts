import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { phoneName as phoneNameShape } from '../../../core/protocol/messages';
import { phoneName, printableName } from '../../../pwa/phone-name';

const hints = (model: string) => ({
  userAgent: 'Mozilla/5.0 (Linux; Android 10; K)',
  userAgentData: { getHighEntropyValues: async () => ({ model }) },
});

describe('the phone’s first name', () => {
  test('is its model where the browser tells', async () => {
    expect(await phoneName(hints('Pixel 8'))).toBe('Pixel 8');
  });

  test('is plain where the browser does not tell, or has none', async () => {
    expect(await phoneName({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)' })).toBe(
      'iPhone',
    );
    expect(await phoneName({ userAgent: 'Mozilla/5.0 (X11; Linux)' })).toBe('Phone');
    expect(await phoneName(hints(''))).toBe('Phone');
    const refusing = {
      userAgent: 'x',
      userAgentData: { getHighEntropyValues: () => Promise.reject(new Error('no')) },
    };
    expect(await phoneName(refusing)).toBe('Phone');
  });

  test('is one the laptop accepts, whatever the model is called', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (model) => {
        const name = await phoneName(hints(model));
        expect(v.is(phoneNameShape, name)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is not cut through a character', () => {
    expect(printableName(`${'x'.repeat(39)}😀`)).toBe('x'.repeat(39));
    expect(printableName('\u0000 \u202e')).toBeNull();
  });
});
