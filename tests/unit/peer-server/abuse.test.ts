import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AbuseScale, attacks, openBystanders } from '../../support/broker-abuse';
import { createLifetime } from '../../support/lifetime';
import { greeted, startTestServer, type TestServer } from './broker-client';

/** A share of what `npm run abuse:broker` does to the built server. */
const scale: AbuseScale = { sockets: 20, fuzzed: 1_000, connects: 60, queues: 20 };

const lifetime = createLifetime();
let server: TestServer;
beforeAll(async () => {
  const limits = { queueLifeMs: 1_000 };
  server = await startTestServer(lifetime.signal, limits, { proxies: ['loopback'] });
});
afterAll(() => lifetime.end());

describe('two who talk to each other are heard through', () => {
  test.each(Object.entries(attacks))('%s', async (_name, attack) => {
    const broker = { port: server.port, signal: lifetime.signal };
    const bystanders = await openBystanders(broker, 25);
    await attack(broker, scale);
    await bystanders.stop();
    await expect.poll(() => bystanders.missing()).toBe(0);
    expect(bystanders.take().length).toBeGreaterThan(0);
    await greeted(
      server.connect(`later${Date.now()}`, 'token', {
        headers: { 'X-Forwarded-For': '192.0.2.9' },
      }),
    );
  });
});
