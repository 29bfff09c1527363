import type { SiteAdapter } from './site-adapter';

const frames = [
  'gallery-video',
  'speaker-active',
  'speaker-bar',
  'single-main',
  'single-suspension',
];

export const zoom: SiteAdapter = {
  name: 'Zoom',
  hosts: ['*.zoom.us'],
  isCall: '.footer__leave-btn-container, .footer__leave-btn, .meeting-app',
  names: {
    tile: frames.map((frame) => `.${frame}-container__video-frame`).join(),
    name: [{ at: '.video-avatar__avatar-footer span' }, { at: '.video-avatar__avatar-footer' }],
  },
  microphone: {
    button: 'button:is([aria-label^="mute my mic" i], [aria-label^="unmute my mic" i])',
    open: '[aria-label^="mute" i]',
    muted: '[aria-label^="unmute" i]',
  },
  camera: {
    button: 'button:is([aria-label^="stop my video" i], [aria-label^="start my video" i])',
    open: '[aria-label^="stop" i]',
    muted: '[aria-label^="start" i]',
  },
  leave: {
    button: '.footer__leave-btn-container button, button.footer__leave-btn',
    // The button beside it ends the meeting for everybody, and wears the same class.
    confirm: { button: '.leave-meeting-options__btn', names: ['leave meeting'] },
  },
};
