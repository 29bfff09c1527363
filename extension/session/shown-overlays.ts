import type { OverlayPlace } from './overlay-place';
import type { OverlayPorts } from './overlay-ports';
import type { TabPorts } from './tab-ports';

export interface ShownOverlays {
  /** Puts the overlay over the tab's page; one that is there stays. */
  show(tab: { readonly tabId: number; readonly place: OverlayPlace | null }): void;
  hide(tabId: number): void;
  /** The page went away, and its overlay with it. */
  gone(tabId: number): void;
}

/** Over which tabs' pages the overlay is now. */
export const createShownOverlays = (ports: OverlayPorts, tabs: TabPorts): ShownOverlays => {
  const shown = new Set<number>();
  return {
    show({ tabId, place }) {
      if (shown.has(tabId)) return;
      shown.add(tabId);
      tabs.mainFrame(tabId)?.send({ t: 'show-overlay', nonce: ports.expect(tabId), place });
    },
    hide(tabId) {
      if (shown.delete(tabId)) tabs.mainFrame(tabId)?.send({ t: 'hide-overlay' });
    },
    gone: (tabId) => void shown.delete(tabId),
  };
};
