import { spokenText } from '../../core/ui/spoken-text';
import { en } from './en';

/** What the screens say. They import `text` from here and read it while they draw. */
export const { text, spoken, speak } = spokenText(en, {
  es: async () => (await import('./es')).es,
  fr: async () => (await import('./fr')).fr,
  de: async () => (await import('./de')).de,
  pt: async () => (await import('./pt')).pt,
  zh: async () => (await import('./zh')).zh,
  ja: async () => (await import('./ja')).ja,
  ar: async () => (await import('./ar')).ar,
});
