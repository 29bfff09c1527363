import type { SitePage } from './site-page';

/** A site that nobody wrote an adapter for, with words that the generic rules know. */
export const labelledPage: SitePage = {
  product: 'a site with plain words',
  host: 'meet.example.org',
  body: `
    <main id="people"></main>
    <ul><li>Ana Lindqvist <button>Mute</button></li><li>Ben Okafor <button>Mute</button></li></ul>
    <footer>
      <button id="mic">Mute</button><button id="cam">Stop camera</button><button id="out">Leave</button>
    </footer>`,
  tile: (name) => `
    <figure>
      <video></video><span aria-hidden="true">${name.slice(0, 1)}</span>
      <figcaption>${name}</figcaption><small>HD</small><button>Mute</button>
    </figure>`,
  microphone: {
    button: '#mic',
    open: { attributes: { 'aria-pressed': 'false' }, html: 'Mute' },
    muted: { attributes: { 'aria-pressed': 'true' }, html: 'Unmute' },
  },
  camera: {
    button: '#cam',
    open: { attributes: {}, html: 'Stop camera' },
    muted: { attributes: {}, html: 'Start camera' },
  },
  leave: { button: '#out' },
};

/** A site whose elements tell nothing. */
export const silentPage: SitePage = {
  product: 'a site that tells nothing',
  host: 'meet.example.org',
  body: `
    <div id="people"></div>
    <div><button id="mic">🎤</button><button id="cam">📷</button><button>Mute</button></div>
    <ul><li><button>Mute</button></li></ul>`,
  tile: () =>
    '<div><video></video><span>HD</span><button>Mute</button><button>Stop camera</button></div>',
  microphone: { button: '#mic', open: { attributes: {} }, muted: { attributes: {} } },
  camera: { button: '#cam', open: { attributes: {} }, muted: { attributes: {} } },
  leave: null,
};
