import type { JoinFailure, ScannerEvent } from '../../core/control/control-events';
import { runSession, sessionTimers } from '../../core/control/session-runner';
import type { Invitation } from '../../core/protocol/invitation';
import { phoneTransition } from '../../core/protocol/phone-session';
import type {
  PhoneEffect,
  PhoneEvent,
  PhoneState,
  PhoneTimer,
} from '../../core/protocol/phone-state';
import { phoneView } from '../../core/protocol/phone-view';
import type {
  AudioOnly,
  LinkQuality,
  Participant,
  PhoneAction,
  PhoneProblem,
  PhoneView,
  Shown,
  Sounding,
} from '../../core/protocol/views';
import { createPhoneDevices } from '../call/devices';
import { createLinkWatch } from '../call/link-quality';
import { createPhoneMedia } from '../call/media';
import { keepChoices, readChoices } from '../choices';
import { createAudioOnly } from './audio-only';
import { createControlLink } from './control-link';
import { createLaptopMemory } from './laptop-memory';
import { readInvitation } from './read-invitation';

export interface PhoneScreen {
  readonly view: PhoneView;
  readonly participants: readonly Participant<MediaStreamTrack>[];
  readonly sounds: readonly Sounding<MediaStreamTrack>[];
  readonly selfView: MediaStream | null;
  /** The phone's own microphone while it is open, for its level. */
  readonly selfSound: MediaStreamTrack | null;
  readonly phoneName: string;
  /** The camera's toggle as the person left it. */
  readonly cameraChosen: boolean;
  readonly audioOnly: AudioOnly | null;
  /** How the media link does; null while nothing is known. */
  readonly link: LinkQuality | null;
  /** A laptop is remembered, and can be forgotten. */
  readonly remembers: boolean;
}

export interface Phone {
  act(action: PhoneAction): void;
  /** The browser put the page into the background, or brought it back. */
  setBackground(hidden: boolean): void;
  /** Which pictures can be seen now, and how large. */
  readonly showing: (pictures: readonly Shown<MediaStreamTrack>[]) => void;
  /** The page is being closed: says so to the laptop while there is time. */
  leavePage(): void;
}

const problems: Record<JoinFailure, PhoneProblem> = {
  'server-unreachable': 'server-unreachable',
  'expired-or-used': 'expired-or-used',
  'laptop-unreachable': 'different-network',
  'relay-refused': 'relay-refused',
  'not-the-laptop': 'not-the-laptop',
  protocol: 'protocol',
};

const isScanning = (state: PhoneState): boolean =>
  state.phase === 'idle' && state.screen === 'scanning';

/**
 * The phone's side of a handoff: joins the session's transition with the
 * control link, the media link and this phone's devices. `render` hears of
 * everything that the screens show.
 */
export const startPhone = (options: {
  readonly phoneName: string;
  readonly signal: AbortSignal;
  readonly render: (screen: PhoneScreen) => void;
}): Phone => {
  const { signal, render } = options;
  let phoneName = options.phoneName;
  let invitation: Invitation | null = null;
  let elsewhere: string | null = null;
  let selfView: MediaStream | null = null;
  let playing = false;
  let choices = readChoices();
  let link: LinkQuality | null = null;
  const audioOnly = createAudioOnly(choices.audioOnly);

  const devices = createPhoneDevices((opened) => {
    const camera = devices.camera();
    if (selfView?.getVideoTracks()[0] !== (camera ?? undefined))
      selfView = camera === null ? null : new MediaStream([camera]);
    session.dispatch({ t: 'devices', devices: opened });
    draw();
  }, signal);
  const timers = sessionTimers<PhoneTimer>(signal, (timer) =>
    session.dispatch({ t: 'timer', timer }),
  );

  let sending = { microphone: false, camera: false };
  const media = createPhoneMedia({
    send: (message) => control.send(message),
    sending: () => ({
      microphone: sending.microphone ? devices.microphone() : null,
      camera: sending.camera ? devices.camera() : null,
    }),
    onPacket: () => session.dispatch({ t: 'early-media' }),
    onChange: () => draw(),
  });

  const watchLink = createLinkWatch(media.statistics, (quality) => {
    link = quality;
    if (audioOnly.quality(quality))
      session.dispatch({ t: 'action', action: { do: 'audio-only', on: true } });
    draw();
  });

  const onScanner = (event: ScannerEvent): void => {
    switch (event.t) {
      case 'proven':
        session.dispatch({ t: 'proven', code: event.channel.code });
        return control.send({ t: 'ready', name: phoneName });
      case 'failed':
        return session.dispatch({ t: 'failed', reason: problems[event.reason] });
      case 'ice-servers':
        return media.useServers(event.iceServers);
      case 'channel':
        switch (event.event.t) {
          case 'message':
            media.receive(event.event.message);
            return session.dispatch({ t: 'message', message: event.event.message });
          case 'stalled':
          case 'redialling':
            return session.dispatch({ t: 'stalled', at: Date.now() });
          case 'resumed':
            media.showing.again();
            return session.dispatch(event.event);
          case 'beating':
            return session.dispatch(event.event);
          case 'broken':
            return session.dispatch({ t: 'channel-gone', broken: true });
          case 'closed':
            return session.dispatch({ t: 'channel-gone', broken: false });
          default:
            return event.event satisfies never;
        }
      default:
        return event satisfies never;
    }
  };

  const control = createControlLink(onScanner);
  const memory = createLaptopMemory(
    control.channel,
    (event) => session.dispatch(event),
    () => draw(),
  );

  const readText = (text: string): void => {
    const found = readInvitation(text, location.origin, Date.now());
    if (typeof found === 'string') return session.dispatch({ t: 'not-invited', problem: found });
    if ('link' in found) {
      elsewhere = found.link;
      return session.dispatch({ t: 'elsewhere', host: found.host });
    }
    performance.mark('baton:scanned');
    invitation = found;
    session.dispatch({ t: 'invited', broker: found.broker });
  };

  const hangUp = (): void => {
    watchLink(false);
    audioOnly.reset(choices.audioOnly);
    media.close();
    control.hangUp();
  };

  const perform = (effect: PhoneEffect): void => {
    switch (effect.t) {
      case 'read-invitation':
        return readText(effect.text);
      case 'open-elsewhere':
        if (elsewhere !== null) location.assign(elsewhere);
        return;
      case 'join':
        if (invitation !== null) control.join(invitation);
        return;
      case 'send':
        return control.send(effect.message);
      case 'check-laptop':
      case 'keep-laptop':
        return memory.perform(effect);
      case 'consented':
        watchLink(true);
        return control.consented();
      case 'hang-up':
        return hangUp();
      case 'open-devices':
        return void devices.open(effect);
      case 'close-devices':
        devices.close();
        selfView = null;
        return;
      case 'open-device':
        return void devices.add(effect.device);
      case 'close-camera':
        return devices.closeCamera();
      case 'flip-camera':
        return void devices.flip();
      case 'camera-size':
        return devices.setSize(effect.width, effect.height);
      case 'preview':
        return void devices.open(effect);
      case 'send-media':
        sending = effect;
        return media.applySending();
      case 'play':
        playing = effect.on;
        return;
      case 'timer':
        return timers(effect.timer, effect.ms);
      default:
        return effect satisfies never;
    }
  };

  const draw = (): void =>
    render({
      view: phoneView(session.state()),
      participants: media.participants(),
      sounds: playing ? media.sounds() : [],
      selfView,
      selfSound: devices.microphone(),
      phoneName,
      cameraChosen: choices.camera && !choices.audioOnly,
      audioOnly: audioOnly.now(),
      link,
      remembers: memory.any(),
    });

  /** What outlives a call of what the person does: their choices, and nothing else. */
  const remember = (action: PhoneAction): void => {
    const view = phoneView(session.state());
    if (action.do === 'move' && view.phase === 'confirming' && view.reach === 'handoff') {
      // Without pictures the toggle was off by itself.
      const untouched = choices.audioOnly && !action.camera;
      choices = { ...choices, camera: untouched ? choices.camera : action.camera };
    } else if (action.do === 'audio-only') {
      audioOnly.choose(action.on);
      choices = { ...choices, audioOnly: action.on };
    } else return;
    keepChoices(choices);
  };

  const session = runSession<PhoneState, PhoneEvent, PhoneEffect>({
    initial: { phase: 'idle', screen: 'welcome' },
    transition: phoneTransition,
    perform,
    render(state, before) {
      // An attempt takes what is ready for it, and ends the waiting itself.
      if (isScanning(state) !== isScanning(before) && state.phase !== 'reaching')
        control.expect(isScanning(state));
      draw();
    },
  });

  draw();
  return {
    act(action) {
      if (action.do === 'rename') {
        phoneName = action.name;
        control.send({ t: 'ready', name: phoneName });
        return draw();
      }
      if (action.do === 'forget-laptops') return memory.forget();
      remember(action);
      session.dispatch({ t: 'action', action });
      if (action.do === 'audio-only') draw();
    },
    leavePage: () => session.dispatch({ t: 'page-hidden' }),
    showing: media.showing.shown,
    setBackground(hidden) {
      // What waits at the broker may not survive the background.
      if (isScanning(session.state())) control.expect(!hidden);
      session.dispatch({ t: 'background', hidden });
      media.showing.setBackground(hidden);
    },
  };
};
