import type { Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildExtension } from '../support/build-extension';
import { launchParticipant, launchPhone, type Participant } from '../support/chromium';
import { type DemoMeeting, startDemoMeeting } from '../support/demo-meeting/demo-meeting';
import { colours, tones } from '../support/fake-media';
import { addFrame, dragToMiddle, listenByLink } from '../support/frames';
import { launchLaptop, moveCall, showCode, waitForPhase } from '../support/handoff';
import { listenOnLoopback } from '../support/http-origin';
import { allowedHost } from '../support/janus';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot } from '../support/measure';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { overlayFrame } from '../support/toolbar';
import { allowPrompt, startXvfb, type VirtualDisplay } from '../support/xvfb';

const lifetime = createLifetime();
const { signal } = lifetime;
const others = { selector: '.tile:not(.own) video' };
let server: PeerServerProcess;
let meeting: DemoMeeting;
/** A page of another site than the meeting, which it shows in a frame. */
let portal: string;
let screen: VirtualDisplay;
let laptop: Participant;
let anna: Participant;
let phone: Participant;
let overlay: Frame;

beforeAll(async () => {
  [meeting, server, screen] = await Promise.all([
    startDemoMeeting(signal),
    startPeerServer({ signal }),
    startXvfb(signal),
  ]);
  const { port } = await listenOnLoopback((_request, response) => {
    response.setHeader('content-type', 'text/html').end(
      `<!doctype html><title>Portal</title><h1>Portal</h1><iframe allow="microphone; camera"
        width="600" height="400" src="${meeting.allowedOrigin}/?name=Laptop&join"></iframe>`,
    );
  }, signal);
  portal = `http://localhost:${port}`;
  // No site is allowed: everything starts with a click in a page that has long been there.
  const extension = await buildExtension({ server: server.origin, sites: '', signal });
  laptop = await launchLaptop({
    name: 'laptop',
    colour: colours.laptop,
    toneHz: tones.laptop,
    signal,
    extension,
    display: screen.display,
    // The browser's own yes would give the microphone's sound for the tab's.
    asksForDevices: true,
    args: [
      '--window-size=1380,960',
      '--auto-accept-this-tab-capture',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  await laptop.context.grantPermissions(['camera', 'microphone']);
  anna = await launchParticipant({
    name: 'anna',
    colour: colours.anna,
    toneHz: tones.anna,
    signal,
  });
  phone = await launchPhone({ name: 'phone', colour: colours.phone, toneHz: tones.phone, signal });
  await anna.page.goto(`${meeting.origin}/?name=Anna&join&sound=raw`);
});
afterAll(() => lifetime.end());

/** Something that moves and sounds, without a connection and without a media element. */
const play = (page: Page): Promise<void> =>
  page.evaluate(
    ([colour, hz]) => {
      document.body.replaceChildren();
      document.documentElement.style.background = document.body.style.background = colour;
      const canvas = document.createElement('canvas');
      canvas.style.cssText = 'position: fixed; left: 40%; top: 80%';
      document.body.append(canvas);
      let turn = 0;
      setInterval(() => {
        turn += 1;
        const context = canvas.getContext('2d');
        if (context === null) return;
        context.fillStyle = `hsl(${turn * 20} 80% 50%)`;
        context.fillRect(0, 0, 300, 150);
      }, 66);
      const audio = new AudioContext();
      const tone = new OscillatorNode(audio, { frequency: hz });
      tone.connect(new GainNode(audio, { gain: 0.3 })).connect(audio.destination);
      tone.start();
    },
    [colours.carla, tones.carla] as const,
  );

describe('a page without any media that can be reached', () => {
  test('offers the picture of its tab', async () => {
    await laptop.page.goto(meeting.origin);
    await play(laptop.page);
    overlay = await listenByLink(laptop.page, phone.page, signal);
    await overlay.getByText('Baton finds no sound and no picture').waitFor();
    await dragToMiddle(laptop.page, overlay);
    await overlay.getByRole('button', { name: 'Share this tab’s picture and sound' }).click();
    await sees(phone.page, colours.carla);
    await phone.page.getByText('This is the picture of the laptop’s tab').waitFor();
    await overlay.getByText('The phone shows this tab').waitFor();
    await phone.page.getByRole('button', { name: 'Turn on sound' }).click();
    await hears(phone.page, tones.carla);
    expect(await phone.page.getByRole('region', { name: 'Call' }).locator('figure').count()).toBe(
      1,
    );
  });

  test('shows people instead as soon as there are any, in a frame that came after the click', async () => {
    const frame = await addFrame(laptop.page, {
      src: '/?name=Laptop&join',
      width: '600',
      height: '300',
    });
    await sees(frame, colours.anna, others);
    await sees(phone.page, colours.anna);
    await hears(phone.page, tones.anna);
    await seesNot(phone.page, colours.carla);
    await hearsNot(phone.page, tones.carla);
    expect(await phone.page.getByText('This is the picture of the laptop’s tab').count()).toBe(0);
    await sees(anna.page, colours.laptop, others);
  });

  test('hands the call over from that frame', async () => {
    await moveCall(phone.page);
    await waitForPhase(phone.page, 'live');
    await sees(anna.page, colours.phone, others);
    await hears(anna.page, tones.phone, others);
    await seesNot(anna.page, colours.laptop, others);
    await hearsNot(anna.page, tones.laptop, others);
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(phone.page, 'ended');
    await sees(anna.page, colours.laptop, others);
    await hears(anna.page, tones.laptop, others);
  });
});

describe('a meeting in a frame of another site', () => {
  test('is named before the scan, and while the phone listens', async () => {
    await laptop.page.goto(portal);
    await sees(anna.page, colours.laptop, others);
    const named = `The meeting runs in a frame from ${allowedHost}`;
    const inviting = await showCode(laptop.page);
    await inviting.getByText(named).waitFor();
    overlay = await listenByLink(laptop.page, phone.page, signal);
    await overlay.getByText(named).waitFor();
  });

  test('is allowed in a small window, and carried after the reload', async () => {
    const opened = laptop.context.waitForEvent('page');
    await overlay.getByRole('button', { name: `Allow ${allowedHost} and reload` }).click();
    const asking = await opened;
    await asking.waitForLoadState();
    const reloaded = laptop.page.waitForEvent('load');
    const allow = asking.getByRole('button', { name: /^Allow/ });
    await allowPrompt(
      screen,
      () => allow.click({ noWaitAfter: true }),
      async () => asking.isClosed(),
    );
    await reloaded;
    await sees(phone.page, colours.anna);
    await moveCall(phone.page);
    await waitForPhase(phone.page, 'live');
    await sees(anna.page, colours.phone, others);
    await hears(anna.page, tones.phone, others);
    await seesNot(anna.page, colours.laptop, others);
    await hearsNot(anna.page, tones.laptop, others);
  });

  test('comes back from the overlay over the whole page', async () => {
    overlay = await overlayFrame(laptop.page);
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(phone.page, 'ended');
    await sees(anna.page, colours.laptop, others);
    await seesNot(anna.page, colours.phone, others);
  });
});
