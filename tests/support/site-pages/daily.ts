import type { SitePage } from './site-page';

export const dailyPage: SitePage = {
  product: 'Daily',
  host: 'example.daily.co',
  body: `
    <div id="people"></div>
    <div class="tray">
      <button id="cam" class="button ghost robots-btn-cam-mute">Camera</button>
      <button id="mic" class="button ghost robots-btn-mic-mute">Mic</button>
      <button class="button ghost robots-btn-leave">Leave</button>
    </div>`,
  tile: (name) => `
    <div class="tile"><video></video><div class="info"><span class="name">${name}</span></div><button>Mute</button></div>`,
  microphone: {
    button: '#mic',
    open: { attributes: { class: 'button ghost robots-btn-mic-mute' } },
    muted: { attributes: { class: 'button ghost robots-btn-mic-unmute' } },
  },
  camera: {
    button: '#cam',
    open: { attributes: { class: 'button ghost robots-btn-cam-mute' } },
    muted: { attributes: { class: 'button ghost robots-btn-cam-unmute' } },
  },
  leave: { button: '.robots-btn-leave' },
};
