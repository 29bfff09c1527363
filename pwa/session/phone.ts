import type { JoinFailure, PhoneChannel, ScannerEvent } from '../../core/control/control-events';
import { createCertificate } from '../../core/control/dtls-fingerprint';
import { joinInvitation } from '../../core/control/join';
import { runSession, sessionTimers } from '../../core/control/session-runner';
import { createPhoneLink, type PhoneLink } from '../../core/media/phone-link';
import type { Invitation } from '../../core/protocol/invitation';
import { limits } from '../../core/protocol/limits';
import {
  descriptionAssembler,
  descriptionParts,
  type MediaSignal,
} from '../../core/protocol/media-signal';
import type { FromLaptop, Slot } from '../../core/protocol/messages';
import { phoneTransition } from '../../core/protocol/phone-session';
import type {
  PhoneEffect,
  PhoneEvent,
  PhoneState,
  PhoneTimer,
} from '../../core/protocol/phone-state';
import { phoneView } from '../../core/protocol/phone-view';
import type { Participant, PhoneAction, PhoneProblem, PhoneView } from '../../core/protocol/views';
import { createPhoneDevices } from '../call/devices';
import { participantsOf } from '../call/participants';
import { readInvitation } from './read-invitation';

export interface PhoneScreen {
  readonly view: PhoneView;
  readonly participants: readonly Participant<MediaStreamTrack>[];
  readonly selfView: MediaStream | null;
  readonly phoneName: string;
}

export interface Phone {
  act(action: PhoneAction): void;
  /** The browser put the page into the background, or brought it back. */
  setBackground(hidden: boolean): void;
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
  let channel: PhoneChannel | null = null;
  let link: { readonly it: PhoneLink; readonly abort: AbortController } | null = null;
  let slots: readonly Slot[] = [];
  let assemble = descriptionAssembler();
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

  const closeLink = (): void => {
    link?.abort.abort();
    link = null;
    slots = [];
  };

  const openLink = (id: string): PhoneLink => {
    closeLink();
    const abort = new AbortController();
    const it = createPhoneLink({
      id,
      iceServers: [],
      signal: abort.signal,
      on: (event) => {
        switch (event.t) {
          case 'signal':
            return sendSignal(event.signal);
          case 'packet':
            return session.dispatch({ t: 'early-media' });
          case 'receivers':
            return draw();
          case 'state':
            return event.state === 'failed'
              ? channel?.send({ t: 'restart-media', link: id })
              : undefined;
          default:
            return event satisfies never;
        }
      },
    });
    link = { it, abort };
    return it;
  };

  const sendSignal = (message: MediaSignal): void => {
    if (message.t === 'description') {
      for (const part of descriptionParts(message, limits.descriptionPartChars))
        channel?.send(part);
      return;
    }
    const { link: id, epoch, candidate, mid } = message;
    channel?.send({ t: 'media-candidate', link: id, epoch, candidate, mid });
  };

  /** Media messages go to the link; a new link id replaces the link (the page was reloaded). */
  const receiveMedia = (message: FromLaptop): void => {
    switch (message.t) {
      case 'media-description': {
        const whole = assemble(message);
        if (whole === null || whole.kind !== 'offer') return;
        const it = link?.it.id === whole.link ? link.it : openLink(whole.link);
        it.receive(whole);
        return applySending();
      }
      case 'media-candidate': {
        const { link: id, epoch, candidate, mid } = message;
        const it = link?.it.id === id ? link.it : openLink(id);
        return it.receive({ t: 'candidate', link: id, epoch, candidate, mid });
      }
      case 'slots':
        if (message.link !== link?.it.id) return;
        slots = message.slots;
        return draw();
      default:
        return;
    }
  };

  let sending = { microphone: false, camera: false };
  const applySending = (): void =>
    link?.it.send(
      sending.microphone ? devices.microphone() : null,
      sending.camera ? devices.camera() : null,
    );

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
            receiveMedia(event.event.message);
            return session.dispatch({ t: 'message', message: event.event.message });
          case 'stalled':
          case 'redialling':
            return session.dispatch({ t: 'stalled', at: Date.now() });
          case 'beating':
          case 'resumed':
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
    joinInvitation({
      invitation,
      certificate,
      server: location.origin,
      iceServers: [],
      signal: attempt.signal,
      on: onScanner,
    });
  };

  const hangUp = (): void => {
    spare ??= prepareCertificate();
    closeLink();
    channel?.close();
    if (channel === null) attempt?.abort();
    channel = null;
    attempt = null;
    assemble = descriptionAssembler();
  };

  const perform = (effect: PhoneEffect): void => {
    switch (effect.t) {
      case 'read-invitation':
        return readText(effect.text);
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
        return applySending();
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
      participants: participantsOf(slots, (mid) => link?.it.track(mid) ?? null).map((person) =>
        playing ? person : { ...person, microphone: null },
      ),
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
      session.dispatch({ t: 'action', action });
    },
    leavePage: () => session.dispatch({ t: 'page-hidden' }),
    setBackground: (hidden) => session.dispatch({ t: 'background', hidden }),
  };
};
