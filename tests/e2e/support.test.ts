import { join } from 'node:path';
import { toBuffer } from 'qrcode';
import { afterAll, expect, test } from 'vitest';
import { launchParticipant, launchPhone } from '../support/chromium';
import { colours, tones } from '../support/fake-media';
import { listenOnLoopback } from '../support/http-origin';
import { createLifetime } from '../support/lifetime';
import { hears, sees } from '../support/measure';
import { phoneCameraFromScreenshot } from '../support/phone-camera';
import { writeProbeExtension } from '../support/probe-extension';
import { runProgram } from '../support/run-program';
import { tempDir } from '../support/temp-dir';
import {
  clickToolbar,
  findOverlay,
  mutedTabs,
  overlayFrame,
  untilClicksCount,
} from '../support/toolbar';

const lifetime = createLifetime();
const { signal } = lifetime;
afterAll(() => lifetime.end());

test('a click on the toolbar icon reaches the tab in front, under a strict policy too', async () => {
  const site = await listenOnLoopback((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', "default-src 'none'");
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.end('<h1>A strict site</h1>');
  }, signal);
  const extension = writeProbeExtension(tempDir('probe-extension', signal));
  const { page, context } = await launchParticipant({
    ...{ name: 'laptop', toneHz: tones.laptop, signal, extension },
  });
  await page.goto(`http://localhost:${site.port}/`);
  const other = await context.newPage();
  await other.goto(`http://localhost:${site.port}/`);

  await untilClicksCount(context);
  await clickToolbar(page);

  expect(await (await overlayFrame(page)).getByRole('dialog').textContent()).toBe('Probe overlay');
  expect(findOverlay(other)).toBeUndefined();
  expect(await mutedTabs(context)).toBe(0);
});

test('the emulated phone shows its colour around the code, whichever way it crops', async () => {
  const site = await listenOnLoopback((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<video autoplay playsinline controls></video>');
  }, signal);
  const video = await phoneCameraFromScreenshot(await toBuffer('any text'));
  const { page } = await launchPhone({ name: 'phone', toneHz: tones.phone, signal, video });
  await page.goto(`http://localhost:${site.port}/`);
  for (const [width, height] of [
    [1280, 720],
    [640, 480],
    [405, 720],
  ]) {
    await page.evaluate(
      async ([wide, high]) => {
        const stream = await navigator.mediaDevices.getUserMedia({
          audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
          video: { width: { exact: wide ?? 0 }, height: { exact: high ?? 0 } },
        });
        const element = document.querySelector('video');
        if (element !== null) element.srcObject = stream;
      },
      [width, height],
    );
    await sees(page, colours.phone);
  }
  await hears(page, tones.phone);
  const model = await page.evaluate(async () => {
    const data: unknown = Reflect.get(navigator, 'userAgentData');
    const ask: unknown =
      typeof data === 'object' && data !== null && Reflect.get(data, 'getHighEntropyValues');
    return typeof ask === 'function' ? Reflect.apply(ask, data, [['model']]) : null;
  });
  expect(model).toMatchObject({ model: 'Pixel 8', mobile: true });
});

test("the phone's camera file shows a code that can be read", async () => {
  const text =
    'https://192.168.1.20:9443/#1.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const camera = await phoneCameraFromScreenshot(
    await toBuffer(text, { errorCorrectionLevel: 'M' }),
  );
  const frame = join(tempDir('frame', signal), 'frame.png');
  await runProgram('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'mjpeg',
    '-i',
    camera,
    '-frames:v',
    '1',
    frame,
  ]);
  expect(await runProgram('zbarimg', ['--quiet', '--raw', frame])).toBe(`${text}\n`);
});
