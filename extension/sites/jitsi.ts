import type { SiteAdapter } from './site-adapter';

const labelled = (...labels: readonly string[]): string =>
  `:is(button, [role="button"]):is(${labels.map((label) => `[aria-label="${label}" i]`).join()})`;

/** The open-source app, and the product made of it. */
const app: Omit<SiteAdapter, 'name' | 'hosts'> = {
  isCall: '.hangup-button, .videocontainer',
  names: { tile: '.videocontainer', name: [{ at: '.displayname' }] },
  // Older versions keep one label and only say whether it is pressed, which means muted.
  microphone: {
    button: labelled('Toggle mute audio', 'Mute microphone', 'Unmute microphone'),
    open: ':not([aria-label^="Unmute" i], [aria-pressed="true"])',
    muted: ':is([aria-label^="Unmute" i], [aria-pressed="true"])',
  },
  camera: {
    button: labelled('Toggle mute video', 'Stop camera', 'Start camera'),
    open: ':not([aria-label^="Start" i], [aria-pressed="true"])',
    muted: ':is([aria-label^="Start" i], [aria-pressed="true"])',
  },
  leave: {
    button: `.hangup-button, ${labelled('Leave the call', 'Leave the meeting')}`,
    confirm: { button: 'button, [role="button"]', names: ['leave meeting'] },
  },
};

export const jitsi: SiteAdapter = { name: 'Jitsi Meet', hosts: ['meet.jit.si'], ...app };
export const eightByEight: SiteAdapter = { name: '8x8', hosts: ['8x8.vc'], ...app };
