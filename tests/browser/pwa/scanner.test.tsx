/// <reference types="vite/client" />
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { pictureOf, seeCode } from './seen-code';
import { showApp } from './shown-app';

const scanning = { phase: 'idle', screen: 'scanning' } as const;
const button = (name: string) => page.getByRole('button', { name, exact: true });

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

  test('asks for the camera before the scanner is set up, and only once', async () => {
    const camera = seeCode(link, 640, 360, 0.5);
    const immediately = camera.open.getMockImplementation();
    const setUp: boolean[] = [];
    camera.open.mockImplementation((constraints) => {
      setUp.push(document.querySelector('#scanner-picture') !== null);
      return immediately?.(constraints) ?? Promise.reject(new Error('no camera'));
    });
    const app = showApp(scanning);
    await expect.poll(() => app.actions.length, { timeout: 15_000 }).toBe(1);
    expect(setUp).toEqual([false]);
  });

  test('says and makes felt that it found a code', async () => {
    const vibrate = vi.spyOn(navigator, 'vibrate').mockReturnValue(true);
    onTestFinished(() => vibrate.mockRestore());
    seeCode(link, 640, 360, 0.5);
    const app = showApp(scanning);
    await expect.poll(() => app.actions.length, { timeout: 15_000 }).toBe(1);
    app.show({ phase: 'connecting', step: 'reaching' });
    await expect.element(page.getByText('Code found')).toBeInTheDocument();
    expect(document.querySelector('.unseen[role=status]')?.textContent).toBe('Code found');
    expect(vibrate).toHaveBeenCalled();
  });

  test('switches the light on and off where the camera has one', async () => {
    const camera = seeCode(link, 640, 360, 0.01);
    const immediately = camera.open.getMockImplementation();
    const asked: unknown[] = [];
    camera.open.mockImplementation(async (constraints) => {
      if (immediately === undefined) throw new Error('no camera');
      const stream = await immediately(constraints);
      for (const track of stream.getTracks()) {
        Reflect.set(track, 'getCapabilities', () => ({ torch: true }));
        track.applyConstraints = async (wanted) => void asked.push(wanted?.advanced);
      }
      return stream;
    });
    showApp(scanning);
    const light = button('Light');
    await expect.element(light).toHaveAttribute('aria-pressed', 'false');
    await light.click();
    await expect.element(light).toHaveAttribute('aria-pressed', 'true');
    await light.click();
    await expect.element(light).toHaveAttribute('aria-pressed', 'false');
    expect(asked).toEqual([[{ torch: true }], [{ torch: false }]]);
  });

  test('shows no light where the camera has none', async () => {
    seeCode(link, 640, 360, 0.01);
    showApp(scanning);
    await expect.poll(() => document.querySelector('.scanning-frame.running')).not.toBeNull();
    await expect.element(button('Light')).not.toBeInTheDocument();
  });

  test('lets people choose among several cameras', async () => {
    const list = vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockResolvedValue(
      ['Back', 'Back, wide'].map((label, at) => ({
        kind: 'videoinput' as const,
        deviceId: `camera-${at}`,
        groupId: '',
        label,
        toJSON: () => ({}),
      })),
    );
    onTestFinished(() => list.mockRestore());
    const camera = seeCode(link, 640, 360, 0.01);
    showApp(scanning);
    await page.getByLabelText('Camera', { exact: true }).selectOptions('Back, wide');
    await expect
      .poll(() => camera.open.mock.lastCall)
      .toMatchObject([{ video: { deviceId: 'camera-1' } }]);
    await expect
      .poll(() => camera.tracks.map(({ readyState }) => readyState))
      .toEqual(['ended', 'live']);
  });

  test.for([
    ['a picture with a code', 0.5, [{ do: 'scanned', text: link }], null],
    ['a picture without one', 0.001, [], /No code was found in that picture/],
  ] as const)('reads %s from the gallery', async ([_name, share, actions, said]) => {
    const camera = seeCode('nothing', 640, 360, 0.001);
    const app = showApp(scanning);
    const file = await pictureOf(link, share);
    await page.getByLabelText('Choose a picture').upload(file);
    if (said !== null) await expect.element(page.getByRole('alert')).toHaveTextContent(said);
    await expect.poll(() => app.actions, { timeout: 15_000 }).toEqual(actions);
    expect(camera.open).toHaveBeenCalledTimes(1);
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
