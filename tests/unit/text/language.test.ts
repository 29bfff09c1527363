import { describe, expect, test } from 'vitest';
import { bestLanguage } from '../../../core/ui/language';
import { spokenText } from '../../../core/ui/spoken-text';
import { readLanguage, writeLanguage } from '../../../extension/settings/stored-language';

const page = () => ({ lang: '', dir: '' }) as HTMLElement;

describe('the language', () => {
  test.each([
    [['de-CH', 'fr'], 'de'],
    [['ko', 'pt-BR', 'en'], 'pt'],
    [['zh-Hant-TW'], 'zh'],
    [['AR'], 'ar'],
    [['ko', 'constructor'], 'en'],
    [[], 'en'],
  ])('for a browser that wants %j is %s', (wanted, language) => {
    expect(bestLanguage(wanted)).toBe(language);
  });

  test('chosen in the options goes before the browser’s, and nonsense counts as no choice', async () => {
    const items: Record<string, unknown> = {};
    const area = {
      get: async () => items,
      set: async (more: Record<string, unknown>) => void Object.assign(items, more),
    };
    expect(await readLanguage(area, ['fr'])).toBe('fr');
    await writeLanguage('ar', area);
    expect(await readLanguage(area, ['fr'])).toBe('ar');
    items.language = 'tlh';
    expect(await readLanguage(area, ['fr'])).toBe('fr');
  });
});

describe('the sentences', () => {
  const english = { call: { mute: 'Mute', on: (host: string) => `On ${host}` }, steps: ['One'] };
  const spanish: typeof english = {
    call: { mute: 'Silenciar', on: (host) => `En ${host}` },
    steps: ['Uno'],
  };
  const others = async (): Promise<typeof english> => {
    throw new Error('offline');
  };
  const offline = { es: others, fr: others, de: others, pt: others, zh: others, ja: others };
  const speech = () => spokenText(english, { ...offline, ar: others, es: async () => spanish });

  test('are another language’s once it is spoken, also where their object was kept', async () => {
    const { text, speak, spoken } = speech();
    const kept = text.call;
    const html = page();
    await speak('es', html);
    expect([kept.mute, text.call.on('a.org'), text.steps]).toEqual([
      'Silenciar',
      'En a.org',
      ['Uno'],
    ]);
    expect([spoken(), html.lang, html.dir]).toEqual(['es', 'es', 'ltr']);
    await speak('en', html);
    expect(kept.mute).toBe('Mute');
    expect(spanish.call.mute).toBe('Silenciar');
  });

  test('stay as they are when the language cannot be loaded', async () => {
    const { text, speak, spoken } = speech();
    const html = page();
    await speak('ar', html);
    expect([text.call.mute, spoken(), html.lang, html.dir]).toEqual(['Mute', 'en', 'en', 'ltr']);
  });
});
