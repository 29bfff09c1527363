import type { SiteAdapter } from './site-adapter';

const leave =
  '[data-qa="huddle_toolbar__leave_button"], [data-qa="huddle_mini_player_leave_button"]';
const microphone =
  '[data-qa="segmented-mute-button-main"], [data-qa="huddle_sidebar_footer_mute_button"]';

export const slack: SiteAdapter = {
  name: 'Slack',
  hosts: ['app.slack.com'],
  isCall: leave,
  names: {
    tile: '[data-qa^="huddle_peer_tile_userId_"], .p-huddle_peer_tile',
    name: [{ attribute: 'aria-label', pattern: /^View (.+)['’]s profile$/ }],
  },
  microphone: {
    button: microphone,
    open: ':is([aria-label^="Mute" i], :has([data-qa="huddle_mic_icon_unmute"]))',
    muted: ':is([aria-label^="Unmute" i], :has([data-qa="huddle_mic_icon_mute"]))',
  },
  camera: {
    button: '[data-qa="huddle_camera_huddle_toolbar"]',
    open: ':has([data-qa="huddle_video_icon_camera_on"])',
    muted: ':has([data-qa="huddle_video_icon_camera_off"])',
  },
  leave: { button: leave },
};
