import type { SiteAdapter } from './site-adapter';

/** The names of the classes say what a press would do. */
const toggle = (device: string) => ({
  button: `.robots-btn-${device}-mute, .robots-btn-${device}-unmute`,
  open: `.robots-btn-${device}-mute`,
  muted: `.robots-btn-${device}-unmute`,
});

/** Daily's own meeting page ("Prebuilt"); apps built with its library look each in their own way. */
export const daily: SiteAdapter = {
  name: 'Daily',
  hosts: ['*.daily.co'],
  isCall: '.robots-btn-leave',
  microphone: toggle('mic'),
  camera: toggle('cam'),
  leave: { button: '.robots-btn-leave' },
};
