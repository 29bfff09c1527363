import { type Language, markLanguage } from './language';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const copyOf = <T extends object>(from: T): T => {
  const copy: T = Array.isArray(from) ? Object.assign([], from) : { ...from };
  for (const [key, value] of Object.entries(from))
    if (isObject(value)) Reflect.set(copy, key, copyOf(value));
  return copy;
};

/** Into the objects that are there, so that whoever holds one of them reads the new sentences. */
const fill = (into: object, from: object): void => {
  for (const [key, value] of Object.entries(from)) {
    const held: unknown = Reflect.get(into, key);
    if (isObject(held) && isObject(value)) fill(held, value);
    else Reflect.set(into, key, value);
  }
};

export interface SpokenText<Text> {
  /**
   * Every sentence in the language spoken now. Its objects stay the same and may be kept; a
   * sentence may not: read it while drawing.
   */
  readonly text: Text;
  readonly spoken: () => Language;
  /** Speaks another language from here on, and marks the page, if there is one. Draw everything anew then. */
  readonly speak: (language: Language, page: HTMLElement | null) => Promise<void>;
}

/** Speaks English at first; another language is loaded when it is wanted. */
export const spokenText = <Text extends object>(
  english: Text,
  others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Text>>>,
): SpokenText<Text> => {
  const text = copyOf(english);
  let now: Language = 'en';
  return {
    text,
    spoken: () => now,
    speak: async (language, page) => {
      try {
        fill(text, language === 'en' ? english : await others[language]());
        now = language;
      } catch (error) {
        // Offline, and never loaded before: what is spoken now goes on.
        console.warn('[baton:language]', error);
      }
      if (page !== null) markLanguage(page, now);
    },
  };
};
