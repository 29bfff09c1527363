import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Participant } from '../support/chromium';
import { type Coturn, startCoturn } from '../support/coturn';
import { startDemoCall } from '../support/demo-call';
import { colours, tones } from '../support/fake-media';
import { freePort } from '../support/free-port';
import {
  closeCard,
  handOverByLink,
  linkInCode,
  openLink,
  showCode,
  waitForPhase,
} from '../support/handoff';
import { createLifetime } from '../support/lifetime';
import { hears, sees } from '../support/measure';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { allowRelaysOnly, pathsOf } from '../support/relays-only';

const lifetime = createLifetime();
const { signal } = lifetime;
let port: number;
let coturn: Coturn;
let laptop: Participant;
let anna: Participant;
let phone: Participant;

/** The server of all these calls, each time with other settings. */
const serve = async (way: 'udp' | 'tcp', env: NodeJS.ProcessEnv): Promise<PeerServerProcess> =>
  startPeerServer({
    signal,
    env: {
      BATON_PORT: String(port),
      BATON_TURN_URLS: `turn:127.0.0.1:${coturn.port}?transport=${way}`,
      BATON_TURN_SECRET: coturn.secret,
      ...env,
    },
  });

beforeAll(async () => {
  port = await freePort();
  coturn = await startCoturn(signal);
  ({ laptop, anna, phone } = await startDemoCall(`http://localhost:${port}`, signal));
  await allowRelaysOnly(phone.context);
});
afterAll(() => lifetime.end());

describe('a phone on a network that lets nothing through but a relay', () => {
  test.each(['udp', 'tcp'] as const)('carries the call by coturn over %s', async (way) => {
    const server = await serve(way, {});
    const overlay = await handOverByLink(laptop.page, phone.page, signal);
    await sees(anna.page, colours.phone);
    await hears(anna.page, tones.phone);
    await sees(phone.page, colours.anna);
    await hears(phone.page, tones.anna);
    const relayed = { type: 'relay', relayProtocol: way };
    // The control link and the media link.
    expect(await pathsOf(phone.page)).toEqual([relayed, relayed]);
    // The meeting page has no part in it.
    const seen = await laptop.page.evaluate(() =>
      [...(globalThis.batonTestConnections ?? [])].flatMap(
        (connection) => connection.getConfiguration().iceServers ?? [],
      ),
    );
    expect(seen).toEqual([]);
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(phone.page, 'ended');
    await sees(anna.page, colours.laptop);
    await server.stop();
  });

  test.each([
    ['wrong', { BATON_TURN_SECRET: 'the secret of another one' }],
    // A server whose clock is two hours behind.
    [
      'expired',
      {
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
          'const now = Date.now; Date.now = () => now() - 7_200_000;',
        )}`,
      },
    ],
  ])('is told on both screens that the relay refused its %s credentials', async (_what, env) => {
    const server = await serve('udp', env);
    const overlay = await showCode(laptop.page);
    await openLink(phone.page, await linkInCode(overlay, signal));
    await waitForPhase(phone.page, 'ended', 30_000);
    await phone.page.getByRole('heading', { name: 'The relay refused' }).waitFor();
    await overlay.getByText('the relay refused to help').waitFor();
    await closeCard(laptop.page, overlay);
    await server.stop();
  });
});
