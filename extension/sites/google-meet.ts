import type { SiteAdapter } from './site-adapter';

const own = ':is(button, [role="button"])[data-is-muted]';
const states = { open: '[data-is-muted="false"]', muted: '[data-is-muted="true"]' };

export const googleMeet: SiteAdapter = {
  name: 'Google Meet',
  hosts: ['meet.google.com'],
  isCall: '[data-participant-id], [aria-label^="Leave call" i]',
  names: {
    tile: '[data-participant-id]',
    name: [{ at: '[data-self-name]' }, { at: '.notranslate' }],
  },
  microphone: { button: `${own}[aria-label*="microphone" i]`, ...states },
  camera: { button: `${own}[aria-label*="camera" i]`, ...states },
  leave: {
    button: 'button[aria-label^="Leave call" i]',
    confirm: { button: 'button', names: ['just leave the call'] },
  },
};
