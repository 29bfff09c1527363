import type { SiteAdapter } from './site-adapter';

export const discord: SiteAdapter = {
  name: 'Discord',
  hosts: ['discord.com'],
  isCall: 'button[aria-label="Disconnect" i]',
  names: {
    tile: '[data-selenium-video-tile]',
    name: [{ at: '[class*="overlayTitleText"]' }],
  },
  // Checked means muted.
  microphone: {
    button: 'button[role="switch"]:is([aria-label="Mute" i], [aria-label="Unmute" i])',
    open: '[aria-checked="false"]',
    muted: '[aria-checked="true"]',
  },
  camera: {
    button: 'button:is([aria-label="Turn Off Camera" i], [aria-label="Turn On Camera" i])',
    open: '[aria-label="Turn Off Camera" i]',
    muted: '[aria-label="Turn On Camera" i]',
  },
  leave: { button: 'button[aria-label="Disconnect" i]' },
};
