import { isLanguage } from '../core/ui/language';
import type {} from './gallery-window';
import { createStage, galleryStates } from './show-state';

/** Pictures come a moment after their elements: waits until each of them has drawn one. */
const pictured = (): Promise<unknown> => {
  const hasPicture = ({ srcObject }: HTMLVideoElement): boolean =>
    srcObject instanceof MediaStream && srcObject.getVideoTracks().length > 0;
  const drawn = (video: HTMLVideoElement): Promise<unknown> =>
    new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  return Promise.all([...document.querySelectorAll('video')].filter(hasPicture).map(drawn));
};

const show = createStage();
const states = galleryStates();
window.gallery = {
  names: () => states.map(({ name, page }) => ({ name, page })),
  show: async (wanted, language) => {
    const state = states.find(({ name }) => name === wanted);
    if (state === undefined) return;
    await show(state, language);
    await pictured();
  },
};

/** `?state=…&language=…&theme=…`: that state alone in the window. */
const wanted = new URLSearchParams(location.search);
const theme = wanted.get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme;
const language = wanted.get('language');
await window.gallery.show(wanted.get('state') ?? '', isLanguage(language) ? language : 'en');
