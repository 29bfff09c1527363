import { browser } from 'wxt/browser';
import { bestLanguage, isLanguage, type Language } from '../../core/ui/language';
import type { SettingsArea } from './stored-settings';

/** What was chosen in the options, else the best of the browser's languages. No meeting page has a say. */
export const readLanguage = async (
  area: SettingsArea = browser.storage.local,
  wanted: readonly string[] = navigator.languages,
): Promise<Language> => {
  const { language } = await area.get(['language']);
  return isLanguage(language) ? language : bestLanguage(wanted);
};

export const writeLanguage = (
  language: Language,
  area: SettingsArea = browser.storage.local,
): Promise<void> => area.set({ language });
