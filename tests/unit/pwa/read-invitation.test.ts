import { expect, it } from 'vitest';
import { encodeInvitation, expiryOf } from '../../../core/protocol/invitation';
import { readInvitation } from '../../../pwa/session/read-invitation';

const origin = 'https://call.example.org';
const now = Date.UTC(2026, 10, 22, 12);
const link = (mode: 1 | 2, shownMs: number): string => {
  const secret = Uint8Array.from({ length: 16 }, (_, at) => at);
  const pin = new Uint8Array(16);
  return `${origin}/#${encodeInvitation({ mode, exp: expiryOf(shownMs), secret, pin, broker: null })}`;
};

it('reads a code that a laptop shows now', () => {
  expect(readInvitation(link(1, now), origin, now)).toMatchObject({ mode: 1, broker: null });
});

it('names what is wrong with everything else', () => {
  expect(readInvitation(link(1, now - 3_600_000), origin, now)).toBe('expired');
  expect(readInvitation(link(2, now), origin, now)).toBe('newer-code');
  expect(readInvitation('https://example.org/menu', origin, now)).toBe('not-a-baton-code');
  expect(readInvitation('', origin, now)).toBe('not-a-baton-code');
});

it('says whose page reads a code of another server', () => {
  const other = link(1, now);
  expect(readInvitation(` ${other} `, 'https://192.168.178.23:9443', now)).toEqual({
    host: 'call.example.org',
    link: other,
  });
});
