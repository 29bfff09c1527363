/// <reference types="vite/client" />
import { create } from 'qrcode';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { showApp } from './shown-app';

const scanning = { phase: 'idle', screen: 'scanning' } as const;
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** A camera of `width` × `height` that sees a code of `share` of its height; its tracks are kept. */
const seeCode = (text: string, width: number, height: number, share: number) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const module = (height * share) / (modules.size + 8);
  const left = (width - module * (modules.size + 8)) / 2;
  const top = (height - module * (modules.size + 8)) / 2;
  const paint = () => {
    pen.fillStyle = '#666';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#fff';
    pen.fillRect(left, top, module * (modules.size + 8), module * (modules.size + 8));
    pen.fillStyle = '#000';
    for (let row = 0; row < modules.size; row += 1)
      for (let column = 0; column < modules.size; column += 1)
        if (modules.get(row, column))
          pen.fillRect(
            left + (column + 4) * module,
            top + (row + 4) * module,
            module + 0.5,
            module + 0.5,
          );
  };
  const painting = setInterval(paint, 33);
  paint();
  const tracks: MediaStreamTrack[] = [];
  const open = vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => {
    const stream = canvas.captureStream(30);
    tracks.push(...stream.getTracks());
    return stream;
  });
  onTestFinished(() => {
    clearInterval(painting);
    open.mockRestore();
  });
  const turn = () => {
    [canvas.width, canvas.height] = [canvas.height, canvas.width];
  };
  return { open, tracks, turn };
};

const link = 'https://192.168.178.123:9443/#AQEE0gABAgMEBQYHCAkKCwwNDg_Ys1jp30VwK1-yluWz7YyH';

beforeEach(() => page.viewport(390, 844));

describe('the scanner', () => {
  test('reads a code a fifth as high as a 720p picture on a narrow screen', async () => {
    seeCode(link, 1280, 720, 0.2);
    const app = showApp(scanning);
    await expect
      .poll(() => app.actions, { timeout: 15_000 })
      .toEqual([{ do: 'scanned', text: link }]);
  });

  test('says the same text once, while the code stays in view', async () => {
    seeCode(link, 1280, 720, 0.5);
    const app = showApp(scanning);
    await expect.poll(() => app.actions.length, { timeout: 15_000 }).toBe(1);
    const video = document.querySelector('video');
    const begun = video?.currentTime ?? 0;
    await expect.poll(() => (video?.currentTime ?? 0) - begun).toBeGreaterThan(0.5);
    expect(app.actions).toHaveLength(1);
  });

  test('lays the picture out at camera pixels and covers the screen with it', async () => {
    seeCode(link, 1280, 720, 0.5);
    showApp(scanning);
    await expect.poll(() => document.querySelector('canvas')?.width).toBe(1280);
    expect(document.querySelector('canvas')?.height).toBe(720);
    const box = document.querySelector('video')?.getBoundingClientRect();
    expect(box?.height).toBeCloseTo(844, 0);
    expect((box?.left ?? 0) + (box?.right ?? 0)).toBeCloseTo(390, 0);
  });

  test('begins again when the phone is turned', async () => {
    const camera = seeCode(link, 1280, 720, 0.5);
    showApp(scanning);
    await expect.poll(() => document.querySelector('canvas')?.width).toBe(1280);
    camera.turn();
    await expect.poll(() => document.querySelector('canvas')?.width).toBe(720);
    expect(camera.tracks.filter(({ readyState }) => readyState === 'live')).toHaveLength(1);
  });

  test('stops the camera when it is left', async () => {
    const camera = seeCode(link, 1280, 720, 0.5);
    const app = showApp(scanning);
    await expect.poll(() => app.actions.length, { timeout: 15_000 }).toBe(1);
    await button('Cancel').click();
    expect(app.actions.at(-1)).toEqual({ do: 'stop-scan' });
    app.show({ phase: 'idle', screen: 'welcome' });
    await expect.poll(() => camera.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  test('stops a camera that opened only after it was left', async () => {
    const camera = seeCode(link, 640, 360, 0.5);
    const given = new EventTarget();
    const answer = new Promise((resolve) => given.addEventListener('given', resolve));
    const immediately = camera.open.getMockImplementation();
    camera.open.mockImplementation(async (constraints) => {
      await answer;
      if (immediately === undefined) throw new Error('no camera');
      return immediately(constraints);
    });
    const app = showApp(scanning);
    await expect.poll(() => camera.open.mock.calls.length).toBe(1);
    app.show({ phase: 'idle', screen: 'welcome' });
    given.dispatchEvent(new Event('given'));
    await expect.poll(() => camera.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  test.for([
    ['NotAllowedError', /did not let Baton use the camera/],
    ['NotFoundError', /No camera was found/],
    ['NotReadableError', /Another app is using the camera/],
  ] as const)('says %s in a plain sentence and offers a link instead', async ([name, sentence]) => {
    const open = vi
      .spyOn(navigator.mediaDevices, 'getUserMedia')
      .mockRejectedValue(new DOMException('no', name));
    onTestFinished(() => open.mockRestore());
    showApp(scanning);
    await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
    await expect.element(page.getByLabelText('Link from your laptop')).toBeVisible();
    const { length } = open.mock.calls;
    await button('Try again').click();
    await expect.poll(() => open.mock.calls.length).toBeGreaterThan(length);
  });
});
