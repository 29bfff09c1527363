import type { SitePage } from './site-page';

/** The real one draws a huddle in a window of its own, which is not imitated. */
export const slackPage: SitePage = {
  product: 'Slack',
  host: 'app.slack.com',
  body: `
    <div id="people" class="p-huddle_grid_component"></div>
    <div data-qa="huddle_toolbar_buttons_center">
      <button data-qa="segmented-mute-button-main" aria-label="Mute microphone"><span data-qa="huddle_mic_icon_unmute"></span></button>
      <button data-qa="huddle_camera_huddle_toolbar"><span data-qa="huddle_video_icon_camera_on"></span></button>
      <button data-qa="huddle_toolbar__leave_button" aria-label="Leave Huddle"></button>
    </div>`,
  tile: (name, index) => `
    <div role="gridcell" class="p-huddle_peer_tile" data-qa="huddle_peer_tile_userId_U${index}" aria-label="View ${name}'s profile">
      <video></video><button aria-label="Mute microphone"></button>
    </div>`,
  microphone: {
    button: '[data-qa="segmented-mute-button-main"]',
    open: {
      attributes: { 'aria-label': 'Mute microphone' },
      html: '<span data-qa="huddle_mic_icon_unmute"></span>',
    },
    muted: {
      attributes: { 'aria-label': 'Unmute microphone' },
      html: '<span data-qa="huddle_mic_icon_mute"></span>',
    },
  },
  camera: {
    button: '[data-qa="huddle_camera_huddle_toolbar"]',
    open: { attributes: {}, html: '<span data-qa="huddle_video_icon_camera_on"></span>' },
    muted: { attributes: {}, html: '<span data-qa="huddle_video_icon_camera_off"></span>' },
  },
  leave: { button: '[data-qa="huddle_toolbar__leave_button"]' },
};
