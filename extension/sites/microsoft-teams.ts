import type { SiteAdapter } from './site-adapter';

export const microsoftTeams: SiteAdapter = {
  name: 'Microsoft Teams',
  hosts: ['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'],
  isCall: '#hangup-button, [data-tid="hangup-main-btn"]',
  names: {
    tile: '[data-cid="calling-participant-stream"], [data-stream-type][data-tid]',
    // Its accessible name also holds badges ("External") and states.
    name: [{ at: '[data-tid="participant-info-nametag"]' }, { attribute: 'data-tid' }],
  },
  microphone: {
    button: '#microphone-button, #mic-button, [data-tid="toggle-mute"]',
    open: '[aria-label^="mute" i]',
    muted: '[aria-label^="unmute" i]',
  },
  camera: {
    button: '#video-button, [data-tid="toggle-video"]',
    open: ':is([aria-label*="camera off" i], [aria-label*="video off" i])',
    muted: ':is([aria-label*="camera on" i], [aria-label*="video on" i])',
  },
  leave: { button: '#hangup-button, [data-tid="hangup-main-btn"]' },
};
