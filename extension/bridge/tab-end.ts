import { parsePageMessage } from '../tab/parse-page-message';
import type { FromPage, ToPage } from './messages';
import { bridgeEvents } from './shared-element';

const messagesPerSecond = 20;
const burst = 100;

export interface PageLink {
  /** Sent as soon as the page world is there; `stream` crosses with it. */
  send(message: ToPage, stream?: MediaStream | null): void;
  /** Messages that did not parse or came too fast. */
  dropped(): number;
}

/**
 * The tab world's end: makes the element that both worlds hold and hands it to
 * the page world, whichever starts first. The page may forge what arrives here:
 * what does not parse, or exceeds 20 messages a second (100 in a burst), is
 * dropped and counted. Aborting `signal` ends both directions.
 */
export const connectToPage = (
  window: Window & typeof globalThis,
  signal: AbortSignal,
  on: (message: FromPage, stream: MediaStream | null) => void,
): PageLink => {
  const element = window.document.createElement('video');
  const waiting: [ToPage, MediaStream | null][] = [];
  let attached = false;
  let dropped = 0;
  let credit = burst;
  let countedAt = performance.now();

  const affordable = (): boolean => {
    const now = performance.now();
    credit = Math.min(burst, credit + ((now - countedAt) / 1000) * messagesPerSecond);
    countedAt = now;
    if (credit < 1) return false;
    credit -= 1;
    return true;
  };
  const tell = (message: ToPage, stream: MediaStream | null): void => {
    element.srcObject = stream;
    element.dispatchEvent(
      new window.CustomEvent(bridgeEvents.toPage, { detail: JSON.stringify(message) }),
    );
    if (stream) element.srcObject = null;
  };
  const handOver = (): void => {
    const relatedTarget = attached ? null : element;
    window.dispatchEvent(new window.MouseEvent(bridgeEvents.element, { relatedTarget }));
  };

  element.addEventListener(
    bridgeEvents.here,
    () => {
      attached = true;
      for (const [message, stream] of waiting.splice(0)) tell(message, stream);
    },
    { signal },
  );
  element.addEventListener(
    bridgeEvents.toTab,
    (event) => {
      const message = affordable() ? parsePageMessage((event as CustomEvent).detail) : null;
      if (!message) {
        dropped += 1;
        return;
      }
      on(message, element.srcObject instanceof window.MediaStream ? element.srcObject : null);
    },
    { signal },
  );
  window.addEventListener(
    bridgeEvents.ask,
    (event) => {
      event.stopImmediatePropagation();
      handOver();
    },
    { capture: true, signal },
  );
  handOver();

  return {
    dropped: () => dropped,
    send: (message, stream = null) => {
      if (signal.aborted) return;
      if (attached) tell(message, stream);
      else waiting.push([message, stream]);
    },
  };
};
