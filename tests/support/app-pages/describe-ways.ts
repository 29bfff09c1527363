import type { Frame } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tones } from '../fake-media';
import { handOverByLink, waitForPhase } from '../handoff';
import { createLifetime } from '../lifetime';
import { hearsNot } from '../measure';
import { liveDevices } from '../native-devices';
import { overlayFrame } from '../toolbar';
import { othersMeet, othersMeetNobody, phoneMeets, readHeld, readsLive } from './call-checks';
import { appFrame, joinApp, type Scene, setScene } from './scene';
import type { Expected, Way } from './way';

/** Carries a call of each app to the phone and back, in one set of browsers. */
export const describeWays = (ways: Readonly<Record<string, Way>>): void => {
  const lifetime = createLifetime();
  const { signal } = lifetime;
  let scene: Scene;

  beforeAll(async () => {
    scene = await setScene(signal);
  });
  afterAll(() => lifetime.end());

  for (const [name, way] of Object.entries(ways)) {
    describe(`${name}: an app with ${way.says}`, () => describeWay(name, way, () => scene, signal));
  }
};

const describeWay = (name: string, way: Way, scene: () => Scene, signal: AbortSignal): void => {
  let app: Frame;
  let now: Expected = way;
  /** Of the laptop's microphone and camera, as the app read them before. */
  let labels: string[];

  const press = (button: string) => app.getByRole('button', { name: button, exact: true }).click();
  const tap = (button: string) =>
    scene().phone.getByRole('button', { name: button, exact: true }).click();
  const openDevices = () => liveDevices(scene().laptop.context);

  beforeAll(async () => {
    scene().takeComplaints();
    app = await joinApp(scene(), name);
    await othersMeet(scene(), way, 'laptop');
    labels = (await readHeld(app)).map(({ label }) => label);
    await handOverByLink(scene().laptop.page, scene().phone, signal);
  });
  // Also ends a call that a failed test left on the phone: a phone that closes leaves nothing to resume.
  afterAll(async () => {
    const { context, page } = scene().laptop;
    await scene().phone.goto('about:blank');
    for (const other of context.pages()) {
      if (other !== page && other.url() === 'about:blank') await other.close();
    }
    await page.goto('about:blank');
  });

  test('the phone meets the others, and they meet the phone', async () => {
    await Promise.all([phoneMeets(scene(), now), othersMeet(scene(), now, 'phone')]);
    await readsLive(app, labels);
    expect(await openDevices()).toEqual([]);
  });

  test('closed in the app, microphone and camera are closed for all, until opened there', async () => {
    const { phone } = scene();
    await press('Mute');
    await press('Stop camera');
    await Promise.all([
      phone.getByText('Muted by the meeting').waitFor(),
      othersMeetNobody(scene()),
    ]);
    await press('Unmute');
    await press('Start camera');
    await othersMeet(scene(), now, 'phone');
    await phone.getByRole('button', { name: 'Mute', exact: true }).waitFor();
    expect(await openDevices()).toEqual([]);
  });

  test('closed on the phone they are closed as well, until opened there', async () => {
    await tap('Mute');
    await tap('Stop camera');
    await othersMeetNobody(scene());
    await tap('Unmute');
    await tap('Start camera');
    await othersMeet(scene(), now, 'phone');
  });

  const { later } = way;
  if (later !== undefined) {
    test(`the call stays on the phone ${later.says}, and both still mute it`, async () => {
      const { far, laptop } = scene();
      const reloaded = later.reloads ? laptop.page.waitForEvent('load') : null;
      await press('Go on');
      await reloaded;
      app = await appFrame(laptop.page);
      now = { ...way, ...later };
      await Promise.all([phoneMeets(scene(), now), othersMeet(scene(), now, 'phone')]);
      await readsLive(app, labels);
      expect(await openDevices()).toEqual([]);
      for (const mute of [press, tap]) {
        await mute('Mute');
        await hearsNot(far, tones.phone);
        await mute('Unmute');
        await othersMeet(scene(), now, 'phone');
      }
    });
  }

  test('it comes back whole with one click', async () => {
    const overlay = await overlayFrame(scene().laptop.page);
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(scene().phone, 'ended');
    await othersMeet(scene(), now, 'laptop');
    await readsLive(app, labels);
    expect(await app.evaluate(() => globalThis.appPage?.surprises)).toEqual([]);
    expect(scene().takeComplaints()).toEqual([]);
  });
};
