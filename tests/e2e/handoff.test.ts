import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildExtension } from '../support/build-extension';
import { launchParticipant, type Participant } from '../support/chromium';
import { colours, tones } from '../support/fake-media';
import { handOver, waitForPhase } from '../support/handoff';
import { allowedHost, type Janus, startJanus } from '../support/janus';
import { joinVideoRoom, othersInRoom, remoteMedia } from '../support/janus-pages';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot } from '../support/measure';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';

const lifetime = createLifetime();
const { signal } = lifetime;
let janus: Janus;
let server: PeerServerProcess;
let laptop: Participant;
let anna: Participant;
let ben: Participant;

beforeAll(async () => {
  [janus, server] = await Promise.all([startJanus(signal), startPeerServer({ signal })]);
  const extension = await buildExtension({
    server: server.origin,
    sites: `http://${allowedHost}/*`,
    signal,
  });
  const person = (name: 'anna' | 'ben') =>
    launchParticipant({ name, colour: colours[name], toneHz: tones[name], signal });
  laptop = await launchParticipant({
    name: 'laptop',
    colour: colours.laptop,
    toneHz: tones.laptop,
    signal,
    extension,
  });
  anna = await person('anna');
  ben = await person('ben');
});
afterAll(() => lifetime.end());

const room = { selector: remoteMedia.room };

test('a call in a room of three is carried to the phone and brought back', async () => {
  laptop.page.on('console', (m) => /baton/.test(m.text()) && console.log('laptop:', m.text()));
  for (const w of laptop.context.serviceWorkers())
    w.on('console', (m) => console.log('worker:', m.text()));
  laptop.context.on('serviceworker', (w) =>
    w.on('console', (m) => console.log('worker:', m.text())),
  );
  await joinVideoRoom(laptop.page, janus.allowedOrigin, 'laptop');
  await joinVideoRoom(anna.page, janus.demosOrigin, 'anna');
  await joinVideoRoom(ben.page, janus.demosOrigin, 'ben');
  for (const { page } of [anna, ben]) {
    await othersInRoom(page, 2);
    await sees(page, colours.laptop, room);
    await hears(page, tones.laptop, room);
  }
  const { overlay, phone } = await handOver(laptop.page, server.origin, signal);
  for (const { page } of [anna, ben]) {
    await sees(page, colours.phone, room);
    await hears(page, tones.phone, room);
    await seesNot(page, colours.laptop, room);
    await hearsNot(page, tones.laptop, room);
  }
  await sees(phone.page, colours.anna);
  await sees(phone.page, colours.ben);
  await hears(phone.page, tones.anna);
  await hears(phone.page, tones.ben);
  await overlay.getByRole('button', { name: 'Bring back' }).click();
  await waitForPhase(phone.page, 'ended');
  for (const { page } of [anna, ben]) {
    await sees(page, colours.laptop, room);
    await hears(page, tones.laptop, room);
    await seesNot(page, colours.phone, room);
  }
  expect(await phone.page.locator('video').count()).toBe(0);
});
