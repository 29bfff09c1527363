import { limits } from './limits';
import type { ToLaptop } from './messages';
import type { Carrying, Opened, PhoneEffect, PhoneState, PhoneTimer, Wanted } from './phone-state';
import type { PhonePause } from './views';

/** A state and what has to be done on the way to it; the pieces that the phone's session is made of. */
export type Step = readonly [PhoneState, ...PhoneEffect[]];
export type In<P extends PhoneState['phase']> = Extract<PhoneState, { phase: P }>;

export const start = (timer: PhoneTimer, ms: number): PhoneEffect => ({ t: 'timer', timer, ms });
export const stop = (timer: PhoneTimer): PhoneEffect => ({ t: 'timer', timer, ms: null });

export const ended = (reason: In<'ended'>['reason']): Step => [
  { phase: 'ended', reason },
  stop('agree'),
  stop('flow'),
  stop('silence'),
  stop('lost'),
  { t: 'close-devices' },
  { t: 'play', on: false },
  { t: 'hang-up' },
];

export const endedSaying = (
  reason: In<'ended'>['reason'],
  tell: Extract<ToLaptop, { t: 'end' }>['reason'],
): Step => {
  const [next, ...effects] = ended(reason);
  return [next, { t: 'send', message: { t: 'end', reason: tell } }, ...effects];
};

/** What the phone sends now: its latch is open, the device works, and nothing is lost or in a pocket. */
const sending = (state: Carrying): Wanted => ({
  microphone: state.latch.microphone && state.devices.microphone === 'on',
  camera: state.latch.camera && state.devices.camera === 'on' && !state.background,
});

/** Tells the media link and the laptop what is sent from now on. */
export const announced = (state: Carrying): PhoneEffect[] => {
  const { microphone, camera } = sending(state);
  return [
    { t: 'send-media', microphone, camera },
    {
      t: 'send',
      message: { t: 'phone-state', microphone, camera, background: state.background },
    },
  ];
};

/** In a pocket nobody vouches for what a microphone hears: it starts muted there. */
const latchFor = (wanted: Wanted, background: boolean): Pick<Carrying, 'latch' | 'paused'> =>
  wanted.microphone && background
    ? { latch: { ...wanted, microphone: false }, paused: 'background' }
    : { latch: wanted, paused: null };

/** The phone mutes itself; a tap here takes that back. Who is muted already stays it for their own reason. */
export const pausedFor = <S extends Carrying>(state: S, paused: PhonePause): S =>
  state.latch.microphone
    ? { ...state, latch: { ...state.latch, microphone: false }, paused }
    : state;

export const agreed = (
  state: In<'confirming'>,
  opened: Opened,
  wanted: Wanted,
  host: string,
): Step => {
  const carrying: Carrying = {
    meeting: {
      host,
      reach: state.reach ?? 'listening',
      page: 'here',
      microphone: 'none',
      camera: 'none',
      canSetMicrophone: false,
      canSetCamera: false,
      picture: 'people',
      captureWidth: 0,
      captureHeight: 0,
    },
    ...latchFor(wanted, state.background),
    devices: opened,
    background: state.background,
    level: 0,
    speaker: null,
    memory: 'none',
  };
  const common: PhoneEffect[] = [stop('agree'), { t: 'consented' }];
  if (state.reach === 'listening')
    return [{ ...carrying, phase: 'listening', sound: false }, ...common];
  return [
    { ...carrying, phase: 'starting' },
    ...common,
    ...announced(carrying),
    { t: 'play', on: true },
    start('flow', limits.connectMs),
  ];
};

export const carryingOf = ({
  meeting,
  latch,
  paused,
  devices,
  background,
  level,
  speaker,
  memory,
}: Carrying): Carrying => ({
  meeting,
  latch,
  paused,
  devices,
  background,
  level,
  speaker,
  memory,
});

/** The laptop is there again: as it was before. */
export const recovered = (state: In<'reconnecting'>): Step => {
  const carrying = carryingOf(state);
  const quiet: PhoneEffect[] = [stop('silence'), stop('lost')];
  return state.back === 'live'
    ? [{ ...carrying, phase: 'live' }, ...quiet, ...announced(carrying)]
    : [{ ...carrying, phase: 'listening', sound: state.sound }, ...quiet];
};
