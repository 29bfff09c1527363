import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { buildExtension } from '../tests/support/build-extension';
import { launchParticipant, launchPhone, type Participant } from '../tests/support/chromium';
import { startDemoMeeting } from '../tests/support/demo-meeting/demo-meeting';
import { colours, tones } from '../tests/support/fake-media';
import { listenOnLoopback } from '../tests/support/http-origin';
import { allowedHost } from '../tests/support/janus';
import { hears, sees } from '../tests/support/measure';
import { startPeerServer } from '../tests/support/peer-server';

export interface Scene {
  readonly laptop: Participant;
  /** Everybody else in the meeting. */
  readonly anna: Participant;
  readonly phone: Participant;
  /** The server that gives the phone its app and carries the signalling. */
  readonly server: string;
  /** An empty tab in this browser, with PeerJS and nothing of ours in it. */
  emptyTab(browser: Participant): Promise<Page>;
}

const peerjs = readFileSync(
  createRequire(import.meta.url).resolve('peerjs/dist/peerjs.min.js'),
  'utf8',
);

/**
 * The laptop with the built extension and one more participant in the demo meeting, and a phone: a
 * browser process each, every camera at 640×360 and 15 frames a second.
 */
export const setScene = async (signal: AbortSignal): Promise<Scene> => {
  const [meeting, server] = await Promise.all([
    startDemoMeeting(signal),
    // The bare channel's pages are at an origin of their own.
    startPeerServer({ signal, env: { BATON_ORIGINS: '*' } }),
  ]);
  const empty = await listenOnLoopback((request, response) => {
    if (request.url === '/peerjs.js') {
      response.setHeader('content-type', 'text/javascript').end(peerjs);
      return;
    }
    response
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><script src="peerjs.js"></script><video autoplay muted></video>');
  }, signal);
  const extension = await buildExtension({
    server: server.origin,
    sites: `http://${allowedHost}/*`,
    signal,
  });
  const person = (name: 'laptop' | 'anna') => ({
    name,
    colour: colours[name],
    toneHz: tones[name],
    signal,
  });
  const laptop = await launchParticipant({ ...person('laptop'), extension });
  const anna = await launchParticipant(person('anna'));
  const phone = await launchPhone({
    name: 'phone',
    colour: colours.phone,
    toneHz: tones.phone,
    signal,
  });
  await laptop.context.grantPermissions([
    'clipboard-read',
    'clipboard-write',
    'camera',
    'microphone',
  ]);
  for (const [{ page }, name] of [
    [laptop, 'Laptop'],
    [anna, 'Anna'],
  ] as const) {
    await page.goto(`${meeting.allowedOrigin}/?name=${name}&join&sound=raw`);
  }
  await sees(laptop.page, colours.anna);
  await sees(anna.page, colours.laptop);
  await hears(anna.page, tones.laptop);
  return {
    laptop,
    anna,
    phone,
    server: server.origin,
    async emptyTab(browser) {
      const page = await browser.context.newPage();
      await page.goto(`http://localhost:${empty.port}/`);
      return page;
    },
  };
};
