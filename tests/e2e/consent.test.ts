import type { Frame, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchPhone, type Participant } from '../support/chromium';
import { packetCounts } from '../support/connections';
import { startDemoCall } from '../support/demo-call';
import type { DemoMeeting } from '../support/demo-meeting/demo-meeting';
import { eventually } from '../support/eventually';
import { colours, tones } from '../support/fake-media';
import {
  closeCard,
  handOverByLink,
  linkInCode,
  moveCall,
  openLink,
  pairingCode,
  phaseOf,
  showCode,
  typeCode,
  waitForPhase,
} from '../support/handoff';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot, silence } from '../support/measure';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { clickToolbar, findOverlay, overlayFrame } from '../support/toolbar';

const lifetime = createLifetime();
const { signal } = lifetime;
let meeting: DemoMeeting;
let server: PeerServerProcess;
let laptop: Participant;
let anna: Participant;
let phone: Participant;
let stranger: Participant;

const nothing = { audioSent: 0, videoSent: 0, audioReceived: 0, videoReceived: 0 };

beforeAll(async () => {
  server = await startPeerServer({ signal });
  ({ meeting, laptop, anna, phone } = await startDemoCall(server.origin, signal));
  stranger = await launchPhone({
    name: 'stranger',
    colour: colours.ben,
    toneHz: tones.ben,
    signal,
  });
});
afterAll(() => lifetime.end());

/** Shows a code and lets the phone prove that it read it. */
const confirming = async (): Promise<{ overlay: Frame; link: string }> => {
  const overlay = await showCode(laptop.page);
  const link = await linkInCode(overlay, signal);
  await openLink(phone.page, link);
  await waitForPhase(phone.page, 'confirming');
  await waitForPhase(overlay, 'confirming');
  return { overlay, link };
};

/** The media links of both ends are up by now; long enough for a packet that should not be there. */
const settled = async (page: Page): Promise<void> => {
  const link = await page.waitForFunction(() =>
    [...(globalThis.batonTestConnections ?? [])].some(
      (connection) =>
        connection.getTransceivers().length > 0 && connection.connectionState === 'connected',
    ),
  );
  await link.dispose();
  // Ten heartbeats' worth of time in which the other end could send.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2_000)));
};

const problem = (screen: Page | Frame, sentence: RegExp) =>
  screen.getByRole('alert').filter({ hasText: sentence }).waitFor();

describe('before both people agreed', () => {
  let overlay: Frame;
  // Looked up again: a test may have failed before it knew of its own.
  afterEach(async () => closeCard(laptop.page, await overlayFrame(laptop.page)));

  test('no packet flows while the code is not typed, though the phone tapped', async () => {
    ({ overlay } = await confirming());
    await moveCall(phone.page);
    await settled(phone.page);
    expect(await packetCounts(phone.page)).toEqual(nothing);
    expect(await phaseOf(overlay)).toBe('confirming');
    await overlay.getByRole('button', { name: 'Decline' }).click();
    await problem(phone.page, /The laptop said no/);
  });

  test('no packet flows while the phone has not tapped, though the code is typed', async () => {
    ({ overlay } = await confirming());
    await typeCode(overlay, await pairingCode(phone.page));
    await settled(phone.page);
    expect(await packetCounts(phone.page)).toEqual(nothing);
    expect(await phaseOf(phone.page)).toBe('confirming');
    await phone.page.getByRole('button', { name: 'Not me' }).click();
    await waitForPhase(overlay, 'inviting');
    await problem(overlay, /./);
  });

  test('one wrong code ends it on both screens, and a fresh code is shown', async () => {
    let link: string;
    ({ overlay, link } = await confirming());
    const code = await pairingCode(phone.page);
    await typeCode(overlay, code === '00' ? '01' : '00');
    await waitForPhase(phone.page, 'ended');
    await problem(phone.page, /not the one shown here/);
    await waitForPhase(overlay, 'inviting');
    await problem(overlay, /not the code on the phone/);
    await overlay.getByRole('img', { name: 'QR code to scan with your phone' }).waitFor();
    expect(await linkInCode(overlay, signal)).not.toBe(link);
  });

  test('two phones with one code are both turned away', async () => {
    let link: string;
    ({ overlay, link } = await confirming());
    await openLink(stranger.page, link);
    await problem(phone.page, /Two devices scanned this code/);
    await waitForPhase(stranger.page, 'ended');
    await waitForPhase(overlay, 'inviting');
    await problem(overlay, /Two devices scanned this code/);
    expect(await packetCounts(stranger.page)).toEqual(nothing);
  });

  test('a code whose card was closed is old: the phone says so, and the next card, too', async () => {
    overlay = await showCode(laptop.page);
    const link = await linkInCode(overlay, signal);
    await closeCard(laptop.page, overlay);
    overlay = await showCode(laptop.page);
    await openLink(phone.page, link);
    await problem(overlay, /old code/i);
    await problem(phone.page, /This code has expired or was already used/);
    expect(await packetCounts(phone.page)).toEqual(nothing);
  });
});

describe('a call on the phone', () => {
  test('a second scan of its code gets nothing and changes nothing', async () => {
    const card = await showCode(laptop.page);
    const link = await linkInCode(card, signal);
    await openLink(phone.page, link);
    await waitForPhase(phone.page, 'confirming');
    await typeCode(card, await pairingCode(phone.page));
    await moveCall(phone.page);
    await waitForPhase(card, 'live');
    await openLink(stranger.page, link);
    await problem(card, /old code/i);
    await problem(stranger.page, /This code has expired or was already used/);
    expect(await packetCounts(stranger.page)).toEqual(nothing);
    await hears(anna.page, tones.phone);
    await hearsNot(anna.page, tones.ben);
    await card.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(phone.page, 'ended');
  });

  test('a phone that vanishes is waited for, muted; then the call waits for a click', async () => {
    const lost = await launchPhone({
      name: 'lost',
      colour: colours.phone,
      toneHz: tones.phone,
      signal,
    });
    const card = await handOverByLink(laptop.page, lost.page, signal);
    await hears(anna.page, tones.phone);
    const browser = await lost.context.browser()?.newBrowserCDPSession();
    // The whole browser dies with it, so that nothing of it can say goodbye or answer.
    browser?.send('Browser.crash').catch(() => undefined);
    await waitForPhase(card, 'reconnecting');
    await silence(anna.page);
    await card.getByText('Reconnecting, holding your seat muted').waitFor();
    await waitForPhase(card, 'ended', 60_000);
    await card.getByText('Your call is back, muted').waitFor();
    await hearsNot(anna.page, tones.laptop);
    await seesNot(anna.page, colours.laptop);
    await card.getByRole('button', { name: 'Turn on microphone and camera' }).click();
    await hears(anna.page, tones.laptop);
    await sees(anna.page, colours.laptop);
  });

  test('a closed tab ends it on the phone, which closes its devices', async () => {
    const second = await laptop.context.newPage();
    await second.goto(`${meeting.allowedOrigin}/?name=second&join&sound=raw`);
    await sees(second, colours.anna);
    await handOverByLink(second, phone.page, signal);
    await second.close();
    await waitForPhase(phone.page, 'ended');
    expect(await phone.page.locator('video').count()).toBe(0);
    await laptop.page.bringToFront();
  });

  test('a click in a second tab brings the first call back before it shows a code', async () => {
    const second = await laptop.context.newPage();
    await second.goto(`${meeting.allowedOrigin}/?name=second&join&sound=raw`);
    await sees(second, colours.anna);
    await laptop.page.bringToFront();
    await handOverByLink(laptop.page, phone.page, signal);
    await clickToolbar(second);
    let card = await overlayFrame(second);
    await card.getByText(/already in use in another tab/).waitFor();
    expect(await phaseOf(phone.page)).toBe('live');
    // One question at a time: a third tab takes it away from the second, and the other way round.
    const third = await laptop.context.newPage();
    await third.goto(`${meeting.allowedOrigin}/?name=third`);
    await clickToolbar(third);
    await (await overlayFrame(third)).getByText(/already in use in another tab/).waitFor();
    await eventually('no card in the second tab', () => findOverlay(second) === undefined);
    await clickToolbar(second);
    card = await overlayFrame(second);
    await card.getByText(/already in use in another tab/).waitFor();
    await eventually('no card in the third tab', () => findOverlay(third) === undefined);
    await third.close();
    await card.getByRole('button', { name: 'New code here' }).click();
    await waitForPhase(phone.page, 'ended');
    // The same card goes on with a code.
    await card.getByRole('img', { name: 'QR code to scan with your phone' }).waitFor();
    expect(findOverlay(second)).toBe(card);
    await sees(anna.page, colours.laptop);
    await closeCard(second, card);
    await second.close();
    await laptop.page.bringToFront();
  });

  test('goes on when the broker dies', async () => {
    const card = await handOverByLink(laptop.page, phone.page, signal);
    await server.stop();
    await hears(anna.page, tones.phone);
    await sees(anna.page, colours.phone);
    await sees(phone.page, colours.anna);
    expect(await phaseOf(card)).toBe('live');
    await card.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(phone.page, 'ended');
    await sees(anna.page, colours.laptop);
  });

  test('with the server gone, the card says so instead of showing a code', async () => {
    await clickToolbar(laptop.page);
    const card = await overlayFrame(laptop.page);
    await card
      .getByText(/server/i)
      .first()
      .waitFor();
    expect(await card.getByRole('img', { name: 'QR code to scan with your phone' }).count()).toBe(
      0,
    );
  });
});
