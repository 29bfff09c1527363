import * as v from 'valibot';
import type { LaptopView } from '../../core/protocol/views';
import { type FromOverlay, fromOverlay, type ToOverlay } from './overlay-messages';

export interface OverlayPorts {
  accept(port: chrome.runtime.Port): void;
  /** Makes the nonce that the overlay of this tab must show; the last one counts. */
  expect(tabId: number): string;
  /** Draws a view in every believed overlay of the tab. */
  show(tabId: number, view: LaptopView): void;
  focus(tabId: number): void;
}

type Answer = (message: ToOverlay) => void;

const freshNonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** The ports of overlay pages; one that does not know its tab's nonce hears nothing. */
export const createOverlayPorts = (
  on: (tabId: number, message: FromOverlay, answer: Answer) => void,
): OverlayPorts => {
  const nonces = new Map<number, string>();
  const believed = new Map<chrome.runtime.Port, number>();
  const views = new Map<number, LaptopView>();
  const tell = (tabId: number, message: ToOverlay): void => {
    for (const [port, tab] of believed) if (tab === tabId) port.postMessage(message);
  };
  return {
    accept(port) {
      const tabId = port.sender?.tab?.id;
      if (tabId === undefined) return;
      const answer: Answer = (message) => port.postMessage(message);
      port.onMessage.addListener((raw: unknown) => {
        const parsed = v.safeParse(fromOverlay, raw);
        if (!parsed.success) return;
        const message = parsed.output;
        if (message.t === 'hello') {
          if (message.nonce !== nonces.get(tabId)) return;
          believed.set(port, tabId);
          const view = views.get(tabId);
          if (view !== undefined) answer({ t: 'view', view });
          return;
        }
        if (believed.has(port)) on(tabId, message, answer);
      });
      port.onDisconnect.addListener(() => believed.delete(port));
    },
    expect(tabId) {
      const nonce = freshNonce();
      nonces.set(tabId, nonce);
      return nonce;
    },
    show(tabId, view) {
      views.set(tabId, view);
      tell(tabId, { t: 'view', view });
    },
    focus: (tabId) => tell(tabId, { t: 'focus' }),
  };
};
