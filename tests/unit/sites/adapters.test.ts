import { describe, expect, test } from 'vitest';
import { adapterFor, adapters } from '../../../extension/sites/adapters';
import { leaveWords, toggleWords } from '../../../extension/sites/generic';
import { knownSites } from '../../../extension/sites/known-sites';

const hostOf = (pattern: string): string => pattern.replace(/^https:\/\/|\/\*$/g, '');

describe('the adapters', () => {
  test('are for the sites that can be allowed, under the same names and on the same hosts', () => {
    expect(adapters.map(({ name, hosts }) => ({ name, hosts }))).toEqual(
      knownSites.map(({ name, patterns }) => ({ name, hosts: patterns.map(hostOf) })),
    );
  });

  test.each([
    ['meet.google.com', 'Google Meet'],
    ['us05web.zoom.us', 'Zoom'],
    ['zoom.us', 'Zoom'],
    ['teams.cloud.microsoft', 'Microsoft Teams'],
    ['8x8.vc', '8x8'],
  ])('know %s as %s', (host, name) => {
    expect(adapterFor(host)?.name).toBe(name);
  });

  test.each(['', 'localhost', 'notzoom.us', 'zoom.us.example.org', 'x.meet.google.com'])(
    'leave %j to the generic rules',
    (host) => {
      expect(adapterFor(host)).toBeNull();
    },
  );

  test('press nothing by words that could mean two things', () => {
    const all = Object.values(toggleWords).flatMap(({ open, muted, device }) => [
      ...open,
      ...muted,
      ...device,
    ]);
    expect(new Set([...all, ...leaveWords]).size).toBe(all.length + leaveWords.length);
    for (const word of [...all, ...leaveWords]) {
      expect(word).toBe(word.toLowerCase().trim());
      expect(word).not.toMatch(/\b(all|everyone|others)\b/);
    }
  });
});
