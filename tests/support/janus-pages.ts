import type { Page } from 'playwright';
import { eventually } from './eventually';

/** The elements that show and play other people on both demo pages. */
export const remoteMedia = {
  room: '[id^=remotevideo]',
  call: '[id^=peervideo]',
} as const;

/** Joins the video room as a person does: Start, a name, Join. Returns once the own picture is up. */
export const joinVideoRoom = async (page: Page, origin: string, name: string): Promise<void> => {
  await page.goto(`${origin}/videoroomtest.html`);
  await rejoinVideoRoom(page, name);
};

/** The same on a room page that is there already, such as after a reload. */
export const rejoinVideoRoom = async (page: Page, name: string): Promise<void> => {
  await pressStart(page);
  await page.locator('#username').fill(name);
  await page.locator('#username').press('Enter');
  await page.locator('#videolocal video').waitFor();
  await page.locator('#bitrateset').waitFor();
};

/** Waits until the room page shows this many other people by picture. */
export const othersInRoom = async (page: Page, count: number): Promise<void> => {
  const seen = page.locator(`video${remoteMedia.room}`);
  await eventually(
    `${count} other people in the room`,
    async () => (await seen.count()) === count,
    {},
    () => seen.count(),
  );
};

/** Takes this page out of the room by the page's own button. */
export const leaveVideoRoom = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.locator('#videos').waitFor({ state: 'hidden' });
};

/** Mute and Unmute of the room page. */
export const toggleMuteInRoom = async (page: Page): Promise<void> => {
  await page.locator('#mute').click();
};

/** Both register, one calls, the other answers. Returns once both pages show the other person. */
export const startVideoCall = async (
  origin: string,
  caller: { page: Page; name: string },
  callee: { page: Page; name: string },
): Promise<void> => {
  await Promise.all(
    [caller, callee].map(async ({ page, name }) => {
      await page.goto(`${origin}/videocalltest.html`);
      await pressStart(page);
      await page.locator('#username').fill(name);
      await page.locator('#register').click();
      await page.locator('#youok').waitFor();
    }),
  );
  await caller.page.locator('#peer').fill(callee.name);
  await caller.page.locator('#call').click();
  // By text: the page hides its dialog from the accessibility tree.
  await callee.page.locator('.bootbox button', { hasText: 'Answer' }).click();
  await Promise.all(
    [caller, callee].map(({ page }) => page.locator(`video${remoteMedia.call}`).first().waitFor()),
  );
};

const pressStart = async (page: Page): Promise<void> => {
  // The page binds the button only after its library has loaded: a click before that does nothing.
  await eventually('Start reacts', async () => {
    if (await page.locator('#username').isVisible()) return true;
    await page.getByRole('button', { name: 'Start', exact: true }).click({ timeout: 500 });
    await page.locator('#username').waitFor({ timeout: 2_000 });
    return true;
  });
};
