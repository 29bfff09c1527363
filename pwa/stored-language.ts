import { bestLanguage, isLanguage, type Language } from '../core/ui/language';

const key = 'baton-language';

/** What was chosen by hand, else the best of the browser's languages. */
export const storedLanguage = (): Language => {
  try {
    const stored = localStorage.getItem(key);
    if (isLanguage(stored)) return stored;
  } catch {
    // A browser that blocks storage throws when it is touched.
  }
  return bestLanguage(navigator.languages);
};

export const storeLanguage = (language: Language): void => {
  try {
    localStorage.setItem(key, language);
  } catch {
    // It holds until the page is closed.
  }
};
