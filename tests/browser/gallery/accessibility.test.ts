import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type Language, languages } from '../../../core/ui/language';
import { createStage, galleryStates } from '../../../gallery/show-state';
import type { GalleryState } from '../../../gallery/state';

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The one rule that a theme can break. */
const contrast = ['color-contrast'];

const all = Object.keys(languages) as Language[];
/** `npm run check:a11y`: every rule in every language and theme. Otherwise languages take turns. */
const thorough = import.meta.env.VITE_EVERY_LANGUAGE === '1';
const timeoutMs = thorough ? 900_000 : 120_000;
const states = galleryStates();
const show = createStage();
const html = document.documentElement;

const violationsIn = async (
  state: GalleryState,
  language: Language,
  runOnly: string[],
): Promise<string[]> => {
  await page.viewport(...((state.page === 'phone' ? [390, 844] : [1280, 800]) as [number, number]));
  await show(state, language);
  const { violations } = await axe.run(document, { resultTypes: ['violations'], runOnly });
  return violations.map(
    ({ id, nodes }) =>
      `${state.name} in ${language}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
};

/** What axe finds in all states, each in the languages that `languagesAt` its place says. */
const violations = async (
  theme: 'light' | 'dark',
  runOnly: string[],
  languagesAt: (place: number) => readonly Language[],
): Promise<string[]> => {
  html.style.colorScheme = theme;
  const found: string[] = [];
  for (const [place, state] of states.entries())
    for (const language of languagesAt(place))
      found.push(...(await violationsIn(state, language, runOnly)));
  return found;
};

const inTurn = (place: number): readonly Language[] => {
  const next = all[place % all.length];
  return thorough || next === undefined ? all : [next];
};

afterEach(() => {
  html.style.colorScheme = '';
});

test(
  'axe finds nothing wrong with any state, in one language or another',
  async () => {
    expect(await violations('light', everyRule, inTurn)).toEqual([]);
  },
  timeoutMs,
);

test(
  'nor in the dark theme',
  async () => {
    const rules = thorough ? everyRule : contrast;
    expect(await violations('dark', rules, () => (thorough ? all : ['en']))).toEqual([]);
  },
  timeoutMs,
);
