import type { Page } from 'playwright';
import { recordPictures, recordSound } from '../tests/support/measure';
import type { FrameMark, SoundMark } from '../tests/support/page-probe';
import { longestPictureGapMs, longestSilenceMs } from '../tests/support/recordings';

/** What somebody in the meeting saw and heard for a while. */
export interface Watched {
  readonly frames: readonly FrameMark[];
  readonly blocks: readonly SoundMark[];
}

export interface Gaps {
  readonly pictureMs: number;
  readonly silenceMs: number;
}

/** Milliseconds on either side of a swap that are looked at. */
export const sideMs = 1_500;

/** Looks at the other participant's picture and sound in this page until `stop`. */
export const watch = async (page: Page): Promise<{ stop(): Promise<Watched> }> => {
  const pictures = await recordPictures(page, others);
  const sound = await recordSound(page, others);
  return {
    stop: async () => ({ frames: await pictures.stop(), blocks: await sound.stop() }),
  };
};

/** The one other person's tile in the demo meeting. */
const others = '.tile:not(.own) video';

/** The longest gaps within `sideMs` of a moment, in milliseconds since 1970. */
export const gapsAround = ({ frames, blocks }: Watched, atMs: number): Gaps => {
  const inside = <Mark extends { atMs: number }>(marks: readonly Mark[]): Mark[] =>
    marks.filter((mark) => Math.abs(mark.atMs - atMs) <= sideMs);
  return {
    pictureMs: longestPictureGapMs(inside(frames)),
    silenceMs: longestSilenceMs(inside(blocks)),
  };
};
