import type { WebSocket } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchPhone, type Participant } from '../support/chromium';
import { eventually } from '../support/eventually';
import { colours, tones } from '../support/fake-media';
import { openLink, waitForPhase } from '../support/handoff';
import { createLifetime } from '../support/lifetime';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';

const lifetime = createLifetime();
const { signal } = lifetime;
let server: PeerServerProcess;
let phone: Participant;
const said: string[] = [];

beforeAll(async () => {
  server = await startPeerServer({ signal });
  phone = await launchPhone({ name: 'phone', colour: colours.phone, toneHz: tones.phone, signal });
  phone.page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  phone.page.on('pageerror', (error) => said.push(error.message));
});
afterAll(() => lifetime.end());

test('the app can be installed, and its start is quiet', async () => {
  await phone.page.goto(server.origin);
  await phone.page.getByRole('button', { name: 'Scan code' }).waitFor();
  await waitForPhase(phone.page, 'idle');
  const session = await phone.context.newCDPSession(phone.page);
  const installability = await eventually('an answer about installing', async () => {
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    return installabilityErrors.length === 0 ? installabilityErrors : null;
  });
  expect(installability).toEqual([]);
  expect(said).toEqual([]);
});

test('starts without a network once it was there', async () => {
  await eventually('the service worker holds the app', () =>
    phone.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return registration.active?.state === 'activated';
    }),
  );
  await phone.page.reload();
  await phone.context.setOffline(true);
  await phone.page.reload();
  await phone.page.getByRole('button', { name: 'Scan code' }).waitFor();
  await phone.context.setOffline(false);
});

test('the Scan shortcut opens straight into the scanner', async () => {
  await phone.page.goto(`${server.origin}/?scan`);
  await phone.page.getByRole('heading', { name: /Scan the code/ }).waitFor();
  await phone.page.locator('video').first().waitFor();
});

test('waits at the server for as long as somebody looks for a code', async () => {
  const sockets: WebSocket[] = [];
  const hear = (socket: WebSocket): void => void sockets.push(socket);
  const open = (): number => sockets.filter((one) => !one.isClosed()).length;
  await phone.page.goto(server.origin);
  phone.page.on('websocket', hear);
  await phone.page.getByRole('button', { name: 'Scan code' }).click();
  await eventually('a socket to the server', () => open() === 1);
  expect(sockets[0]?.url()).toContain('/peerjs?');
  await phone.page.getByRole('button', { name: 'Cancel' }).click();
  await eventually('no socket', () => open() === 0);
  expect(sockets).toHaveLength(1);
  phone.page.off('websocket', hear);
});

const good = 'AQEE0gABAgMEBQYHCAkKCwwNDg_Ys1jp30VwK1-yluWz7YyH';
test.each([
  ['a damaged code', `#${good.slice(0, -1)}`, /not from Baton/],
  ['a code of a newer version', '#AgEE0gABAgMEBQYHCAkKCwwNDg_Ys1jp30VwK1-yluWz7YyH', /newer/],
  ['a code that expired long ago', `#${good}`, /good for a minute and a half|expired/],
])('%s gets a plain sentence', async (_name, fragment, sentence) => {
  await openLink(phone.page, `${server.origin}/${fragment}`);
  await phone.page.getByRole('alert').filter({ hasText: sentence }).waitFor();
  expect(await phone.page.evaluate(() => location.hash)).toBe('');
});
