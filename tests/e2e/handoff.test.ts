import type { Frame } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildExtension } from '../support/build-extension';
import { launchParticipant, type Participant } from '../support/chromium';
import { eventually } from '../support/eventually';
import { colours, tones } from '../support/fake-media';
import { handOver, handOverByLink, launchLaptop, waitForPhase } from '../support/handoff';
import { allowedHost, type Janus, startJanus } from '../support/janus';
import {
  joinVideoRoom,
  leaveVideoRoom,
  othersInRoom,
  rejoinVideoRoom,
  remoteMedia,
  toggleMuteInRoom,
} from '../support/janus-pages';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot, silence } from '../support/measure';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { mutedTabs, overlayFrame } from '../support/toolbar';

const lifetime = createLifetime();
const { signal } = lifetime;
const room = { selector: remoteMedia.room };
let janus: Janus;
let server: PeerServerProcess;
let laptop: Participant;
let anna: Participant;
let ben: Participant;
let phone: Participant;
let overlay: Frame;

const person = (name: 'anna' | 'ben' | 'carla') =>
  launchParticipant({ name, colour: colours[name], toneHz: tones[name], signal });
const others = () => [anna.page, ben.page];

/** Both others see and hear the one device and not the other one. */
const othersMeet = async (present: 'laptop' | 'phone', absent: 'laptop' | 'phone') => {
  for (const page of others()) {
    await sees(page, colours[present], room);
    await hears(page, tones[present], room);
    await seesNot(page, colours[absent], room);
    await hearsNot(page, tones[absent], room);
  }
};

beforeAll(async () => {
  [janus, server] = await Promise.all([startJanus(signal), startPeerServer({ signal })]);
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
  anna = await person('anna');
  ben = await person('ben');
  await joinVideoRoom(laptop.page, janus.allowedOrigin, 'laptop');
  await joinVideoRoom(anna.page, janus.demosOrigin, 'anna');
  await joinVideoRoom(ben.page, janus.demosOrigin, 'ben');
  for (const page of others()) await othersInRoom(page, 2);
});
afterAll(() => lifetime.end());

describe('a call in a room of three, on an allowed site', () => {
  test('before the handoff the others see and hear the laptop', async () => {
    await othersMeet('laptop', 'phone');
  });

  test('is carried to the phone: the others see and hear it, and it sees and hears them', async () => {
    ({ overlay, phone } = await handOver(laptop.page, server.origin, signal));
    await othersMeet('phone', 'laptop');
    for (const name of ['anna', 'ben'] as const) {
      await sees(phone.page, colours[name]);
      await hears(phone.page, tones[name]);
    }
    await hearsNot(phone.page, tones.phone);
    for (const page of others()) await othersInRoom(page, 2);
    expect(await mutedTabs(laptop.context)).toBe(1);
    expect(await overlay.getByText(/still holds/).count()).toBe(0);
  });

  test("shows the phone in the page's own self view", async () => {
    await sees(laptop.page, colours.phone, { selector: '#videolocal video' });
  });

  test('falls silent when the meeting page mutes, and sounds again after', async () => {
    await hears(anna.page, tones.phone, room);
    await toggleMuteInRoom(laptop.page);
    await hearsNot(anna.page, tones.phone, room);
    await phone.page.getByText('Muted by the meeting').waitFor();
    await toggleMuteInRoom(laptop.page);
    await hears(anna.page, tones.phone, room);
    await phone.page.getByRole('button', { name: 'Mute', exact: true }).waitFor();
  });

  test('falls silent when the phone mutes, and says so on the laptop', async () => {
    await phone.page.getByRole('button', { name: 'Mute', exact: true }).click();
    for (const page of others()) await hearsNot(page, tones.phone, room);
    await overlay.getByRole('region', { name: 'Call on your phone' }).getByText(/muted/i).waitFor();
    await phone.page.getByRole('button', { name: 'Unmute' }).click();
    for (const page of others()) await hears(page, tones.phone, room);
  });

  test('shows black, not the last picture, while the phone stops its camera', async () => {
    await phone.page.getByRole('button', { name: 'Stop camera' }).click();
    for (const page of others()) await seesNot(page, colours.phone, room);
    await phone.page.getByRole('button', { name: 'Start camera' }).click();
    for (const page of others()) await sees(page, colours.phone, room);
  });

  test('shows who joins later, and drops who leaves', async () => {
    const carla = await person('carla');
    await joinVideoRoom(carla.page, janus.demosOrigin, 'carla');
    await sees(phone.page, colours.carla);
    await hears(phone.page, tones.carla);
    await sees(carla.page, colours.phone, room);
    await hears(carla.page, tones.phone, room);
    await leaveVideoRoom(carla.page);
    await seesNot(phone.page, colours.carla);
    await hearsNot(phone.page, tones.carla);
    const tiles = phone.page.getByRole('region', { name: 'Call' }).locator('video');
    await eventually('two people on the phone', async () => (await tiles.count()) <= 3);
    await carla.stop();
  });

  test('comes back with one click, and the phone gets nothing any more', async () => {
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(phone.page, 'ended');
    await othersMeet('laptop', 'phone');
    expect(await phone.page.locator('video').count()).toBe(0);
    expect(await mutedTabs(laptop.context)).toBe(0);
    await sees(laptop.page, colours.laptop, { selector: '#videolocal video' });
  });
});

describe('ways in which the phone ends it', () => {
  /** Silence for everybody, and the laptop opens nothing before the click. */
  const heldUntilClick = async (): Promise<void> => {
    for (const page of others()) {
      await hearsNot(page, tones.phone, room);
      await hearsNot(page, tones.laptop, room);
      await seesNot(page, colours.laptop, room);
    }
    await waitForPhase(overlay, 'ended');
    await overlay.getByText('Your call is back, muted').waitFor();
    expect(await mutedTabs(laptop.context)).toBe(0);
    await overlay.getByRole('button', { name: 'Turn on microphone and camera' }).click();
    await othersMeet('laptop', 'phone');
  };

  test('"Back to laptop" leaves the meeting silent until a click on the laptop', async () => {
    overlay = await handOverByLink(laptop.page, phone.page, signal);
    await othersMeet('phone', 'laptop');
    await phone.page.getByRole('button', { name: 'Back to laptop' }).click();
    await waitForPhase(phone.page, 'ended');
    await heldUntilClick();
  });

  test('a closed phone page does the same', async () => {
    overlay = await handOverByLink(laptop.page, phone.page, signal);
    await othersMeet('phone', 'laptop');
    await phone.page.goto('about:blank');
    await heldUntilClick();
  });

  test('a meeting page that is loaded anew goes on with the same phone', async () => {
    overlay = await handOverByLink(laptop.page, phone.page, signal);
    await othersMeet('phone', 'laptop');
    const address = laptop.page.url();
    // A page that is between two loads for as long as it takes to read what the phone says.
    await laptop.page.goto('about:blank');
    await phone.page.getByText(/is reloading/).waitFor();
    await laptop.page.goto(address);
    await rejoinVideoRoom(laptop.page, 'laptop');
    await othersMeet('phone', 'laptop');
    await waitForPhase(phone.page, 'live');
    overlay = await overlayFrame(laptop.page);
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await othersMeet('laptop', 'phone');
  });

  test('"Leave the meeting" closes the tab after one confirmation on the laptop', async () => {
    overlay = await handOverByLink(laptop.page, phone.page, signal);
    await phone.page.getByRole('button', { name: 'Leave', exact: true }).click();
    await phone.page.getByRole('button', { name: 'Leave the meeting' }).click();
    await waitForPhase(phone.page, 'ended');
    for (const page of others()) await silence(page, { selector: '#videoremote1 video' });
    await overlay.getByRole('button', { name: 'Close tab' }).click();
    for (const page of others()) await othersInRoom(page, 1);
    await eventually('the tab is closed', () => laptop.page.isClosed());
  });
});
