import type { SitePage } from './site-page';

/** Little is public: a class for names, and plain words on the buttons. */
export const wherebyPage: SitePage = {
  product: 'Whereby',
  host: 'example.whereby.com',
  body: `
    <div><div id="people"></div></div>
    <div>
      <button id="cam">Stop video</button>
      <button id="mic">Mute</button>
      <button id="out">Leave</button>
    </div>`,
  tile: (name, index) => `
    <div data-participant-id="${index}">
      <video></video><div class="participantName-x1y2">${name}</div><button>Mute</button>
    </div>`,
  microphone: {
    button: '#mic',
    open: { attributes: {}, html: 'Mute' },
    muted: { attributes: {}, html: 'Unmute' },
  },
  camera: {
    button: '#cam',
    open: { attributes: {}, html: 'Stop video' },
    muted: { attributes: {}, html: 'Start video' },
  },
  leave: { button: '#out' },
};
