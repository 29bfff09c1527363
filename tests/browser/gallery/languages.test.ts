import { expect, test } from 'vitest';
import { en as laptopEnglish } from '../../../extension/text/en';
import { ja as laptopJapanese } from '../../../extension/text/ja';
import { createStage, galleryStates } from '../../../gallery/show-state';
import { en as phoneEnglish } from '../../../pwa/text/en';
import { ja as phoneJapanese } from '../../../pwa/text/ja';

/** All sentences but those that are made of something. */
const sentencesIn = (text: object): string[] =>
  Object.values(text).flatMap((value) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? sentencesIn(value) : [];
  });

const saidNow = (): string[] => {
  const said = [...document.body.querySelectorAll('[aria-label], [placeholder]')].flatMap(
    (element) => [element.getAttribute('aria-label'), element.getAttribute('placeholder')],
  );
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) said.push(walker.currentNode.textContent);
  return said.flatMap((words) => (words === null ? [] : [words.trim()]));
};

test('no state keeps an English sentence when another language is spoken', async () => {
  const japanese = new Set([...sentencesIn(laptopJapanese), ...sentencesIn(phoneJapanese)]);
  const english = new Set(
    [...sentencesIn(laptopEnglish), ...sentencesIn(phoneEnglish)].filter(
      (words) => !japanese.has(words),
    ),
  );
  const show = createStage();
  const kept: string[] = [];
  for (const state of galleryStates()) {
    await show(state, 'ja');
    for (const words of saidNow()) if (english.has(words)) kept.push(`${state.name}: ${words}`);
  }
  expect(kept).toEqual([]);
});
