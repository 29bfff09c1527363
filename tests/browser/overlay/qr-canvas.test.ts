import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import { beforeAll, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { mountOverlay } from './mount-overlay';
import { inviting, qrOf, sampleUrl } from './sample-views';

const longestUrl = `https://${'a'.repeat(50)}/#${'b'.repeat(106 - 60)}`;

beforeAll(() => {
  const wasm = '/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm';
  prepareZXingModule({ overrides: { locateFile: () => wasm } });
});

const canvasOf = async (root: HTMLElement): Promise<HTMLCanvasElement> =>
  vi.waitFor(() => {
    const canvas = root.querySelector('canvas');
    if (canvas === null) throw new Error('no canvas yet');
    return canvas;
  });

const read = async (canvas: HTMLCanvasElement): Promise<string[]> => {
  const codes = await new BarcodeDetector({ formats: ['qr_code'] }).detect(canvas);
  return codes.map(({ rawValue }) => rawValue);
};

test.each([sampleUrl, longestUrl])('a phone can read the painted code (%s)', async (url) => {
  await page.viewport(500, 700);
  const overlay = await mountOverlay();
  overlay.show({ ...inviting, qr: qrOf(url) });
  expect(await read(await canvasOf(overlay.root))).toEqual([url]);
});

test('a module is 8 CSS px where there is room and whole device pixels everywhere', async () => {
  await page.viewport(500, 700);
  const overlay = await mountOverlay();
  overlay.show(inviting);
  const canvas = await canvasOf(overlay.root);
  const modules = (inviting.qr?.size ?? 0) + 8;
  expect(canvas.getBoundingClientRect().width).toBe(modules * 8);
  expect(canvas.width % modules).toBe(0);
  await page.viewport(452, 328);
  await vi.waitFor(() => expect(canvas.getBoundingClientRect().width).toBe(modules * 5));
  await page.viewport(200, 200);
  await vi.waitFor(() => expect(canvas.getBoundingClientRect().width).toBe(modules * 4));
});

test('the code is black on white with four light modules around it', async () => {
  await page.viewport(500, 700);
  const overlay = await mountOverlay();
  overlay.show(inviting);
  const canvas = await canvasOf(overlay.root);
  const pen = canvas.getContext('2d');
  const side = canvas.width / ((inviting.qr?.size ?? 0) + 8);
  const pixel = (x: number, y: number) => [...(pen?.getImageData(x, y, 1, 1).data ?? [])];
  expect(pixel(4 * side - 1, 4 * side - 1)).toEqual([255, 255, 255, 255]);
  expect(pixel(4 * side, 4 * side)).toEqual([0, 0, 0, 255]);
  expect(pixel(canvas.width - 4 * side - 1, 4 * side)).toEqual([0, 0, 0, 255]);
  expect(pixel(canvas.width - 4 * side, 4 * side)).toEqual([255, 255, 255, 255]);
});
