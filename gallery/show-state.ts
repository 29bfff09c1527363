import { render } from 'preact';
import type { Language } from '../core/ui/language';
import overlayCss from '../extension/overlay/overlay.css?url';
import pagesCss from '../extension/screens/screens.css?url';
import { speak as speakLaptop } from '../extension/text/text';
import appCss from '../pwa/screens/app.css?url';
import { speak as speakPhone } from '../pwa/text/text';
import { laptopStates } from './laptop-states';
import { pageStates } from './page-states';
import { phoneStates } from './phone-states';
import type { GalleryState } from './state';

const styles: Readonly<Record<GalleryState['page'], string>> = {
  phone: appCss,
  overlay: overlayCss,
  options: pagesCss,
  'first-run': pagesCss,
  'small-window': pagesCss,
};

/** The element that each page's own HTML draws into. */
const roots: Readonly<Record<GalleryState['page'], readonly [tag: string, id: string]>> = {
  phone: ['div', 'app'],
  overlay: ['main', 'overlay'],
  options: ['div', 'screen'],
  'first-run': ['div', 'screen'],
  'small-window': ['div', 'screen'],
};

export const galleryStates = (): GalleryState[] => [
  ...phoneStates(),
  ...laptopStates(),
  ...pageStates(),
];

const wear = async (href: string): Promise<void> => {
  const old = document.querySelector<HTMLLinkElement>('link[data-gallery]');
  if (old?.href === new URL(href, location.href).href) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  link.dataset.gallery = '';
  await new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', reject);
    document.head.append(link);
  });
  old?.remove();
};

let answer: string | undefined;

/** The browser's camera prompt is answered by the state that is shown, here and nowhere else. */
const answerForCamera = (): void => {
  navigator.mediaDevices.getUserMedia = () => {
    if (answer === undefined) return new Promise(() => {});
    return Promise.reject(new DOMException('as this state says', answer));
  };
};

const settled = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Draws states one after the other, as the only thing of this document. */
export const createStage = () => {
  answerForCamera();
  let root: HTMLElement | null = null;
  return async (state: GalleryState, language: Language): Promise<void> => {
    const html = document.documentElement;
    if (root !== null) render(null, root);
    root?.remove();
    await Promise.all([
      // The app loads it on the way to a call; here it is wanted at once.
      import('../pwa/screens/call'),
      wear(styles[state.page]),
      speakPhone(language, html),
      speakLaptop(language, html),
    ]);
    answer = state.camera;
    const [tag, id] = roots[state.page];
    const fresh = document.createElement(tag);
    root = fresh;
    fresh.id = id;
    document.body.className = state.page;
    document.body.append(fresh);
    document.title = state.name;
    if (state.phase === undefined) delete html.dataset.phase;
    else html.dataset.phase = state.phase;
    render(state.draw(language), fresh);
    // Effects have run after the next frame; what they or a click change is there after another.
    await settled();
    state.after?.(fresh);
    await settled();
  };
};
