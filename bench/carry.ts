import type { BrowserContext, Frame, Page } from 'playwright';
import { eventually } from '../tests/support/eventually';
import {
  moveCall,
  pairingCode,
  phaseOf,
  showCode,
  typeCode,
  waitForPhase,
} from '../tests/support/handoff';

/** Waits for the pairing code; where there will be none, the phone's own words say why. */
export const proven = async (phone: Page): Promise<void> => {
  const phase = await eventually('the end of pairing', async () => {
    const now = await phaseOf(phone);
    return now === 'confirming' || now === 'ended' ? now : null;
  });
  if (phase === 'ended')
    throw new Error(`Not paired: ${await phone.locator('main').textContent()}`);
};

/** The link that the overlay puts on the clipboard. */
export const copyLink = async (overlay: Frame, meeting: Page): Promise<string> => {
  // The link of the handoff before is still there.
  await meeting.evaluate(() => navigator.clipboard.writeText(''));
  await overlay.getByRole('button', { name: 'Copy link' }).click();
  return eventually('a link on the clipboard', async () => {
    const text = await meeting.evaluate(() => navigator.clipboard.readText());
    return /^https?:\/\/\S+#/.test(text) ? text : null;
  });
};

/** In the page that is open already, as the scanner would hand it over. */
export const openLink = (phone: Page, link: string): Promise<void> =>
  phone.evaluate((hash) => {
    location.hash = hash;
  }, new URL(link).hash);

export interface Carried {
  readonly overlay: Frame;
  readonly phone: Page;
  /** Back to the laptop, until the phone says so. */
  bringBack(): Promise<void>;
}

/** Carries the call to a fresh page of the phone, as people do it save for the scanning. */
export const carry = async (
  meeting: Page,
  phoneContext: BrowserContext,
  server: string,
): Promise<Carried> => {
  const phone = await phoneContext.newPage();
  await phone.goto(server);
  await phone.getByRole('button', { name: 'Scan code' }).waitFor();
  const overlay = await showCode(meeting);
  await openLink(phone, await copyLink(overlay, meeting));
  await proven(phone);
  await waitForPhase(overlay, 'confirming');
  await typeCode(overlay, await pairingCode(phone));
  await moveCall(phone);
  await waitForPhase(overlay, 'live');
  await waitForPhase(phone, 'live');
  return {
    overlay,
    phone,
    async bringBack() {
      await overlay.getByRole('button', { name: 'Bring back' }).click();
      await waitForPhase(phone, 'ended');
      await phone.close();
    },
  };
};
