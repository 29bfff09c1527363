import { afterAll, beforeAll, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { type Language, languages } from '../../../core/ui/language';
import { createStage, galleryStates } from '../../../gallery/show-state';
import { cutOff } from './cut-off';

const all = Object.keys(languages) as Language[];
const thorough = import.meta.env.VITE_EVERY_LANGUAGE === '1';
const states = galleryStates();
const show = createStage();

const emulate = (value: '' | 'reduce') =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value }],
  });

/** As who chose larger text in the browser's settings: media queries in rem hear of it, too. */
const setText = (px: number) =>
  cdp().send('Page.setFontSizes', { fontSizes: { standard: px, fixed: px } });

beforeAll(() => emulate('reduce'));
afterAll(async () => {
  await setText(16);
  await emulate('');
});

test(
  'at 200 % text every state can be read and used, and stands still for who asks for no motion',
  async () => {
    await setText(32);
    const found: string[] = [];
    for (const [place, state] of states.entries()) {
      await page.viewport(
        ...((state.page === 'phone' ? [390, 844] : [1280, 800]) as [number, number]),
      );
      // German has the longest words; the others take turns.
      const spoken = thorough ? all : (['de', all[place % all.length] ?? 'en'] as const);
      for (const language of new Set(spoken)) {
        await show(state, language);
        const moving = document.getAnimations().length > 0 ? ['something moves'] : [];
        for (const fault of [...cutOff(), ...moving])
          found.push(`${state.name} in ${language}: ${fault}`);
      }
    }
    expect(found).toEqual([]);
  },
  thorough ? 600_000 : 120_000,
);

test('every screen of the phone begins where a screen reader begins to read: at its heading', async () => {
  await setText(16);
  const elsewhere: string[] = [];
  for (const state of states.filter(
    ({ page: kind, after }) => kind === 'phone' && after === undefined,
  )) {
    await show(state, 'en');
    const at = document.activeElement?.tagName ?? 'nothing';
    if (at !== 'H1') elsewhere.push(`${state.name}: ${at}`);
  }
  expect(elsewhere).toEqual([]);
});
