import type { Frame, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildExtension } from '../support/build-extension';
import { launchParticipant, launchPhone, type Participant } from '../support/chromium';
import { startDemoMeeting } from '../support/demo-meeting/demo-meeting';
import { eventually } from '../support/eventually';
import { colours, tones } from '../support/fake-media';
import { handOverByLink, launchLaptop, waitForPhase } from '../support/handoff';
import { allowedHost } from '../support/janus';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot, silence } from '../support/measure';
import { startPeerServer } from '../support/peer-server';
import { launchPlainly } from '../support/plain-chromium';
import { measureRates, type Rates } from '../support/rates';

const lifetime = createLifetime();
const { signal } = lifetime;
const other = { selector: '.tile:not(.own) video' };
let laptop: Participant;
let anna: Participant;
let phone: Participant;
let overlay: Frame;

/** What a hidden tab gets once a second would be a fifteenth of this. */
const nearly = 0.6;

const keepsUp = async (who: string, page: Page, before: Rates): Promise<void> => {
  let now: Rates | undefined;
  await eventually(
    `${who} gets as much as before: ${JSON.stringify(before)}`,
    async () => {
      now = await measureRates(page);
      return (
        now.pictures >= nearly * before.pictures && now.sounds >= nearly * before.sounds && now
      );
    },
    { timeoutMs: 40_000 },
    () => now,
  );
};

/** How often a page is asked to paint in half a second. */
const paints = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let count = 0;
    const paint = (): void => {
      count += 1;
      requestAnimationFrame(paint);
    };
    requestAnimationFrame(paint);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return count;
  });

/** Of the other person's picture: how bright its corner is, and the brightest dot in its middle line. */
const readCard = (page: Page): Promise<{ readonly corner: number; readonly words: number }> =>
  page.evaluate((selector) => {
    const video = document.querySelector<HTMLVideoElement>(selector);
    if (video === null || video.videoWidth === 0) return { corner: 255, words: 0 };
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('No canvas in this page');
    context.drawImage(video, 0, 0);
    const brightest = (y: number, height: number): number => {
      const pixels = context.getImageData(0, y, canvas.width, height).data;
      // Every fourth value is how opaque it is.
      return Math.max(...pixels.filter((_value, at) => at % 4 === 0));
    };
    const middle = canvas.height / 2;
    return { corner: brightest(0, 4), words: brightest(middle - 20, 40) };
  }, other.selector);

beforeAll(async () => {
  const [server, meeting] = await Promise.all([
    startPeerServer({ signal }),
    startDemoMeeting(signal),
  ]);
  const extension = await buildExtension({
    server: server.origin,
    sites: `http://${allowedHost}/*`,
    signal,
  });
  laptop = await launchLaptop(
    { name: 'laptop', colour: colours.laptop, toneHz: tones.laptop, signal, extension },
    launchPlainly,
  );
  anna = await launchParticipant({
    name: 'anna',
    colour: colours.anna,
    toneHz: tones.anna,
    signal,
    args: ['--autoplay-policy=no-user-gesture-required'],
  });
  phone = await launchPhone({
    name: 'phone',
    colour: colours.phone,
    toneHz: tones.phone,
    signal,
  });
  await laptop.page.goto(`${meeting.allowedOrigin}/?name=Laptop&join&sound=raw`);
  await anna.page.goto(`${meeting.origin}/?name=Anna&join&sound=raw`);
  await sees(anna.page, colours.laptop, other);
  await sees(laptop.page, colours.anna, other);
  overlay = await handOverByLink(laptop.page, phone.page, signal);
  await sees(anna.page, colours.phone, other);
  await sees(phone.page, colours.anna);
});
afterAll(() => lifetime.end());

test('a call whose tab goes into the background keeps its picture and sound, both ways', async () => {
  const before = { phone: await measureRates(phone.page), anna: await measureRates(anna.page) };
  const tab = await laptop.context.newPage();
  await tab.bringToFront();
  await eventually('the meeting is hidden', () =>
    laptop.page.evaluate(() => document.visibilityState === 'hidden'),
  );
  expect(await paints(laptop.page)).toBe(0);
  await Promise.all([
    keepsUp('the phone', phone.page, before.phone),
    keepsUp('Anna', anna.page, before.anna),
  ]);
  await sees(anna.page, colours.phone, other);
  await hears(anna.page, tones.phone, other);
  await sees(phone.page, colours.anna);
  await hears(phone.page, tones.anna);
});

test('it is muted from the phone and by the page all the same', async () => {
  await phone.page.getByRole('button', { name: 'Mute', exact: true }).click();
  await hearsNot(anna.page, tones.phone, other);
  await phone.page.getByRole('button', { name: 'Unmute' }).click();
  await hears(anna.page, tones.phone, other);
  const toggle = () => laptop.page.evaluate(() => document.getElementById('mute')?.click());
  await toggle();
  await hearsNot(anna.page, tones.phone, other);
  await phone.page.getByText('Muted by the meeting').waitFor();
  await toggle();
  await hears(anna.page, tones.phone, other);
  await phone.page.getByRole('button', { name: 'Mute', exact: true }).waitFor();
});

test('when the phone is lost, people see the card and hear nothing', async () => {
  const browser = await phone.context.browser()?.newBrowserCDPSession();
  // The whole browser dies with it, so that nothing of it can say goodbye or answer.
  browser?.send('Browser.crash').catch(() => undefined);
  await waitForPhase(overlay, 'reconnecting');
  await silence(anna.page, other);
  let card: unknown;
  await eventually(
    'a dark card with words on it',
    async () => {
      const { corner, words } = await readCard(anna.page);
      card = { corner, words };
      return corner < 40 && words > 120;
    },
    {},
    () => card,
  );
});

test('it comes back with one click, also while the tab is still hidden', async () => {
  // As in the overlay's own window; Playwright's click waits for a hidden page to paint.
  await overlay.getByRole('button', { name: 'Bring back' }).evaluate((button) => {
    if (button instanceof HTMLElement) button.click();
  });
  await sees(anna.page, colours.laptop, other);
  await hears(anna.page, tones.laptop, other);
  await seesNot(anna.page, colours.phone, other);
  expect(await laptop.page.evaluate(() => document.visibilityState)).toBe('hidden');
});
