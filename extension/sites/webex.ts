import type { SiteAdapter } from './site-adapter';

export const webex: SiteAdapter = {
  name: 'Webex',
  hosts: ['*.webex.com'],
  microphone: {
    button: '[data-test="microphone-button"], #audioControlButton',
    open: ':is([aria-label*="currently unmuted" i], [aria-label^="mute" i])',
    muted: ':is([aria-label*="currently muted" i], [aria-label^="unmute" i])',
  },
  camera: {
    button: '[data-test="camera-button"], [data-test="video-button"]',
    open: ':is([aria-label*="currently on" i], [aria-label^="stop video" i])',
    muted: ':is([aria-label*="currently off" i], [aria-label^="start video" i])',
  },
};
