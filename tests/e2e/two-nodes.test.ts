import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Balancer, startBalancer } from '../support/balancer';
import type { Participant } from '../support/chromium';
import { startDemoCall } from '../support/demo-call';
import { eventually } from '../support/eventually';
import { colours, tones } from '../support/fake-media';
import { freePort } from '../support/free-port';
import {
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
import { hears, sees } from '../support/measure';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { type RedisServer, startRedis } from '../support/redis';
import { overlayFrame } from '../support/toolbar';

const lifetime = createLifetime();
const { signal } = lifetime;
let redis: RedisServer;
let balancer: Balancer;
let near: PeerServerProcess;
let far: PeerServerProcess;
let laptop: Participant;
let anna: Participant;
let phone: Participant;

const startNode = (port: number): Promise<PeerServerProcess> =>
  startPeerServer({
    signal,
    env: {
      BATON_PORT: String(port),
      BATON_REDIS_URL: redis.url,
      BATON_ORIGINS: balancer.origin,
    },
  });

beforeAll(async () => {
  [redis, balancer] = await Promise.all([startRedis(signal), startBalancer(signal)]);
  [near, far] = await Promise.all([startNode(await freePort()), startNode(await freePort())]);
  balancer.prefer(far.port);
  balancer.prefer(near.port);
  ({ laptop, anna, phone } = await startDemoCall(balancer.origin, signal));
});
afterAll(() => lifetime.end());

/** The call is on the phone, in both directions. */
const isCarried = async (): Promise<void> => {
  await sees(anna.page, colours.phone);
  await hears(anna.page, tones.phone);
  await sees(phone.page, colours.anna);
  await hears(phone.page, tones.anna);
};

/** How many connections the page has made, and how many of them are up. */
const connections = (page: Page): Promise<{ made: number; up: number }> =>
  page.evaluate(() => {
    const all = [...(globalThis.batonTestConnections ?? [])];
    const up = all.filter(({ connectionState }) => connectionState === 'connected');
    return { made: all.length, up: up.length };
  });

test("a node that is killed while the two pair is made up for by the other one's", async () => {
  const overlay = await showCode(laptop.page);
  const link = await linkInCode(overlay, signal);
  // The laptop is registered at the one node, and finds the other by itself.
  balancer.prefer(far.port);
  await near.stop('SIGKILL');
  await openLink(phone.page, link);
  await waitForPhase(phone.page, 'confirming');
  await typeCode(overlay, await pairingCode(phone.page));
  await moveCall(phone.page);
  await waitForPhase(overlay, 'live');
  await isCarried();
});

test('a call does not notice that its node and Redis are killed', async () => {
  const before = await connections(phone.page);
  expect(before.up).toBe(2);
  await Promise.all([far.stop('SIGKILL'), redis.kill()]);
  await isCarried();
  expect(await connections(phone.page)).toEqual(before);
});

test('a pairing that begins without Redis goes on when that is back, over two nodes', async () => {
  await redis.start();
  [near, far] = await Promise.all([startNode(near.port), startNode(far.port)]);
  balancer.prefer(near.port);
  const live = await overlayFrame(laptop.page);
  await live.getByRole('button', { name: 'Bring back' }).click();
  await waitForPhase(phone.page, 'ended');
  await sees(anna.page, colours.laptop);

  const overlay = await showCode(laptop.page);
  const link = await linkInCode(overlay, signal);
  balancer.prefer(far.port);
  await redis.kill();
  await openLink(phone.page, link);
  await waitForPhase(phone.page, 'connecting');
  await redis.start();
  const proven = async (): Promise<boolean> => {
    const phase = await phaseOf(phone.page);
    // On a slow machine the phone says first that the server is not there: once more, as people do.
    if (phase === 'ended') await openLink(phone.page, link);
    return phase === 'confirming';
  };
  await eventually('both have proven themselves', proven, { timeoutMs: 40_000 });
  await typeCode(overlay, await pairingCode(phone.page));
  await moveCall(phone.page);
  await waitForPhase(phone.page, 'live');
  await isCarried();
});
