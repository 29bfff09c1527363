/** The languages that both programs speak, each by its own name. */
export const languages = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  pt: 'Português',
  zh: '中文',
  ja: '日本語',
  ar: 'العربية',
} as const;

export type Language = keyof typeof languages;

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(languages, value);

/** The first of the person's languages (BCP 47 tags, best first) that there is, else English. */
export const bestLanguage = (wanted: readonly string[]): Language =>
  wanted.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';

/** Tells the page, its style and screen readers which language is spoken, and which way it runs. */
export const markLanguage = (page: HTMLElement, language: Language): void => {
  page.lang = language === 'zh' ? 'zh-Hans' : language;
  page.dir = language === 'ar' ? 'rtl' : 'ltr';
};
