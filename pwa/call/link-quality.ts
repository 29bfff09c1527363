import { watchLinkQuality } from '../../core/media/link-quality';
import type { LinkQuality } from '../../core/protocol/views';

/** Watches the links' quality while it is told to; null once it no longer looks. */
export const createLinkWatch = (
  statistics: () => Promise<readonly RTCStatsReport[]>,
  changed: (quality: LinkQuality | null) => void,
): ((watch: boolean) => void) => {
  let watching: AbortController | null = null;
  return (watch) => {
    if (watch && watching === null) {
      watching = new AbortController();
      watchLinkQuality(statistics, changed, watching.signal);
    } else if (!watch && watching !== null) {
      watching.abort();
      watching = null;
      changed(null);
    }
  };
};
