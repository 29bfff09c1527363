import type { JoinFailure, PhoneChannel, ScannerEvent } from '../../core/control/control-events';
import { createCertificate } from '../../core/control/dtls-fingerprint';
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
  Participant,
  PhoneAction,
  PhoneProblem,
  PhoneView,
  Shown,
  Sounding,
} from '../../core/protocol/views';
import { createPhoneDevices } from '../call/devices';
import { createPhoneMedia } from '../call/media';
import { readInvitation } from './read-invitation';

export interface PhoneScreen {
  readonly view: PhoneView;
  readonly participants: readonly Participant<MediaStreamTrack>[];
  readonly sounds: readonly Sounding<MediaStreamTrack>[];
  readonly selfView: MediaStream | null;
  readonly phoneName: string;
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
  'not-the-laptop': 'not-the-laptop',
  protocol: 'protocol',
};

/** Half of the app's code. It is not needed to show the start, so it comes when the person scans. */
const loadJoin = () => import('../../core/control/join');

const prepareCertificate = (): Promise<RTCCertificate> => {
  const made = createCertificate();
  // Who uses it says that there is none; until then it is nobody's problem.
  made.catch(() => {});
  return made;
};

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
  let attempt: AbortController | null = null;
  /** For the next attempt: it need not wait while one is made. */
  let spare: Promise<RTCCertificate> | null = prepareCertificate();
  let invitation: Invitation | null = null;
  let elsewhere: string | null = null;
  let channel: PhoneChannel | null = null;
  let selfView: MediaStream | null = null;
  let playing = false;

  const devices = createPhoneDevices((opened) => {
    const camera = devices.camera();
    if (selfView?.getVideoTracks()[0] !== (camera ?? undefined))
      selfView = camera === null ? null : new MediaStream([camera]);
    session.dispatch({ t: 'devices', devices: opened });
    draw();
  });
  const timers = sessionTimers<PhoneTimer>(signal, (timer) =>
    session.dispatch({ t: 'timer', timer }),
  );

  let sending = { microphone: false, camera: false };
  const media = createPhoneMedia({
    send: (message) => channel?.send(message),
    sending: () => ({
      microphone: sending.microphone ? devices.microphone() : null,
      camera: sending.camera ? devices.camera() : null,
    }),
    onPacket: () => session.dispatch({ t: 'early-media' }),
    onChange: () => draw(),
  });

  const onScanner = (event: ScannerEvent): void => {
    switch (event.t) {
      case 'proven':
        channel = event.channel;
        session.dispatch({ t: 'proven', code: channel.code });
        return channel.send({ t: 'ready', name: phoneName });
      case 'failed':
        return session.dispatch({ t: 'failed', reason: problems[event.reason] });
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

  const join = (): void => {
    if (invitation === null) return;
    attempt?.abort();
    attempt = new AbortController();
    const certificate = spare ?? prepareCertificate();
    // It must serve no other invitation.
    spare = null;
    const { signal } = attempt;
    const options = { invitation, certificate, server: location.origin, iceServers: [] };
    loadJoin().then(
      ({ joinInvitation }) => {
        if (!signal.aborted) joinInvitation({ ...options, signal, on: onScanner });
      },
      () => {
        if (!signal.aborted) onScanner({ t: 'failed', reason: 'server-unreachable' });
      },
    );
  };

  const hangUp = (): void => {
    spare ??= prepareCertificate();
    media.close();
    channel?.close();
    if (channel === null) attempt?.abort();
    channel = null;
    attempt = null;
  };

  const perform = (effect: PhoneEffect): void => {
    switch (effect.t) {
      case 'read-invitation':
        return readText(effect.text);
      case 'open-elsewhere':
        if (elsewhere !== null) location.assign(elsewhere);
        return;
      case 'join':
        return join();
      case 'send':
        return channel?.send(effect.message);
      case 'consented':
        return channel?.consented();
      case 'hang-up':
        return hangUp();
      case 'open-devices':
        return void devices.open(effect);
      case 'close-devices':
        devices.close();
        selfView = null;
        return;
      case 'flip-camera':
        return void devices.flip();
      case 'camera-size':
        return devices.setSize(effect.width, effect.height);
      case 'preview':
        return void devices.open({ microphone: false, camera: effect.on });
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
      phoneName,
    });

  const session = runSession<PhoneState, PhoneEvent, PhoneEffect>({
    initial: { phase: 'idle', screen: 'welcome' },
    transition: phoneTransition,
    perform,
    render: draw,
  });

  draw();
  return {
    act(action) {
      if (action.do === 'rename') {
        phoneName = action.name;
        channel?.send({ t: 'ready', name: phoneName });
        return draw();
      }
      // What it brings is asked for again when it is needed, and then a failure is said.
      if (action.do === 'scan') loadJoin().catch(() => {});
      session.dispatch({ t: 'action', action });
    },
    leavePage: () => session.dispatch({ t: 'page-hidden' }),
    showing: media.showing.shown,
    setBackground(hidden) {
      session.dispatch({ t: 'background', hidden });
      media.showing.setBackground(hidden);
    },
  };
};
