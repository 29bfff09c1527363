import type { PhoneView } from '../../../core/protocol/views';

type View<Phase extends PhoneView['phase']> = Extract<PhoneView, { phase: Phase }>;

export const confirming = (more: Partial<View<'confirming'>> = {}): View<'confirming'> => ({
  phase: 'confirming',
  code: '07',
  host: 'meet.example.org',
  reach: 'handoff',
  devices: { microphone: 'off', camera: 'off' },
  moved: false,
  known: false,
  accepted: false,
  ...more,
});

export const live = (more: Partial<View<'live'>> = {}): View<'live'> => ({
  phase: 'live',
  host: 'meet.example.org',
  uplink: true,
  muted: 'no',
  paused: null,
  microphone: 'on',
  camera: 'on',
  cameraOffBySite: false,
  page: 'here',
  level: 0,
  speaker: null,
  asksToRemember: false,
  ...more,
});

export const listening = (more: Partial<View<'listening'>> = {}): View<'listening'> => ({
  phase: 'listening',
  host: 'meet.example.org',
  canMove: false,
  sound: false,
  page: 'here',
  picture: 'people',
  speaker: null,
  ...more,
});

export const reconnecting: View<'reconnecting'> = {
  phase: 'reconnecting',
  host: 'meet.example.org',
  since: 0,
};

export const ended: View<'ended'> = { phase: 'ended', reason: 'returned', canRejoin: false };
