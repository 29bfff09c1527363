import type { SitePage } from './site-page';

/** The public sources name its buttons, but no tile and no way out. */
export const webexPage: SitePage = {
  product: 'Webex',
  host: 'example.webex.com',
  body: `
    <div id="people"></div>
    <div>
      <button data-test="microphone-button" aria-label="Microphone is currently unmuted - click to mute">Mute</button>
      <button data-test="camera-button" aria-label="Stop video">Stop video</button>
      <button aria-label="Leave meeting">x</button>
    </div>`,
  tile: (name) => `<div><video></video><div><span>${name}</span></div></div>`,
  microphone: {
    button: '[data-test="microphone-button"]',
    open: { attributes: { 'aria-label': 'Microphone is currently unmuted - click to mute' } },
    muted: { attributes: { 'aria-label': 'Microphone is currently muted - click to unmute' } },
  },
  camera: {
    button: '[data-test="camera-button"]',
    open: { attributes: { 'aria-label': 'Stop video' } },
    muted: { attributes: { 'aria-label': 'Start video' } },
  },
  leave: { button: '[aria-label="Leave meeting"]' },
};
