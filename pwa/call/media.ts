import { createPhoneLink, type PhoneLink } from '../../core/media/phone-link';
import { limits } from '../../core/protocol/limits';
import {
  descriptionAssembler,
  descriptionParts,
  type MediaSignal,
} from '../../core/protocol/media-signal';
import type { FromLaptop, Slot, ToLaptop } from '../../core/protocol/messages';
import { createShowing, type Showing } from './showing';

interface Sending {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
}

export interface PhoneMedia {
  /** Descriptions, candidates and slots of the laptop's link; everything else is not for it. */
  receive(message: FromLaptop): void;
  /** Puts what the phone sends now on the link. */
  applySending(): void;
  slots(): readonly Slot[];
  /** The received track of a slot; null until it is there. */
  track(mid: string): MediaStreamTrack | null;
  readonly showing: Showing;
  /** Ends the link, and what was half received of the next. */
  close(): void;
}

/** The phone's media link over all its lives: a page that was reloaded opens a new one. */
export const createPhoneMedia = (options: {
  readonly signal: AbortSignal;
  readonly send: (message: ToLaptop) => void;
  readonly sending: () => Sending;
  /** The first packet of the laptop came. */
  readonly onPacket: () => void;
  /** Slots or their tracks changed. */
  readonly onChange: () => void;
}): PhoneMedia => {
  const { signal, send, sending, onPacket, onChange } = options;
  let open: { readonly link: PhoneLink; readonly abort: AbortController } | null = null;
  let slots: readonly Slot[] = [];
  let assemble = descriptionAssembler();
  const showing = createShowing(
    () => open && { id: open.link.id, slots, track: open.link.track },
    send,
    signal,
  );

  const closeLink = (): void => {
    open?.abort.abort();
    open = null;
    slots = [];
  };

  const sendSignal = (message: MediaSignal): void => {
    if (message.t === 'description') {
      for (const part of descriptionParts(message, limits.descriptionPartChars)) send(part);
      return;
    }
    const { link, epoch, candidate, mid } = message;
    send({ t: 'media-candidate', link, epoch, candidate, mid });
  };

  const openLink = (id: string): PhoneLink => {
    closeLink();
    const abort = new AbortController();
    const link = createPhoneLink({
      id,
      iceServers: [],
      signal: abort.signal,
      on: (event) => {
        switch (event.t) {
          case 'signal':
            return sendSignal(event.signal);
          case 'packet':
            return onPacket();
          case 'receivers':
            return onChange();
          case 'state':
            return event.state === 'failed' ? send({ t: 'restart-media', link: id }) : undefined;
          default:
            return event satisfies never;
        }
      },
    });
    open = { link, abort };
    return link;
  };
  const linkOf = (id: string): PhoneLink => (open?.link.id === id ? open.link : openLink(id));

  const applySending = (): void => {
    const { microphone, camera } = sending();
    open?.link.send(microphone, camera);
  };

  return {
    showing,
    applySending,
    slots: () => slots,
    track: (mid) => open?.link.track(mid) ?? null,
    receive(message) {
      switch (message.t) {
        case 'media-description': {
          const whole = assemble(message);
          if (whole === null || whole.kind !== 'offer') return;
          linkOf(whole.link).receive(whole);
          return applySending();
        }
        case 'media-candidate': {
          const { link, epoch, candidate, mid } = message;
          return linkOf(link).receive({ t: 'candidate', link, epoch, candidate, mid });
        }
        case 'slots':
          if (message.link !== open?.link.id) return;
          slots = message.slots;
          showing.changed();
          return onChange();
        default:
          return;
      }
    },
    close() {
      closeLink();
      assemble = descriptionAssembler();
    },
  };
};
