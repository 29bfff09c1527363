import type { Frame, Page } from 'playwright';
import { eventually } from './eventually';
import { linkInCode, openLink, pairingCode, showCode, typeCode, waitForPhase } from './handoff';

/** Adds a frame to the page and returns it once its document is there. */
export const addFrame = async (
  page: Page,
  attributes: Readonly<Record<string, string>>,
): Promise<Frame> => {
  const before = new Set(page.frames());
  await page.evaluate((all) => {
    const frame = document.createElement('iframe');
    for (const [name, value] of Object.entries(all)) frame.setAttribute(name, value);
    document.body.append(frame);
  }, attributes);
  const frame = await eventually('the new frame', () =>
    page.frames().find((one) => !before.has(one) && one.parentFrame() === page.mainFrame()),
  );
  await frame.locator('body').waitFor();
  return frame;
};

/** Pairs a phone that is there already, by the code's link, and lets it listen. */
export const listenByLink = async (
  meeting: Page,
  phone: Page,
  signal: AbortSignal,
): Promise<Frame> => {
  const overlay = await showCode(meeting);
  await openLink(phone, await linkInCode(overlay, signal));
  await waitForPhase(phone, 'confirming');
  await typeCode(overlay, await pairingCode(phone));
  await phone.getByRole('button', { name: 'Listen here' }).click();
  await waitForPhase(overlay, 'listening');
  await waitForPhase(phone, 'listening');
  return overlay;
};

/** Drags the overlay's card to the middle of the page, where it covers no corner. */
export const dragToMiddle = async (page: Page, overlay: Frame): Promise<void> => {
  await overlay.getByRole('button', { name: 'Move this card. Arrow keys work too' }).hover();
  await page.mouse.down();
  await page.mouse.move(700, 350, { steps: 8 });
  await page.mouse.up();
};
