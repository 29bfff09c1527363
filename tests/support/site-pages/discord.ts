import type { SitePage } from './site-page';

export const discordPage: SitePage = {
  product: 'Discord',
  host: 'discord.com',
  body: `
    <div id="people" class="voiceCallWrapper_x"></div>
    <section class="panels_x">
      <button role="switch" aria-label="Mute" aria-checked="false"></button>
      <button role="switch" aria-label="Deafen" aria-checked="false"></button>
      <button id="cam" aria-label="Turn Off Camera"></button>
      <button aria-label="Disconnect"></button>
    </section>`,
  tile: (name, index) => `
    <div class="tile_x" data-selenium-video-tile="${index}">
      <video></video>
      <div class="overlayTop_x"><span class="overlayTitleText_x">${name}</span></div>
      <button role="switch" aria-label="Mute" aria-checked="false"></button>
    </div>`,
  microphone: {
    button: '.panels_x [aria-label="Mute"]',
    open: { attributes: { 'aria-checked': 'false' } },
    muted: { attributes: { 'aria-checked': 'true' } },
  },
  camera: {
    button: '#cam',
    open: { attributes: { 'aria-label': 'Turn Off Camera' } },
    muted: { attributes: { 'aria-label': 'Turn On Camera' } },
  },
  leave: { button: '[aria-label="Disconnect"]' },
};
