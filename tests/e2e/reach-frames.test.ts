import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildExtension } from '../support/build-extension';
import { launchParticipant, type Participant } from '../support/chromium';
import { type DemoMeeting, startDemoMeeting } from '../support/demo-meeting/demo-meeting';
import { colours, tones } from '../support/fake-media';
import { addFrame } from '../support/frames';
import { handOver, launchLaptop, waitForPhase } from '../support/handoff';
import { allowedHost } from '../support/janus';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot } from '../support/measure';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { mutedTabs } from '../support/toolbar';

const lifetime = createLifetime();
const { signal } = lifetime;
const others = { selector: '.tile:not(.own) video' };
const markup = readFileSync(
  join(import.meta.dirname, '../support/demo-meeting/page/index.html'),
  'utf8',
);
let server: PeerServerProcess;
let meeting: DemoMeeting;
let laptop: Participant;
let anna: Participant;
let ben: Participant;
let phone: Participant;
let overlay: Frame;
let inPage: Frame;
/** Rooms: anna in the first, ben in the second and, in another tab, in the third. */
let third: Page;

const guest = async (page: Page, room: string): Promise<void> => {
  await page.goto(`${meeting.origin}/?name=guest&join&sound=raw&room=${room}`);
};

beforeAll(async () => {
  [meeting, server] = await Promise.all([startDemoMeeting(signal), startPeerServer({ signal })]);
  const extension = await buildExtension({
    server: server.origin,
    sites: `http://${allowedHost}/*`,
    signal,
  });
  laptop = await launchLaptop({
    name: 'laptop',
    colour: colours.laptop,
    toneHz: tones.laptop,
    signal,
    extension,
  });
  [anna, ben] = await Promise.all([
    launchParticipant({ name: 'anna', colour: colours.anna, toneHz: tones.anna, signal }),
    launchParticipant({ name: 'ben', colour: colours.ben, toneHz: tones.ben, signal }),
  ]);
  await guest(anna.page, '');
  await guest(ben.page, 'second');
  third = await ben.context.newPage();
  await guest(third, 'third');
});
afterAll(() => lifetime.end());

/** The guest sees and hears the one device and nothing of the other one. */
const meets = async (page: Page, present: 'laptop' | 'phone', absent: 'laptop' | 'phone') => {
  await sees(page, colours[present], others);
  await hears(page, tones[present], others);
  await seesNot(page, colours[absent], others);
  await hearsNot(page, tones[absent], others);
};

describe('a meeting whose media are in frames of its page', () => {
  test('is carried from a frame that the page wrote itself', async () => {
    await laptop.page.goto(meeting.allowedOrigin);
    const frame = await addFrame(laptop.page, { srcdoc: markup, width: '600', height: '300' });
    await frame.getByLabel('Your name').fill('Laptop');
    await frame.getByRole('button', { name: 'Join' }).click();
    await sees(frame, colours.anna, others);
    ({ overlay, phone } = await handOver(laptop.page, server.origin, signal));
    await meets(anna.page, 'phone', 'laptop');
    await sees(phone.page, colours.anna);
    await hears(phone.page, tones.anna);
    await sees(frame, colours.phone, { selector: '.own video' });
  });

  test('takes in a frame that joins while the call is on the phone', async () => {
    inPage = await addFrame(laptop.page, {
      src: '/?name=Laptop&join&room=second',
      width: '600',
      height: '300',
    });
    await meets(ben.page, 'phone', 'laptop');
    await sees(phone.page, colours.ben);
    await hears(phone.page, tones.ben);
    await sees(phone.page, colours.anna);
    await hears(phone.page, tones.anna);
    await meets(anna.page, 'phone', 'laptop');
  });

  test('is muted in all of its frames when it is muted in one', async () => {
    await inPage.getByRole('button', { name: 'Mute' }).click();
    await hearsNot(ben.page, tones.phone, others);
    await hearsNot(anna.page, tones.phone, others);
    await phone.page.getByText('Muted by the meeting').waitFor();
    await inPage.getByRole('button', { name: 'Unmute' }).click();
    await hears(ben.page, tones.phone, others);
    await hears(anna.page, tones.phone, others);
  });

  test('takes in a window that the page opened, and mutes it with the tab', async () => {
    const opened = laptop.context.waitForEvent('page');
    await laptop.page.evaluate(() => {
      open('/?name=Laptop&join&room=third', 'meeting', 'width=500,height=400');
    });
    await opened;
    await meets(third, 'phone', 'laptop');
    await sees(phone.page, colours.anna);
    expect(await mutedTabs(laptop.context)).toBe(2);
  });

  test('keeps the laptop out of a frame that loads itself anew', async () => {
    await inPage.goto(`${meeting.allowedOrigin}/?name=Laptop&join&room=second`);
    await meets(ben.page, 'phone', 'laptop');
    await meets(anna.page, 'phone', 'laptop');
  });

  test('goes on in the other frames when one is taken out of the page', async () => {
    await laptop.page.evaluate(() => document.querySelectorAll('iframe')[1]?.remove());
    await meets(anna.page, 'phone', 'laptop');
    await meets(third, 'phone', 'laptop');
    await waitForPhase(phone.page, 'live');
  });

  test('comes back in every frame and window with one click', async () => {
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(phone.page, 'ended');
    await meets(anna.page, 'laptop', 'phone');
    await meets(third, 'laptop', 'phone');
    expect(await mutedTabs(laptop.context)).toBe(0);
  });
});
