import type { Page } from 'playwright';
import { eventually } from './eventually';
import { wideRoom } from './janus-config';

declare global {
  /** What the room pages call their handle of Janus' own library. */
  var sfutest: {
    createOffer(options: {
      tracks: readonly { type: 'screen'; add: boolean; capture: boolean; recv: boolean }[];
      success(jsep: object): void;
      error(error: unknown): void;
    }): void;
    send(request: { message: object; jsep: object }): void;
  };
}

/** The elements that show and play other people on the demo pages. */
export const remoteMedia = {
  room: '[id^=remotevideo]',
  call: '[id^=peervideo]',
  bridge: '#roomaudio',
  screen: '[id^=screenvideo]',
} as const;

/** The pages that are a video room: one connection for each person, one for all, and three layers. */
export const roomPages = {
  plain: 'videoroomtest.html',
  multistream: 'mvideoroomtest.html',
  simulcast: `videoroomtest.html?simulcast=true&room=${wideRoom}`,
} as const;

/** Joins the video room as a person does: Start, a name, Join. Returns once the own picture is up. */
export const joinVideoRoom = async (
  page: Page,
  origin: string,
  name: string,
  which: keyof typeof roomPages = 'plain',
): Promise<void> => {
  await page.goto(`${origin}/${roomPages[which]}`);
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

/** Joins the audio bridge, in which there is one sound of everybody else. */
export const joinAudioBridge = async (page: Page, origin: string, name: string): Promise<void> => {
  await page.goto(`${origin}/audiobridgetest.html`);
  await pressStart(page);
  await page.locator('#username').fill(name);
  await page.locator('#username').press('Enter');
  await page.locator('#toggleaudio').waitFor();
};

/**
 * Shares a screen in the multistream room, beside the camera. The page has no button for it, so this
 * asks the page's own library as such a button would.
 */
export const shareScreenInRoom = async (page: Page): Promise<void> => {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const room = sfutest;
        room.createOffer({
          tracks: [{ type: 'screen', add: true, capture: true, recv: false }],
          success(jsep) {
            room.send({ message: { request: 'configure', video: true }, jsep });
            resolve();
          },
          error: reject,
        });
      }),
  );
};

/** Shows a screen to whoever knows the number of the session, which this returns. */
export const presentScreen = async (page: Page, origin: string, title: string): Promise<string> => {
  await page.goto(`${origin}/screensharingtest.html`);
  await pressStart(page, '#desc');
  await page.locator('#desc').fill(title);
  await page.locator('#desc').press('Enter');
  await page.locator('.bootbox button', { hasText: 'OK' }).click();
  return (await page.locator('#session').textContent()) ?? '';
};

/** Watches a screen that somebody presents. */
export const watchScreen = async (page: Page, origin: string, session: string): Promise<void> => {
  await page.goto(`${origin}/screensharingtest.html`);
  await pressStart(page, '#roomid');
  await page.locator('#roomid').fill(session);
  await page.locator('#roomid').press('Enter');
  await page.locator(`video${remoteMedia.screen}`).waitFor();
};

const pressStart = async (page: Page, field = '#username'): Promise<void> => {
  // The page binds the button only after its library has loaded: a click before that does nothing.
  await eventually('Start reacts', async () => {
    if (await page.locator(field).isVisible()) return true;
    await page.getByRole('button', { name: 'Start', exact: true }).click({ timeout: 500 });
    await page.locator(field).waitFor({ timeout: 2_000 });
    return true;
  });
};
