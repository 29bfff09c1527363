import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright';
import {
  launchParticipant,
  launchPhone,
  type Participant,
  type ParticipantOptions,
} from './chromium';
import { eventually } from './eventually';
import { tones } from './fake-media';
import { phoneCameraFromScreenshot } from './phone-camera';
import { readProgram } from './run-program';
import { tempDir } from './temp-dir';
import { clickToolbar, findOverlay, overlayFrame } from './toolbar';

/** What `<html data-phase>` says; it stays with the screen through every state. */
export const phaseOf = (screen: Page | Frame): Promise<string | null> =>
  screen.locator('html').getAttribute('data-phase');

export const waitForPhase = async (
  screen: Page | Frame,
  phase: string,
  timeoutMs = 20_000,
): Promise<void> => {
  let last: string | null = null;
  await eventually(
    `the phase "${phase}"`,
    async () => {
      const now = await phaseOf(screen);
      last = `${now}: ${await screen.locator('body').textContent()}`;
      return now === phase;
    },
    { timeoutMs },
    () => last,
  );
};

/**
 * A laptop with the extension. Its first-run page opens once and takes the front,
 * where a meeting in the back would stand still: returns with the meeting's tab in front.
 */
export const launchLaptop = async (
  options: ParticipantOptions,
  launch = launchParticipant,
): Promise<Participant> => {
  const laptop = await launch(options);
  await eventually('the first-run page', () =>
    laptop.context.pages().find((page) => page.url().endsWith('/first-run.html')),
  );
  await laptop.page.bringToFront();
  return laptop;
};

/** Clicks the toolbar over the meeting and returns the overlay once it shows a code. */
export const showCode = async (meeting: Page): Promise<Frame> => {
  await clickToolbar(meeting);
  const overlay = await overlayFrame(meeting);
  await waitForPhase(overlay, 'inviting');
  await overlay.getByRole('img', { name: 'QR code to scan with your phone' }).waitFor();
  return overlay;
};

/** Closes the card by its button, until it is gone. */
export const closeCard = async (meeting: Page, overlay: Frame): Promise<void> => {
  const close = overlay.getByRole('button', { name: 'Close' });
  // The click takes its own frame away, so that its end may never be heard of.
  close.click().catch(() => undefined);
  await eventually('the overlay is gone', () => findOverlay(meeting) === undefined);
};

/** A phone whose camera sees the code that the overlay shows now. */
export const phoneBeforeCode = async (
  overlay: Frame,
  signal: AbortSignal,
  name = 'phone',
): Promise<Participant> => {
  const code = overlay.getByRole('img', { name: 'QR code to scan with your phone' });
  const video = await phoneCameraFromScreenshot(await code.screenshot());
  return launchPhone({ name, toneHz: tones.phone, signal, video });
};

/** Opens the app on the phone and scans with its camera, until both have proven themselves. */
export const scan = async (phone: Page, origin: string): Promise<void> => {
  await phone.goto(origin);
  await phone.getByRole('button', { name: 'Scan code' }).click();
  await waitForPhase(phone, 'confirming');
};

/** The link that a system camera finds in the code on the screen. */
export const linkInCode = async (
  overlay: Frame,
  signal: AbortSignal,
  name = 'QR code to scan with your phone',
): Promise<string> => {
  const picture = join(tempDir('code', signal), 'code.png');
  const code = overlay.getByRole('img', { name });
  writeFileSync(picture, await code.screenshot());
  return (await readProgram('zbarimg', ['--quiet', '--raw', picture])).toString().trim();
};

/** Opens the code's link on a phone, as its system camera does. */
export const openLink = async (phone: Page, link: string): Promise<void> => {
  // Leaving the page first makes the browser load it even where only the fragment differs.
  await phone.goto('about:blank');
  await phone.goto(link);
};

/** The two digits on the phone. */
export const pairingCode = async (phone: Page): Promise<string> => {
  const code = await phone.getByRole('status', { name: 'Pairing code' }).textContent();
  if (code === null || !/^\d\d$/.test(code)) throw new Error(`Not a pairing code: ${code}`);
  return code;
};

export const typeCode = async (overlay: Frame, code: string): Promise<void> => {
  await overlay.getByRole('textbox', { name: 'Code shown on the phone' }).pressSequentially(code);
};

export const moveCall = (phone: Page): Promise<void> =>
  phone.getByRole('button', { name: 'Move call here' }).click();

/** Carries the call once more, to a phone that is there already and opens the code's link. */
export const handOverByLink = async (
  meeting: Page,
  phone: Page,
  signal: AbortSignal,
): Promise<Frame> => {
  const overlay = await showCode(meeting);
  await openLink(phone, await linkInCode(overlay, signal));
  await waitForPhase(phone, 'confirming');
  await typeCode(overlay, await pairingCode(phone));
  await moveCall(phone);
  await waitForPhase(overlay, 'live');
  await waitForPhase(phone, 'live');
  return overlay;
};

export interface Handoff {
  readonly overlay: Frame;
  readonly phone: Participant;
}

/** The whole way as people go it: toolbar, scan, code, tap, until the call is on the phone. */
export const handOver = async (
  meeting: Page,
  origin: string,
  signal: AbortSignal,
): Promise<Handoff> => {
  const overlay = await showCode(meeting);
  const phone = await phoneBeforeCode(overlay, signal);
  await scan(phone.page, origin);
  await typeCode(overlay, await pairingCode(phone.page));
  await moveCall(phone.page);
  await waitForPhase(overlay, 'live');
  await waitForPhase(phone.page, 'live');
  return { overlay, phone };
};
