import type { IceServers } from '../../core/protocol/ice-servers';
import { limits } from '../../core/protocol/limits';
import { descriptionAssembler, descriptionParts } from '../../core/protocol/media-signal';
import type { FromPhone, ToPhone } from '../../core/protocol/messages';
import type { FromTab } from './port-messages';
import type { Frame } from './tab-ports';

/** The media link of one frame. */
interface FrameLink {
  readonly id: string;
  readonly frame: Frame;
  /** Goes before the ids of its people, which every frame counts for itself. */
  readonly prefix: string;
  readonly assemble: ReturnType<typeof descriptionAssembler>;
  connected: boolean;
}

export interface FrameLinks {
  all(): readonly FrameLink[];
  of(frame: Frame): FrameLink | undefined;
  open(frame: Frame): void;
  close(frame: Frame): void;
  /** The control link was lost and is there again: says once more what may not have arrived. */
  repeat(): void;
  /** The frame is gone, and its end of the link with it. */
  forget(frame: Frame): void;
  /** STUN and TURN servers for links to come, and for those that are open. */
  useServers(servers: IceServers): void;
  /** Passes on what the phone says of a link that is open; the rest is not about links. */
  fromPhone(message: FromPhone): void;
  /** Whether the message was about a link; it has been passed on if the link is the frame's own. */
  fromTab(frame: Frame, message: FromTab): boolean;
}

const freshLinkId = (): string => {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(16).padStart(8, '0');
};

const participantChars = 64;

/**
 * Joins the media endpoints of frames with the control link, and tells the phone which links there
 * are. Descriptions and candidates pass between a link's own two ends and nowhere else.
 */
export const createFrameLinks = (toPhone: (message: ToPhone) => void): FrameLinks => {
  const links = new Map<Frame, FrameLink>();
  let opened = 0;
  let iceServers: IceServers = [];

  const byId = (id: string): FrameLink | undefined =>
    [...links.values()].find((link) => link.id === id);
  const list = (): void => toPhone({ t: 'links', links: [...links.values()].map(({ id }) => id) });

  const forget = (frame: Frame): void => {
    if (links.delete(frame)) list();
  };

  return {
    all: () => [...links.values()],
    of: (frame) => links.get(frame),
    open(frame) {
      const prefix = links.size === 0 ? '' : `${opened}.`;
      opened += 1;
      const id = freshLinkId();
      const assemble = descriptionAssembler();
      links.set(frame, { id, frame, prefix, assemble, connected: false });
      // The phone takes up no link that it was not told of.
      list();
      frame.send({ t: 'open-link', link: id, iceServers });
    },
    close(frame) {
      if (!links.has(frame)) return;
      frame.send({ t: 'close-link' });
      forget(frame);
    },
    repeat() {
      list();
      for (const { frame, connected } of links.values())
        if (!connected) frame.send({ t: 'restart-link' });
    },
    forget,
    useServers(servers) {
      iceServers = servers;
      for (const { frame } of links.values()) frame.send({ t: 'ice-servers', iceServers });
    },
    fromPhone(message) {
      switch (message.t) {
        case 'media-description': {
          const link = byId(message.link);
          const whole = link?.assemble(message) ?? null;
          if (whole?.kind === 'answer') link?.frame.send(whole);
          return;
        }
        case 'media-candidate': {
          const { link, epoch, candidate, mid } = message;
          return byId(link)?.frame.send({ t: 'candidate', link, epoch, candidate, mid });
        }
        case 'showing': {
          const { link, pictures } = message;
          return byId(link)?.frame.send({ t: 'showing', link, pictures });
        }
        case 'restart-media':
          return byId(message.link)?.frame.send({ t: 'restart-link' });
        default:
          return;
      }
    },
    fromTab(frame, message) {
      const link = links.get(frame);
      switch (message.t) {
        case 'description':
          if (message.link === link?.id)
            for (const part of descriptionParts(message, limits.descriptionPartChars))
              toPhone(part);
          return true;
        case 'candidate': {
          const { link: id, epoch, candidate, mid } = message;
          if (id === link?.id) toPhone({ t: 'media-candidate', link: id, epoch, candidate, mid });
          return true;
        }
        case 'slots':
          if (message.link === link?.id)
            toPhone({
              t: 'slots',
              link: message.link,
              slots: message.slots.map((slot) => ({
                ...slot,
                participant: (link.prefix + slot.participant).slice(0, participantChars),
              })),
            });
          return true;
        case 'link-state':
          if (link !== undefined) link.connected = message.state === 'connected';
          return true;
        default:
          return false;
      }
    },
  };
};
