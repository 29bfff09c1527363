import type { ToLaptop } from './messages';

/** What negotiates one media link; it travels over the proven control link only. */
export type MediaSignal =
  | {
      readonly t: 'description';
      readonly link: string;
      /** Numbers the offers of one link; an answer carries the number of its offer. */
      readonly epoch: number;
      readonly kind: 'offer' | 'answer';
      readonly sdp: string;
    }
  | {
      readonly t: 'candidate';
      readonly link: string;
      readonly epoch: number;
      readonly candidate: string;
      readonly mid: string | null;
    };

/** The parts in which a long description crosses the control link. */
export const descriptionParts = (
  { link, epoch, kind, sdp }: Extract<MediaSignal, { t: 'description' }>,
  partChars: number,
): Extract<ToLaptop, { t: 'media-description' }>[] => {
  const parts = Math.max(1, Math.ceil(sdp.length / partChars));
  return Array.from({ length: parts }, (_, part) => ({
    t: 'media-description',
    link,
    epoch,
    kind,
    part,
    parts,
    sdp: sdp.slice(part * partChars, (part + 1) * partChars),
  }));
};

type Part = Extract<ToLaptop, { t: 'media-description' }>;

/**
 * Puts parts together again. Parts come in order on an ordered channel: one
 * that does not fit starts over, and yields nothing.
 */
export const descriptionAssembler = (): ((
  part: Part,
) => Extract<MediaSignal, { t: 'description' }> | null) => {
  let held: Part[] = [];
  return (part) => {
    const last = held.at(-1);
    const fits =
      last !== undefined &&
      last.link === part.link &&
      last.epoch === part.epoch &&
      last.kind === part.kind &&
      last.parts === part.parts &&
      last.part + 1 === part.part;
    if (!fits) held = [];
    if (!fits && part.part !== 0) return null;
    held.push(part);
    if (held.length < part.parts) return null;
    const sdp = held.map((each) => each.sdp).join('');
    held = [];
    const { link, epoch, kind } = part;
    return { t: 'description', link, epoch, kind, sdp };
  };
};
