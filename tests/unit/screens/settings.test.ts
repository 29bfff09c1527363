import { describe, expect, test } from 'vitest';
import { parseAllowRequest } from '../../../extension/screens/allow/allow-request';
import { checkServer } from '../../../extension/settings/check-server';
import { parseOrigin } from '../../../extension/settings/parse-origin';
import { resetAll } from '../../../extension/settings/reset';
import { readPlace, rememberPlace } from '../../../extension/settings/stored-places';
import { readSettings, writeSettings } from '../../../extension/settings/stored-settings';
import { knownSites } from '../../../extension/sites/known-sites';
import { siteName, sitePattern } from '../../../extension/sites/site-pattern';

const areaWith = (items: Record<string, unknown>) => ({
  items,
  get: async () => items,
  set: async (more: Record<string, unknown>) => void Object.assign(items, more),
});

describe('stored settings', () => {
  test('are the build’s where nothing is stored', async () => {
    expect(await readSettings(areaWith({}))).toEqual({
      server: 'http://localhost:9000',
      confirmedPhoneOrigin: null,
    });
  });

  test('come back as they were written', async () => {
    const area = areaWith({});
    const settings = {
      server: 'https://call.example.org',
      confirmedPhoneOrigin: 'https://phones.example.org:9443',
    };
    await writeSettings(settings, area);
    expect(await readSettings(area)).toEqual(settings);
  });

  test.each([7, null, 'call.example.org', 'https://a.org/path', 'javascript:1', {}])(
    'fall back one by one where %j is stored',
    async (server) => {
      const area = areaWith({ server, confirmedPhoneOrigin: 'https://phones.example.org' });
      expect(await readSettings(area)).toEqual({
        server: 'http://localhost:9000',
        confirmedPhoneOrigin: 'https://phones.example.org',
      });
    },
  );
});

describe('where the person put the overlay', () => {
  const place = { corner: 'bottom-left', x: 64, y: 20 } as const;

  test('is remembered for each site by itself', async () => {
    const area = areaWith({ server: 'https://call.example.org' });
    await rememberPlace('https://meet.example.org', place, area);
    await rememberPlace('https://call.example.org', { ...place, x: 1 }, area);
    await rememberPlace('https://meet.example.org', { ...place, x: 2 }, area);
    expect(await readPlace('https://meet.example.org', area)).toEqual({ ...place, x: 2 });
    expect(await readPlace('https://call.example.org', area)).toEqual({ ...place, x: 1 });
    expect(await readPlace('https://other.example.org', area)).toBeNull();
    expect(area.items.server).toBe('https://call.example.org');
  });

  test('is forgotten for the site that was used the longest ago', async () => {
    const area = areaWith({});
    for (let site = 0; site < 31; site += 1)
      await rememberPlace(`https://m${site}.example.org`, place, area);
    expect(await readPlace('https://m0.example.org', area)).toBeNull();
    expect(await readPlace('https://m30.example.org', area)).toEqual(place);
  });

  test.each([7, {}, [['https://meet.example.org', { corner: 'middle', x: 0, y: 0 }]]])(
    'is nowhere where %j is stored',
    async (places) => {
      expect(await readPlace('https://meet.example.org', areaWith({ places }))).toBeNull();
    },
  );
});

test('a reset takes back everything but what came with the build', async () => {
  const removed: unknown[] = [];
  const sites = {
    builtIn: ['https://corp.example.org/*'],
    granted: async () => ['https://corp.example.org/*', 'https://meet.example.org/*'],
    remove: async (patterns: readonly string[]) => removed.push(patterns) > 0,
    allows: async () => true,
    request: async () => true,
    watch: () => undefined,
  };
  const awake = {
    allowed: async () => true,
    request: async () => true,
    remove: async () => removed.push('awake') > 0,
  };
  const phones = { forgetAll: async () => void removed.push('phones') };
  await resetAll(sites, awake, phones, { clear: async () => void removed.push('stored') });
  expect(removed).toContainEqual(['https://meet.example.org/*']);
  expect(removed).toContain('awake');
  expect(removed).toContain('stored');
  expect(removed).toContain('phones');
  expect(removed).toHaveLength(4);
});

test.each([
  ['https://call.example.org', 'https://call.example.org'],
  [' HTTPS://Call.Example.org:443/ ', 'https://call.example.org'],
  ['http://192.168.1.20:9000', 'http://192.168.1.20:9000'],
  ['call.example.org', null],
  ['https://call.example.org/baton', null],
  ['https://me@call.example.org', null],
  ['https://call.example.org/?', null],
  ['ws://call.example.org', null],
  ['https://', null],
  ['', null],
])('the origin in %j is %j', (text, origin) => {
  expect(parseOrigin(text)).toBe(origin);
});

describe('asking a server', () => {
  const server = 'https://call.example.org';
  const answering =
    (body: string, status = 200) =>
    async () =>
      new Response(body, { status });
  const naming = (phoneOrigin: string) => answering(JSON.stringify({ phoneOrigin }));

  test.each([
    ['https://call.example.org:9443', 'good'],
    ['https://phones.example.org', 'ask'],
    ['http://call.example.org', 'insecure'],
    [`https://call.example.org.${'a'.repeat(60)}.org`, 'too-long'],
  ])('finds the phone origin %s %s', async (phoneOrigin, phone) => {
    expect(await checkServer(server, naming(phoneOrigin))).toEqual({
      kind: 'reachable',
      phoneOrigin,
      phone,
    });
  });

  test.each(['<html>', '{}', '{"phoneOrigin":7}', ''])(
    'does not take %j for Baton',
    async (body) => {
      expect(await checkServer(server, answering(body))).toEqual({ kind: 'not-baton' });
    },
  );

  test('does not take an error page for Baton', async () => {
    const body = JSON.stringify({ phoneOrigin: server });
    expect(await checkServer(server, answering(body, 500))).toEqual({ kind: 'not-baton' });
  });

  test('says that nobody answers', async () => {
    const refuse = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await checkServer(server, refuse)).toEqual({ kind: 'unreachable' });
  });
});

describe('sites', () => {
  test.each([
    ['meet.example.org', 'https://meet.example.org/*'],
    ['https://meet.example.org:8443/room/1?x#y', 'https://meet.example.org/*'],
    ['http://localhost:8080', 'http://localhost/*'],
    ['meet.example.org/room', 'https://meet.example.org/*'],
    ['https://*.example.org', null],
    ['*://*/*', null],
    ['<all_urls>', null],
    ['meet', null],
    ['two words.org', null],
    ['file:///etc/passwd', null],
    ['chrome://extensions', null],
    ['', null],
  ])('the pattern for %j is %j', (text, pattern) => {
    expect(sitePattern(text)).toBe(pattern);
  });

  test('known sites ask for https only, and for no more than hosts of their own', () => {
    const patterns = knownSites.flatMap((site) => site.patterns);
    expect(patterns.length).toBeGreaterThanOrEqual(12);
    expect(new Set(patterns).size).toBe(patterns.length);
    for (const pattern of patterns) {
      expect(pattern).toMatch(/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\*$/);
    }
  });

  test('a pattern reads as a site', () => {
    expect(siteName('https://meet.example.org/*')).toBe('meet.example.org');
    expect(siteName('http://localhost/*')).toBe('http://localhost');
    expect(siteName('*://*.example.org/*')).toBe('*.example.org');
  });
});

test.each([
  ['?origin=https://meet.example.org&tab=7', 7],
  ['?origin=https%3A%2F%2Fmeet.example.org&tab=0', 0],
  ['?origin=https://meet.example.org/path&tab=7', null],
  ['?origin=null&tab=7', null],
  ['?origin=https://meet.example.org&tab=-1', null],
  ['?origin=https://meet.example.org', null],
  ['', null],
])('the window’s address %j asks for tab %j', (search, tabId) => {
  expect(parseAllowRequest(search)?.tabId ?? null).toBe(tabId);
});
