import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../core/ui/language';
import * as laptopAr from '../../../extension/text/ar';
import * as laptopDe from '../../../extension/text/de';
import * as laptopEn from '../../../extension/text/en';
import * as laptopEs from '../../../extension/text/es';
import * as laptopFr from '../../../extension/text/fr';
import * as laptopJa from '../../../extension/text/ja';
import * as laptopPt from '../../../extension/text/pt';
import * as laptopZh from '../../../extension/text/zh';
import * as phoneAr from '../../../pwa/text/ar';
import * as phoneDe from '../../../pwa/text/de';
import * as phoneEn from '../../../pwa/text/en';
import * as phoneEs from '../../../pwa/text/es';
import * as phoneFr from '../../../pwa/text/fr';
import * as phoneJa from '../../../pwa/text/ja';
import * as phonePt from '../../../pwa/text/pt';
import * as phoneZh from '../../../pwa/text/zh';
import { readIn, sentencesOf, standIn } from './sentences';

const phone = {
  ...phoneEn,
  ...phoneEs,
  ...phoneFr,
  ...phoneDe,
  ...phonePt,
  ...phoneZh,
  ...phoneJa,
  ...phoneAr,
};
const laptop = {
  ...laptopEn,
  ...laptopEs,
  ...laptopFr,
  ...laptopDe,
  ...laptopPt,
  ...laptopZh,
  ...laptopJa,
  ...laptopAr,
};
const others = (Object.keys(languages) as Language[]).filter((language) => language !== 'en');

/** The same in every language: names, and what is typed like that everywhere. */
const sameEverywhere = new Set(['app', 'titles.idle', 'paste.placeholder', 'sites.otherExample']);
/** Words that happen to be the same as in English. */
const sameIn: Readonly<Partial<Record<Language, readonly string[]>>> = {
  fr: ['toolbar.menu.options'],
  de: ['options.serverTitle'],
};

describe.each([
  ['phone', 'pwa', phone],
  ['laptop', 'extension', laptop],
] as const)('the sentences of the %s', (_, folder, texts) => {
  const english = sentencesOf(texts.en);

  test('are all read by a source file', () => {
    const read = readIn(folder, texts.en);
    expect([...english.keys()].filter((path) => !read.has(path))).toEqual([]);
  });

  describe.each(others)('in %s', (language) => {
    const translated = sentencesOf(texts[language]);

    test('are the same ones as in English', () => {
      expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
    });

    test('are translated', () => {
      const same = new Set([...sameEverywhere, ...(sameIn[language] ?? [])]);
      const left = [...translated].filter(
        ([path, words]) => words === english.get(path) && !same.has(path),
      );
      expect(left).toEqual([]);
    });

    test('say the names, hosts and numbers that the English ones say', () => {
      const lost = [...translated].filter(([path, words]) =>
        [0, 1].some(
          (place) =>
            (english.get(path) ?? '').includes(standIn(place)) && !words.includes(standIn(place)),
        ),
      );
      expect(lost).toEqual([]);
    });
  });

  test('keep names, hosts and numbers in their own direction in Arabic', () => {
    // How good the connection is, is said in Arabic itself.
    const own = new Set(['call.connection']);
    const loose = [...sentencesOf(texts.ar)].filter(
      ([path, words]) => !own.has(path) && /(?<!\u2068)⟦|⟧(?!%?\u2069)/.test(words),
    );
    expect(loose).toEqual([]);
  });
});

test.each(Object.keys(languages) as Language[])(
  'the laptop calls the phone’s button as the phone does, in %s',
  (language) => {
    const { move } = phone[language].confirming;
    const { overlay, firstRun } = laptop[language];
    expect(overlay.confirming.tapNow).toContain(move);
    expect(overlay.listening.joinAgain).toContain(move);
    expect(firstRun.steps.some(({ words }) => words.includes(move))).toBe(true);
    expect(firstRun.steps.some(({ words }) => words.includes(overlay.live.bringBack))).toBe(true);
  },
);

test('the browser’s own pages name Baton in each language, and its button as the toolbar does', () => {
  const folder = new URL('../../../extension/public/_locales/', import.meta.url);
  const there = readdirSync(folder);
  expect(new Set(there.map((name) => name.split('_')[0]))).toEqual(new Set(Object.keys(languages)));
  for (const name of there) {
    const messages = JSON.parse(readFileSync(new URL(`${name}/messages.json`, folder), 'utf8'));
    const language = (name.split('_')[0] ?? 'en') as Language;
    expect(messages.button.message).toBe(laptop[language].toolbar.idle);
    expect(messages.description.message.length).toBeLessThanOrEqual(132);
  }
});
