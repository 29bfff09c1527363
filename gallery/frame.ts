import { isLanguage } from '../core/ui/language';
import type {} from './gallery-window';
import { createStage, galleryStates } from './show-state';

const show = createStage();
const states = galleryStates();
window.gallery = {
  names: () => states.map(({ name, page }) => ({ name, page })),
  show: async (wanted, language) => {
    const state = states.find(({ name }) => name === wanted);
    if (state !== undefined) await show(state, language);
  },
};

/** `?state=…&language=…&theme=…`: that state alone in the window. */
const wanted = new URLSearchParams(location.search);
const theme = wanted.get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme;
const language = wanted.get('language');
await window.gallery.show(wanted.get('state') ?? '', isLanguage(language) ? language : 'en');
