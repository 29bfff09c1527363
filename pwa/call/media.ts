import { createPhoneLink, type PhoneLink } from '../../core/media/phone-link';
import type { IceServers } from '../../core/protocol/ice-servers';
import { limits } from '../../core/protocol/limits';
import {
  descriptionAssembler,
  descriptionParts,
  type MediaSignal,
} from '../../core/protocol/media-signal';
import type { FromLaptop, Slot, ToLaptop } from '../../core/protocol/messages';
import type { Participant, Shown, Sounding } from '../../core/protocol/views';
import { participantsOf, soundsOf } from './participants';
import { createShowing, type Showing } from './showing';

interface Sending {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
}

export interface PhoneMedia {
  /** Descriptions, candidates and slots of the laptop's links; everything else is not for them. */
  receive(message: FromLaptop): void;
  /** Puts what the phone sends now on every link. */
  applySending(): void;
  /** Everybody on every link. */
  participants(): Participant<MediaStreamTrack>[];
  /** Everything that is to be heard, on every link. */
  sounds(): Sounding<MediaStreamTrack>[];
  readonly showing: Omit<Showing, 'changed'>;
  /** STUN and TURN servers for links to come; those that are there are made anew with them. */
  useServers(servers: IceServers): void;
  /** What the browser counts about each link. */
  statistics(): Promise<RTCStatsReport[]>;
  /** Ends all links, and what was half received of the next. */
  close(): void;
}

interface Open {
  readonly link: PhoneLink;
  readonly abort: AbortController;
  readonly assemble: ReturnType<typeof descriptionAssembler>;
  readonly showing: Showing;
  slots: readonly Slot[];
}

/**
 * The phone's media links: one for each frame of the meeting page that holds
 * media, as the laptop lists them. A link that is not on its list is closed,
 * and what negotiates one is dropped.
 */
export const createPhoneMedia = (options: {
  readonly send: (message: ToLaptop) => void;
  readonly sending: () => Sending;
  /** The first packet of the laptop came. */
  readonly onPacket: () => void;
  /** Slots or their tracks changed. */
  readonly onChange: () => void;
}): PhoneMedia => {
  const { send, sending, onPacket, onChange } = options;
  const links = new Map<string, Open>();
  let listed: readonly string[] = [];
  let pictures: readonly Shown<MediaStreamTrack>[] = [];
  let background = false;
  let iceServers: IceServers = [];

  const sendSignal = (message: MediaSignal): void => {
    if (message.t === 'description') {
      for (const part of descriptionParts(message, limits.descriptionPartChars)) send(part);
      return;
    }
    const { link, epoch, candidate, mid } = message;
    send({ t: 'media-candidate', link, epoch, candidate, mid });
  };
  const sendOn = ({ link }: Open): void => {
    const { microphone, camera } = sending();
    link.send(microphone, camera);
  };

  const openLink = (id: string): Open => {
    const abort = new AbortController();
    const link = createPhoneLink({
      id,
      iceServers,
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
    const showing = createShowing(
      () => ({ id, slots: links.get(id)?.slots ?? [], track: link.track }),
      send,
      abort.signal,
    );
    const open: Open = { link, abort, assemble: descriptionAssembler(), showing, slots: [] };
    links.set(id, open);
    showing.shown(pictures);
    showing.setBackground(background);
    return open;
  };
  const linkOf = (id: string): Open | undefined =>
    links.get(id) ?? (listed.includes(id) ? openLink(id) : undefined);

  const keepOnly = (ids: readonly string[]): void => {
    listed = ids;
    for (const [id, { abort }] of links) {
      if (ids.includes(id)) continue;
      abort.abort();
      links.delete(id);
    }
  };

  return {
    showing: {
      shown(next) {
        pictures = next;
        for (const { showing } of links.values()) showing.shown(next);
      },
      setBackground(hidden) {
        background = hidden;
        for (const { showing } of links.values()) showing.setBackground(hidden);
      },
      again() {
        for (const { showing } of links.values()) showing.again();
      },
    },
    useServers(servers) {
      iceServers = servers;
      for (const [id, { link }] of links) {
        link.useServers(servers);
        // Only the laptop offers.
        send({ t: 'restart-media', link: id });
      }
    },
    applySending() {
      for (const open of links.values()) sendOn(open);
    },
    participants: () =>
      [...links.values()].flatMap(({ slots, link }) => participantsOf(slots, link.track)),
    sounds: () => [...links].flatMap(([id, { slots, link }]) => soundsOf(id, slots, link.track)),
    receive(message) {
      switch (message.t) {
        case 'links':
          keepOnly(message.links);
          return onChange();
        case 'media-description': {
          const open = linkOf(message.link);
          const whole = open?.assemble(message) ?? null;
          if (open === undefined || whole?.kind !== 'offer') return;
          open.link.receive(whole);
          return sendOn(open);
        }
        case 'media-candidate': {
          const { link, epoch, candidate, mid } = message;
          return linkOf(link)?.link.receive({ t: 'candidate', link, epoch, candidate, mid });
        }
        case 'slots': {
          const open = links.get(message.link);
          if (open === undefined) return;
          open.slots = message.slots;
          open.showing.changed();
          return onChange();
        }
        default:
          return;
      }
    },
    statistics: () => Promise.all([...links.values()].map(({ link }) => link.statistics())),
    close() {
      keepOnly([]);
      // The next call may be another server's.
      iceServers = [];
    },
  };
};
