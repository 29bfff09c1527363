import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { type FrameSpec, makeFrame } from '../../../bench/scan/frames';
import { harderLooks, type Pixels } from '../../../pwa/scanner/harder-looks';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

beforeAll(async () => {
  const { buffer } = new Uint8Array(readFileSync(wasm));
  await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true });
});

const pixelsOf = (spec: FrameSpec): Pixels & { readonly text: string } => {
  const { picture, text } = makeFrame(spec);
  const data = new Uint8ClampedArray(picture.grey.length * 4).fill(255);
  for (const [at, value] of picture.grey.entries()) data.fill(value, at * 4, at * 4 + 3);
  return { data, width: picture.width, height: picture.height, text };
};

const readsOf = async ({ data, width, height }: Pixels): Promise<string | undefined> => {
  const image = { data, width, height, colorSpace: 'srgb' } as ImageData;
  return (await readBarcodes(image, { formats: ['QRCode'] }))[0]?.text;
};

describe('a harder look', () => {
  it.each(['blur', 'noise', 'moiré'] as const)(
    'reads codes behind %s that a plain look does not',
    async (degradation) => {
      let helped = 0;
      for (let seed = 1; seed <= 40 && helped === 0; seed += 1) {
        const pixels = pixelsOf({ seed, degradation, height: 360, share: 0.4, version: 5 });
        if ((await readsOf(pixels)) === pixels.text) continue;
        for (const look of harderLooks)
          if ((await readsOf(look(pixels))) === pixels.text) helped += 1;
      }
      expect(helped).toBeGreaterThan(0);
    },
  );

  it('keeps the size of the picture', () => {
    const pixels = pixelsOf({ seed: 1, degradation: 'none', height: 360, share: 0.4, version: 5 });
    for (const look of harderLooks) {
      const { width, height, data } = look(pixels);
      expect([width, height, data.length]).toEqual([pixels.width, 360, pixels.data.length]);
    }
  });
});
