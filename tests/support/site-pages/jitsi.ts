import type { Control, SitePage } from './site-page';

const body = (microphone: string, camera: string): string => `
  <div id="videospace"><div id="people" class="filmstrip"></div></div>
  <div class="toolbox-content-items">
    <div id="mic" role="button" class="toolbox-button" aria-pressed="false" aria-label="${microphone}"></div>
    <div id="cam" role="button" class="toolbox-button" aria-pressed="false" aria-label="${camera}"></div>
    <div role="button" class="toolbox-button hangup-button" aria-label="Leave the call"></div>
  </div>`;

const tile = (name: string, index: number): string => `
  <span class="videocontainer" id="participant_${index}">
    <video></video>
    <div class="displayNameContainer"><span class="displayname">${name}</span></div>
    <div role="button" aria-label="Mute microphone" aria-pressed="false">Mute</div>
  </span>`;

const leave = { button: '.hangup-button' };
const pressedOnly = (button: string): Control => ({
  button,
  open: { attributes: { 'aria-pressed': 'false' } },
  muted: { attributes: { 'aria-pressed': 'true' } },
});

/** As the labels were for years: the same words in both states. */
export const jitsiPage: SitePage = {
  product: 'Jitsi Meet',
  host: 'meet.jit.si',
  body: body('Toggle mute audio', 'Toggle mute video'),
  tile,
  microphone: pressedOnly('#mic'),
  camera: pressedOnly('#cam'),
  leave,
};

/** As the labels are since: each state has its own. */
export const eightByEightPage: SitePage = {
  product: '8x8',
  host: '8x8.vc',
  body: body('Mute microphone', 'Stop camera'),
  tile,
  microphone: {
    button: '#mic',
    open: { attributes: { 'aria-label': 'Mute microphone', 'aria-pressed': 'false' } },
    muted: { attributes: { 'aria-label': 'Unmute microphone', 'aria-pressed': 'true' } },
  },
  camera: {
    button: '#cam',
    open: { attributes: { 'aria-label': 'Stop camera', 'aria-pressed': 'false' } },
    muted: { attributes: { 'aria-label': 'Start camera', 'aria-pressed': 'true' } },
  },
  leave,
};
