import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ar as laptopText } from '../../extension/text/ar';
import { ar as phoneText } from '../../pwa/text/ar';
import type { Participant } from '../support/chromium';
import { startDemoCall } from '../support/demo-call';
import { eventually } from '../support/eventually';
import { colours } from '../support/fake-media';
import { linkInCode, openLink, waitForPhase } from '../support/handoff';
import { createLifetime } from '../support/lifetime';
import { sees } from '../support/measure';
import { nextVersion } from '../support/next-version';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { clickToolbar, extensionId, overlayFrame } from '../support/toolbar';

const lifetime = createLifetime();
const { signal } = lifetime;
let server: PeerServerProcess;
let laptop: Participant;
let phone: Participant;

/** Twice the browsers' usual 16 and 13 pixels, as people set it who read large. */
const twiceTheText = { standard: 32, fixed: 26 };

beforeAll(async () => {
  server = await startPeerServer({ signal });
  ({ laptop, phone } = await startDemoCall(server.origin, signal));
  const session = await phone.context.newCDPSession(phone.page);
  await session.send('Page.setFontSizes', { fontSizes: twiceTheText });
});
afterAll(() => lifetime.end());

const speakArabic = async (): Promise<void> => {
  const options = await laptop.context.newPage();
  await options.goto(`chrome-extension://${await extensionId(laptop.context)}/options.html`);
  await options.getByRole('combobox').selectOption('ar');
  await options.locator('html[dir=rtl]').waitFor();
  await options.close();
  await phone.page.goto(server.origin);
  await phone.page.getByRole('combobox').selectOption('ar');
  await phone.page.locator('html[dir=rtl][lang=ar]').waitFor();
};

const tap = (name: string): Promise<void> =>
  phone.page.getByRole('button', { name, exact: true }).tap();

/** Nothing sticks out sideways, where nobody finds it. */
const fits = async (page: Page): Promise<void> => {
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: innerWidth,
  }));
  expect(wide).toBeLessThanOrEqual(room);
};

describe('in Arabic, at twice the text size, by touch', () => {
  test('the call goes to the phone and comes back, and a new version waits for its end', async () => {
    await speakArabic();
    const size = await phone.page.evaluate(() => getComputedStyle(document.body).fontSize);
    expect(size).toBe('32px');
    await fits(phone.page);

    await clickToolbar(laptop.page);
    const overlay = await overlayFrame(laptop.page);
    const link = await linkInCode(overlay, signal, laptopText.overlay.inviting.qr);
    await openLink(phone.page, link);
    await waitForPhase(phone.page, 'confirming');
    await fits(phone.page);
    const code = phone.page.getByRole('status', { name: phoneText.confirming.code });
    const field = overlay.getByRole('textbox', { name: laptopText.overlay.confirming.field });
    await field.pressSequentially((await code.textContent()) ?? '');
    await tap(phoneText.confirming.move);
    await waitForPhase(overlay, 'live');
    await waitForPhase(phone.page, 'live');
    await fits(phone.page);
    await tap(phoneText.call.mute);
    await overlay.getByText(laptopText.overlay.live.microphone.muted).waitFor();
    await tap(phoneText.call.unmute);
    await overlay.getByText(laptopText.overlay.live.microphone.sent).waitFor();

    await server.stop();
    await startPeerServer({
      signal,
      program: nextVersion('data-next', signal),
      env: { BATON_PORT: String(server.port) },
    });
    await eventually('the new version waits', () =>
      phone.page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update();
        return registration.waiting !== null;
      }),
    );
    // It is not even offered, and the call is what it was.
    expect(await phone.page.getByText(phoneText.update.ready).count()).toBe(0);
    await waitForPhase(phone.page, 'live');
    await overlay.getByText(laptopText.overlay.live.microphone.sent).waitFor();

    await tap(phoneText.call.back);
    await waitForPhase(phone.page, 'ended');
    // A tap on the phone opens nothing on the laptop: that takes a click there.
    await overlay.getByRole('button', { name: laptopText.overlay.ended.turnOn }).click();
    await sees(laptop.page, colours.laptop);
    expect(await phone.page.locator('html[data-next]').count()).toBe(0);
    await tap(phoneText.update.apply);
    await phone.page.locator('html[data-next][dir=rtl]').waitFor();
    await waitForPhase(phone.page, 'idle');
    await fits(phone.page);
  });
});
