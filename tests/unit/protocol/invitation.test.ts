import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, toBase64url, utf8 } from '../../../core/protocol/bytes';
import type { Invitation } from '../../../core/protocol/invitation';
import {
  decodeInvitation,
  encodeInvitation,
  expiryOf,
  headerOf,
  invitationUrl,
  isBroker,
  isExpired,
} from '../../../core/protocol/invitation';
import { nearText } from './mutations';
import { fragment, invitation } from './vector';

const minuteMs = 60_000;
const yearZeroMs = Date.UTC(2025, 0, 1);
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const bytes = (size: number) =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((array) => Uint8Array.from(array));
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const broker = fc
  .tuple(label, label, fc.option(fc.integer({ min: 1, max: 65_535 })), fc.option(label))
  .map(
    ([host, domain, port, path]) =>
      `${host}.${domain}.org${port === null ? '' : `:${port}`}${path === null ? '' : `/${path}`}`,
  );
const invitations: fc.Arbitrary<Invitation> = fc.record({
  mode: fc.constantFrom(1, 2, 3, 4),
  exp: fc.integer({ min: 0, max: 65_535 }),
  secret: bytes(16).filter((secret) => new Set(secret).size > 1),
  pin: bytes(16),
  broker: fc.option(broker),
});

describe('an invitation', () => {
  it('survives the way through a QR', () => {
    fc.assert(
      fc.property(invitations, (made) => {
        expect(decodeInvitation(encodeInvitation(made))).toEqual(made);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is decoded from no text but its own, and no text makes the decoder throw', () => {
    const head = concat(headerOf(invitation), invitation.secret, invitation.pin);
    const withField = fc
      .tuple(
        fc.uint8Array({ maxLength: 60 }),
        fc.integer({ min: -1, max: 1 }),
        broker,
        fc.boolean(),
      )
      .map(([random, off, text, wild]) => {
        const content = wild ? random : utf8(text);
        return toBase64url(concat(head, Uint8Array.of(content.length + off), content));
      });
    const texts = fc.oneof(
      { weight: 1, arbitrary: fc.string({ maxLength: 140, unit: 'binary' }) },
      {
        weight: 1,
        arbitrary: fc.string({ minLength: 44, maxLength: 52, unit: fc.constantFrom(...base64url) }),
      },
      { weight: 2, arbitrary: fc.uint8Array({ minLength: 34, maxLength: 96 }).map(toBase64url) },
      { weight: 2, arbitrary: withField },
      {
        weight: 4,
        arbitrary: nearText(
          [fragment, encodeInvitation({ ...invitation, broker: 'call.example.org:9443/b' })],
          base64url,
        ),
      },
    );
    let decoded = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const read = decodeInvitation(text);
        if (read === null) return;
        decoded += 1;
        if (encodeInvitation(read) !== text) expect.fail(`read ${JSON.stringify(text)}`);
      }),
      { numRuns: 100_000 },
    );
    expect(decoded).toBeGreaterThan(1_000);
  }, 60_000);

  it.each([
    'a.bc',
    'localhost',
    'localhost:9000',
    '192.168.1.20:9443',
    '[fd00::1]:9443',
    'call.example.org/a/b-c_d.e~f/',
    `${'a'.repeat(52)}.org`,
  ])('may name the broker %s', (text) => {
    expect(isBroker(text)).toBe(true);
    expect(decodeInvitation(encodeInvitation({ ...invitation, broker: text }))?.broker).toBe(text);
  });

  it.each([
    'a.b',
    `${'a'.repeat(53)}.org`,
    'A.org',
    'a b.org',
    'a.org:0',
    'a.org:65536',
    'a.org:080',
    'a.org:',
    'user@a.org',
    'a.org?x',
    'a.org#x',
    'a.org/%2f',
    'a.org/../b',
    'a.org\\b',
    '/a.org',
    'https://a.org',
    '127.1',
    '0x7f000001',
    '[fd00::0001]',
    '[fd00::1',
    'ä.org',
    'a.org\n',
  ])('may not name the broker %j', (text) => {
    expect(isBroker(text)).toBe(false);
    expect(decodeInvitation(encodeInvitation({ ...invitation, broker: text }))).toBeNull();
  });
});

describe('the expiry of an invitation', () => {
  it('is the minute in which 90 s have passed since the code was shown', () => {
    expect(expiryOf(yearZeroMs)).toBe(1);
    expect(expiryOf(yearZeroMs + 29_999)).toBe(1);
    expect(expiryOf(yearZeroMs + 30_000)).toBe(2);
    expect(expiryOf(yearZeroMs + 65_535 * minuteMs)).toBe(0);
    expect(expiryOf(yearZeroMs - 180_000)).toBe(65_534);
  });

  it.each([
    [0, false],
    [10, false],
    [11, true],
    [-10, false],
    [-11, true],
    [32_768, true],
  ])('%i minutes from the clock of the scanner counts as expired: %s', (apart, expired) => {
    for (const now of [0, 5, 1_234, 65_530, 65_536, 700_000]) {
      const exp = (now + apart + 65_536 * 2) % 65_536;
      const nowMs = yearZeroMs + now * minuteMs + 59_999;
      expect(isExpired({ mode: 1, exp }, nowMs), `minute ${now}`).toBe(expired);
      expect(isExpired({ mode: 3, exp }, nowMs)).toBe(false);
    }
  });

  it('does not pass while the code is shown', () => {
    const shownMs = Date.UTC(2026, 5, 1, 12, 0, 59);
    const made = { mode: 1, exp: expiryOf(shownMs) } as const;
    for (const afterMs of [0, 45_000, 90_000]) {
      expect(isExpired(made, shownMs + afterMs)).toBe(false);
    }
    expect(isExpired(made, shownMs + 15 * minuteMs)).toBe(true);
  });
});

describe('the URL of an invitation', () => {
  it('has 74 characters for a usual origin', () => {
    const url = invitationUrl('https://call.example.org', invitation);
    expect(url).toBe(`https://call.example.org/#${fragment}`);
    expect(url).toHaveLength(74);
    expect(invitationUrl('https://call.example.org/', invitation)).toBe(url);
  });

  it('is refused above 106 bytes', () => {
    const host = (size: number) => `https://${'a'.repeat(size - 8 - 4)}.org`;
    expect(invitationUrl(host(56), invitation)).toHaveLength(106);
    expect(invitationUrl(host(57), invitation)).toBeNull();
  });

  it.each(['', 'call.example.org', 'https://a.org/path', 'https://u@a.org', 'ftp://a.org'])(
    'is refused for %j, which is no web origin',
    (origin) => {
      expect(invitationUrl(origin, invitation)).toBeNull();
    },
  );
});
