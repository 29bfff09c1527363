import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeInvitation, parseScannedText } from '../../../core/protocol/invitation';
import { nearText } from './mutations';
import { fragment, invitation } from './vector';

const own = 'https://call.example.org';
const newer = 'AgEE0gABAgMEBQYHCAkKCwwNDg_Ys1jp30VwK1-yluWz7YyH';
const kindOf = (text: string, origin = own) => parseScannedText(text, origin).kind;

describe('a scanned or pasted text', () => {
  it.each([
    `${own}/#${fragment}`,
    `${own}#${fragment}`,
    `  \n${own}/#${fragment}\r\n`,
    `HTTPS://Call.Example.ORG/#${fragment}`,
    `${own}:443/#${fragment}`,
  ])('is an invitation: %j', (text) => {
    expect(parseScannedText(text, own)).toEqual({ kind: 'invitation', invitation });
  });

  it.each(['http://localhost:9000', 'http://127.0.0.1:9000', 'http://[::1]:9000'])(
    'may come without encryption from %s',
    (origin) => {
      expect(kindOf(`${origin}/#${fragment}`, origin)).toBe('invitation');
    },
  );

  it.each([
    ['https://other.example.org', 'https://other.example.org'],
    ['https://call.example.org:8443', 'https://call.example.org:8443'],
    ['http://localhost:9000', 'http://localhost:9000'],
    ['https://call.example.org.', 'https://call.example.org.'],
  ])('belongs to another server when its origin is %s', (written, origin) => {
    expect(parseScannedText(`${written}/#${fragment}`, own)).toEqual({
      kind: 'other-server',
      origin,
    });
  });

  it('asks for a newer Baton when only the version is too high', () => {
    expect(kindOf(`${own}/#${newer}`)).toBe('newer-code');
    expect(kindOf(`${own}/#${newer}AAAA`)).toBe('newer-code');
    expect(kindOf(`https://other.example.org/#${newer}`)).toBe('other-server');
  });

  it.each([
    '',
    ' ',
    '#',
    fragment,
    `#${fragment}`,
    `/#${fragment}`,
    'https://example.org',
    'WIFI:T:WPA;S:home;P:secret;;',
    'BEGIN:VCARD\nEND:VCARD',
    `${own}/#`,
    `${own}/#about`,
    `${own}/#${fragment.slice(0, -1)}`,
    `${own}/#${newer.slice(0, -4)}`,
    `${own}/#A${fragment.slice(1)}=`,
    `${own}/#AAEE${fragment.slice(4)}`,
    `${own}/#${fragment}#${fragment}`,
    `${own}/#${fragment.slice(0, 20)}\n${fragment.slice(20)}`,
    `${own}/page#${fragment}`,
    `${own}/?x#${fragment}`,
    `${own}?#${fragment}`,
    `https://user@call.example.org/#${fragment}`,
    `http://call.example.org/#${fragment}`,
    `http://localhost.example.org/#${fragment}`,
    `javascript:alert(1)//#${fragment}`,
    `https:call.example.org/#${fragment}`,
    `https://call.example.org\\/#${fragment}`,
    `https://[/#${fragment}`,
    `${own}/#${'A'.repeat(100_000)}`,
    `https://${'a'.repeat(100_000)}.org/#${fragment}`,
  ])('is not a code of ours: %j', (text) => {
    expect(kindOf(text)).toBe('not-a-baton-code');
  });

  it('of any kind is answered, and is an invitation only where it says exactly that', () => {
    const texts = fc.oneof(
      { weight: 1, arbitrary: fc.string({ maxLength: 200, unit: 'binary' }) },
      { weight: 1, arbitrary: fc.webUrl({ withFragments: true }) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.webUrl(), fc.uint8Array({ minLength: 30, maxLength: 50 }))
          .map(([url, bytes]) => `${url}#${Buffer.from(bytes).toString('base64url')}`),
      },
      {
        weight: 5,
        arbitrary: nearText(
          [
            `${own}/#${fragment}`,
            `${own}/#${newer}`,
            `http://localhost:9000/#${fragment}`,
            `${own}/#${encodeInvitation({ ...invitation, broker: 'a.example.org' })}`,
          ],
          'AZaz09-_/#:.?@%\\ \t\n',
        ),
      },
    );
    const seen = { invitation: 0, 'not-a-baton-code': 0, 'newer-code': 0, 'other-server': 0 };
    fc.assert(
      fc.property(texts, (text) => {
        const result = parseScannedText(text, own);
        seen[result.kind] += 1;
        if (result.kind !== 'invitation') return;
        const [before, after] = text.trim().split('#');
        if (new URL(before ?? '').href !== `${own}/`) expect.fail(`not ours: ${text}`);
        if (encodeInvitation(result.invitation) !== after) expect.fail(`another code: ${text}`);
      }),
      { numRuns: 100_000 },
    );
    for (const [kind, times] of Object.entries(seen)) expect(times, kind).toBeGreaterThan(100);
  }, 60_000);
});
