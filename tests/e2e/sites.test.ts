import type { Frame } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildExtension } from '../support/build-extension';
import { launchParticipant, type Participant } from '../support/chromium';
import { startDemoMeeting } from '../support/demo-meeting/demo-meeting';
import { eventually } from '../support/eventually';
import { colours, tones } from '../support/fake-media';
import { handOver, launchLaptop, waitForPhase } from '../support/handoff';
import { allowedHost } from '../support/janus';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees } from '../support/measure';
import { startPeerServer } from '../support/peer-server';

const lifetime = createLifetime();
const { signal } = lifetime;
let laptop: Participant;
let anna: Participant;
let phone: Participant;
let overlay: Frame;

/** A meeting page that Baton has no adapter for. */
beforeAll(async () => {
  const [meeting, server] = await Promise.all([
    startDemoMeeting(signal),
    startPeerServer({ signal }),
  ]);
  const extension = await buildExtension({
    server: server.origin,
    sites: `http://${allowedHost}/*`,
    signal,
  });
  const { allowedOrigin } = meeting;
  const join = `${allowedOrigin}/?join&sound=raw&name=`;
  laptop = await launchLaptop({
    name: 'laptop',
    colour: colours.laptop,
    toneHz: tones.laptop,
    signal,
    extension,
  });
  anna = await launchParticipant({
    name: 'anna',
    colour: colours.anna,
    toneHz: tones.anna,
    signal,
  });
  await laptop.page.goto(`${join}Ida`);
  await anna.page.goto(`${join}Anna`);
  await sees(anna.page, colours.laptop);
  ({ overlay, phone } = await handOver(laptop.page, server.origin, signal));
  await sees(anna.page, colours.phone);
});
afterAll(() => lifetime.end());

test('the phone shows the names that the meeting page shows', async () => {
  await phone.page.getByText(/^Anna/).first().waitFor();
  expect(await phone.page.getByText(/Participant \d/).count()).toBe(0);
});

test('muting on the phone presses the page’s own button, and unmuting does', async () => {
  await hears(anna.page, tones.phone);
  await phone.page.getByRole('button', { name: 'Mute', exact: true }).click();
  await laptop.page.getByRole('button', { name: 'Unmute' }).waitFor();
  await hearsNot(anna.page, tones.phone);
  await laptop.page.getByRole('button', { name: 'Unmute' }).click();
  await hearsNot(anna.page, tones.phone);
  await laptop.page.getByRole('button', { name: 'Mute', exact: true }).click();
  await phone.page.getByRole('button', { name: 'Unmute' }).click();
  await laptop.page.getByRole('button', { name: 'Mute', exact: true }).waitFor();
  await hears(anna.page, tones.phone);
});

test('"Leave the meeting" on the phone leaves it in the page, and the laptop opens nothing', async () => {
  await phone.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await phone.page.getByRole('button', { name: 'Leave the meeting' }).click();
  await laptop.page.getByText('You left the meeting').waitFor();
  await waitForPhase(overlay, 'ended');
  await overlay.getByText('Pixel 8 left the call.').waitFor();
  expect(await overlay.getByRole('button').allTextContents()).toEqual(['', 'Close']);
  await eventually('nobody beside Anna', async () =>
    /Only you/.test((await anna.page.getByRole('status').textContent()) ?? ''),
  );
});

test('joining again on the laptop is an ordinary meeting', async () => {
  await laptop.page.getByRole('button', { name: 'Join' }).click();
  await sees(anna.page, colours.laptop);
  await hears(anna.page, tones.laptop);
});
