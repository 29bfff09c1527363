import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ownWords } from '../../../tools/shrink-scripts';

test('no word that is shortened in the page world crosses the bridge', async () => {
  const messages = await readFile('extension/bridge/messages.ts', 'utf8');
  const fields = new Set([...messages.matchAll(/readonly (\w+):/g)].map(([, field]) => field));
  expect(fields).toContain('holdsDevices');
  expect(ownWords.filter((word) => fields.has(word))).toEqual([]);
});
