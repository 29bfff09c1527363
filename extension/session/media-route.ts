import { limits } from '../../core/protocol/limits';
import { descriptionAssembler, descriptionParts } from '../../core/protocol/media-signal';
import type { FromPhone, ToPhone } from '../../core/protocol/messages';
import type { FromTab, ToTab } from './port-messages';
import type { Frame } from './tab-ports';

export interface MediaRoute {
  /** Opens a fresh link from the frame that holds the meeting. */
  open(): void;
  close(): void;
  isOpen(): boolean;
  /** Whether the link is, or was last, in this frame. */
  uses(frame: Frame): boolean;
  /** The page went away, and the frame with it. */
  forget(): void;
  /** The frame that can carry most: a whole handoff before listening before nothing. */
  bestFrame(): Frame | undefined;
  toTab(message: ToTab): void;
  /** Passes on what negotiates media; everything else is the session's. */
  fromPhone(message: FromPhone): void;
  /** Whether the message was about the link and has been passed on. */
  fromTab(message: FromTab): boolean;
}

const rank = { none: 0, listening: 1, handoff: 2 } as const;

const freshLinkId = (): string => {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(16).padStart(8, '0');
};

/**
 * Joins the media endpoint of one frame with the control link: descriptions
 * and candidates of the link in use pass, all others are dropped.
 */
export const createMediaRoute = (options: {
  readonly frames: () => readonly Frame[];
  readonly toPhone: (message: ToPhone) => void;
}): MediaRoute => {
  const { frames, toPhone } = options;
  let open: { readonly id: string; readonly frame: Frame } | null = null;
  /** Holds the meeting still after its link is closed: the return goes there. */
  let holder: Frame | null = null;
  let assemble = descriptionAssembler();

  const bestFrame = (): Frame | undefined =>
    [...frames()].sort(
      (a, b) => rank[b.site.reach] - rank[a.site.reach] || a.frameId - b.frameId,
    )[0];

  return {
    bestFrame,
    isOpen: () => open !== null,
    uses: (frame) => holder === frame,
    open() {
      const frame = bestFrame();
      if (frame === undefined) return;
      open = { id: freshLinkId(), frame };
      holder = frame;
      assemble = descriptionAssembler();
      frame.send({ t: 'open-link', link: open.id });
    },
    forget() {
      open = null;
      holder = null;
    },
    close() {
      open?.frame.send({ t: 'close-link' });
      open = null;
    },
    toTab(message) {
      (holder ?? bestFrame())?.send(message);
    },
    fromPhone(message) {
      if (open === null) return;
      switch (message.t) {
        case 'media-description': {
          const whole = assemble(message);
          if (whole?.link === open.id && whole.kind === 'answer') open.frame.send(whole);
          return;
        }
        case 'media-candidate': {
          const { link, epoch, candidate, mid } = message;
          if (link === open.id) open.frame.send({ t: 'candidate', link, epoch, candidate, mid });
          return;
        }
        case 'showing':
          if (message.link === open.id)
            open.frame.send({ t: 'showing', link: open.id, pictures: message.pictures });
          return;
        case 'restart-media':
          if (message.link === open.id) open.frame.send({ t: 'restart-link' });
          return;
        default:
          return;
      }
    },
    fromTab(message) {
      switch (message.t) {
        case 'description':
          if (message.link === open?.id)
            for (const part of descriptionParts(message, limits.descriptionPartChars))
              toPhone(part);
          return true;
        case 'candidate': {
          const { link, epoch, candidate, mid } = message;
          if (link === open?.id) toPhone({ t: 'media-candidate', link, epoch, candidate, mid });
          return true;
        }
        case 'slots':
          if (message.link === open?.id)
            toPhone({ t: 'slots', link: message.link, slots: message.slots });
          return true;
        case 'link-state':
          return true;
        default:
          return false;
      }
    },
  };
};
