import type { Frame } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildExtension } from '../support/build-extension';
import { launchParticipant, type Participant } from '../support/chromium';
import { colours, tones } from '../support/fake-media';
import {
  launchLaptop,
  moveCall,
  pairingCode,
  phoneBeforeCode,
  scan,
  showCode,
  typeCode,
  waitForPhase,
} from '../support/handoff';
import { type Janus, startJanus } from '../support/janus';
import {
  joinVideoRoom,
  othersInRoom,
  rejoinVideoRoom,
  remoteMedia,
  startVideoCall,
} from '../support/janus-pages';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot } from '../support/measure';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { overlayFrame } from '../support/toolbar';
import { allowPrompt, startXvfb, type VirtualDisplay } from '../support/xvfb';

const lifetime = createLifetime();
const { signal } = lifetime;
let janus: Janus;
let server: PeerServerProcess;
let screen: VirtualDisplay;
let laptop: Participant;
let anna: Participant;
let phone: Participant;
let overlay: Frame;

beforeAll(async () => {
  [janus, server, screen] = await Promise.all([
    startJanus(signal),
    startPeerServer({ signal }),
    startXvfb(signal),
  ]);
  // No site is allowed: everything starts with a click in a running call.
  const extension = await buildExtension({ server: server.origin, sites: '', signal });
  laptop = await launchLaptop({
    name: 'laptop',
    colour: colours.laptop,
    toneHz: tones.laptop,
    signal,
    extension,
    display: screen.display,
    args: ['--window-size=1380,960'],
  });
  anna = await launchParticipant({
    name: 'anna',
    colour: colours.anna,
    toneHz: tones.anna,
    signal,
  });
});
afterAll(() => lifetime.end());

describe('the video call, whose connection is found after a late click', () => {
  const call = { selector: remoteMedia.call };

  test('is carried whole, and says that the page still holds the devices', async () => {
    await startVideoCall(
      janus.demosOrigin,
      { page: anna.page, name: 'anna' },
      { page: laptop.page, name: 'laptop' },
    );
    await sees(anna.page, colours.laptop, call);
    overlay = await showCode(laptop.page);
    phone = await phoneBeforeCode(overlay, signal);
    await scan(phone.page, server.origin);
    await typeCode(overlay, await pairingCode(phone.page));
    await moveCall(phone.page);
    await waitForPhase(overlay, 'live');
    await waitForPhase(phone.page, 'live');
    await sees(anna.page, colours.phone, call);
    await hears(anna.page, tones.phone, call);
    await seesNot(anna.page, colours.laptop, call);
    await hearsNot(anna.page, tones.laptop, call);
    await sees(phone.page, colours.anna);
    await hears(phone.page, tones.anna);
    await overlay.getByText(/still holds/).waitFor();
  });

  test('comes back with one click', async () => {
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(phone.page, 'ended');
    await sees(anna.page, colours.laptop, call);
    await hears(anna.page, tones.laptop, call);
    await seesNot(anna.page, colours.phone, call);
  });
});

describe('the video room, whose publishing connection does not show itself', () => {
  const room = { selector: remoteMedia.room };

  test('is only listened to: the laptop goes on, and both screens say so', async () => {
    await phone.stop();
    await joinVideoRoom(laptop.page, janus.demosOrigin, 'laptop');
    await joinVideoRoom(anna.page, janus.demosOrigin, 'anna');
    await othersInRoom(laptop.page, 1);
    overlay = await showCode(laptop.page);
    phone = await phoneBeforeCode(overlay, signal);
    await scan(phone.page, server.origin);
    await typeCode(overlay, await pairingCode(phone.page));
    await phone.page.getByRole('button', { name: 'Listen here' }).click();
    await waitForPhase(overlay, 'listening');
    await waitForPhase(phone.page, 'listening');
    await overlay.getByText(/People still hear your laptop/).waitFor();
    await phone.page.getByText(/People still hear your laptop/).waitFor();
    await sees(phone.page, colours.anna);
    expect(await phone.page.locator('audio').count()).toBe(0);
    await phone.page.getByRole('button', { name: 'Turn on sound' }).click();
    await hears(phone.page, tones.anna);
    await sees(anna.page, colours.laptop, room);
    await hears(anna.page, tones.laptop, room);
    await hearsNot(anna.page, tones.phone, room);
  });

  test('asks for the site in a small window, and reloads the meeting when it is allowed', async () => {
    const opened = laptop.context.waitForEvent('page');
    await overlay.getByRole('button', { name: 'Allow this site and reload' }).click();
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
    await waitForPhase(phone.page, 'listening');
  });

  test('goes on with the same phone, without a new scan, once the person joined again', async () => {
    overlay = await overlayFrame(laptop.page);
    await overlay.getByText('Join the meeting').waitFor();
    // The card lies over this page's Join button: it is moved out of the way.
    await overlay.getByRole('button', { name: 'Move this card. Arrow keys work too' }).hover();
    await laptop.page.mouse.down();
    await laptop.page.mouse.move(900, 600, { steps: 8 });
    await laptop.page.mouse.up();
    await rejoinVideoRoom(laptop.page, 'laptop');
    await sees(phone.page, colours.anna);
    await moveCall(phone.page);
    await waitForPhase(phone.page, 'live');
    await sees(anna.page, colours.phone, room);
    await hears(anna.page, tones.phone, room);
    await seesNot(anna.page, colours.laptop, room);
    await hearsNot(anna.page, tones.laptop, room);
  });
});
