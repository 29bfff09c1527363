import type { AudioOnly, LinkQuality } from '../../core/protocol/views';

/** So many looks at a poor link in a row, two seconds apart, and the sound goes on alone. */
const poorLooks = 4;

export interface AudioOnlyMode {
  now(): AudioOnly | null;
  /** The person wants it, or wants the pictures back. */
  choose(on: boolean): void;
  /** How the link does; true when the pictures were given up just now. */
  quality(quality: LinkQuality | null): boolean;
  /** The call is over: the next begins as the person chose. */
  reset(chosen: boolean): void;
}

/**
 * Sound without pictures: because the person chose it, or because the link is poor. Who brings the
 * pictures back over a poor link keeps them for this call.
 */
export const createAudioOnly = (chosen: boolean): AudioOnlyMode => {
  let mode: AudioOnly | null = chosen ? 'chosen' : null;
  let poor = 0;
  let insisted = false;
  return {
    now: () => mode,
    choose(on) {
      insisted = !on;
      mode = on ? 'chosen' : null;
    },
    quality(quality) {
      poor = quality?.step === 'poor' ? poor + 1 : 0;
      if (poor < poorLooks || mode !== null || insisted) return false;
      mode = 'link';
      return true;
    },
    reset(chosenNow) {
      mode = chosenNow ? 'chosen' : null;
      poor = 0;
      insisted = false;
    },
  };
};
