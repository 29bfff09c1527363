import type { SitePage } from './site-page';

const toggle = (device: string, hint: string) => ({
  button: `#${device}`,
  open: {
    attributes: { 'data-is-muted': 'false', 'aria-label': `Turn off ${device} (${hint})` },
  },
  muted: { attributes: { 'data-is-muted': 'true', 'aria-label': `Turn on ${device} (${hint})` } },
});

export const googleMeetPage: SitePage = {
  product: 'Google Meet',
  host: 'meet.google.com',
  body: `
    <main><div id="people" jsname="E2KThb"></div></main>
    <div role="region" aria-label="Call controls">
      <button id="microphone" data-is-muted="false" aria-label="Turn off microphone (ctrl + d)"><i class="google-symbols">mic</i></button>
      <button id="camera" data-is-muted="false" aria-label="Turn off camera (ctrl + e)"><i class="google-symbols">videocam</i></button>
      <button aria-label="Leave call"><i class="google-symbols">call_end</i></button>
    </div>`,
  tile: (name, index) => `
    <div data-participant-id="spaces/x/devices/${index}" jscontroller="kAPMuc">
      <div data-is-muted="false"><i class="google-symbols">mic_none</i></div>
      <video></video>
      <div jsname="giiMnc"><span class="notranslate">${name}</span></div>
      <button data-is-muted="false" aria-label="Mute ${name}'s microphone"><i class="google-symbols">mic</i></button>
    </div>`,
  microphone: toggle('microphone', 'ctrl + d'),
  camera: toggle('camera', 'ctrl + e'),
  leave: {
    button: 'button[aria-label="Leave call"]',
    dialog: {
      html: '<button>End the call</button><button id="go">Just leave the call</button>',
      confirm: '#go',
    },
  },
};
