import type { SitePage } from './site-page';

const footer = 'footer-button-base__button ax-outline';

export const zoomPage: SitePage = {
  product: 'Zoom',
  host: 'app.zoom.us',
  body: `
    <div class="meeting-app">
      <div id="people" class="gallery-video-container__wrap"></div>
      <footer id="foot-bar">
        <button id="mic" class="${footer}" aria-label="mute my microphone"><span class="footer-button-base__button-label">Mute</span></button>
        <button id="cam" class="${footer}" aria-label="stop my video"><span class="footer-button-base__button-label">Stop Video</span></button>
        <div class="footer__leave-btn-container"><button class="footer__leave-btn">Leave</button></div>
      </footer>
    </div>`,
  tile: (name) => `
    <div class="gallery-video-container__video-frame">
      <div class="video-avatar__avatar">
        <video></video>
        <div class="video-avatar__avatar-footer"><i class="video-avatar-footer--view-mute-computer"></i><span>${name}</span></div>
        <button class="ax-outline">Mute</button>
      </div>
    </div>`,
  microphone: {
    button: '#mic',
    open: { attributes: { 'aria-label': 'mute my microphone' } },
    muted: { attributes: { 'aria-label': 'unmute my microphone' } },
  },
  camera: {
    button: '#cam',
    open: { attributes: { 'aria-label': 'stop my video' } },
    muted: { attributes: { 'aria-label': 'start my video' } },
  },
  leave: {
    button: '.footer__leave-btn',
    dialog: {
      html: `
        <button class="zmu-btn leave-meeting-options__btn leave-meeting-options__btn--danger">End Meeting for All</button>
        <button id="go" class="zmu-btn leave-meeting-options__btn leave-meeting-options__btn--default">Leave Meeting</button>`,
      confirm: '#go',
    },
  },
};
