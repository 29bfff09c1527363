import type { FrameMark, SoundMark } from './page-probe';

/** The longest time between two frames in milliseconds; 0 with fewer than two. */
export const longestPictureGapMs = (frames: readonly FrameMark[]): number =>
  frames.reduce((longest, frame, at) => {
    const before = frames[at - 1];
    return before === undefined ? 0 : Math.max(longest, frame.atMs - before.atMs);
  }, 0);

/** The longest run of blocks below `floorDb` in milliseconds of sound. */
export const longestSilenceMs = (blocks: readonly SoundMark[], floorDb = -60): number => {
  let longest = 0;
  let run = 0;
  for (const block of blocks) {
    run = block.db < floorDb ? run + block.durationMs : 0;
    longest = Math.max(longest, run);
  }
  return longest;
};

/**
 * When the sound ended for good: the end of the last block above `floorDb`, in milliseconds since
 * 1970; null when every block is below it.
 */
export const lastSoundAtMs = (blocks: readonly SoundMark[], floorDb = -60): number | null =>
  blocks.findLast((block) => block.db >= floorDb)?.atMs ?? null;
