import { detached, property } from './detached';
import type { FromPage, ToPage } from './messages';
import { bridgeEvents } from './shared-element';

/** Each message as the tab end writes it, and nothing else. */
const messages =
  /^{"t":"((take|hold|leave|left)"|(attach","late|watch","on|give-back","muted|set-site","device":"(microphone|camera)","open|phone-devices","microphone":(true|false),"camera)":(true|false))}$/;

/** The message in `text`, or null. By hand, because the page world must stay small. */
export const parseToPage = (text: unknown, parse: (text: string) => ToPage): ToPage | null =>
  typeof text === 'string' && messages.test(text) ? parse(text) : null;

export interface TabLink {
  /** Another page world of this document holds the element already. */
  readonly taken: boolean;
  /** From now on `on` hears each message together with the stream that came with it. */
  start(on: (message: ToPage, stream: MediaStream | null) => void): void;
  /** Dropped while no tab world is there. */
  send(message: FromPage, stream?: MediaStream | null): void;
}

/**
 * The page world's end. Every function of the page that is used here is saved
 * first, so that neither the page nor our own hooks see what crosses.
 */
export const connectToTab = (window: Window & typeof globalThis, signal: AbortSignal): TabLink => {
  const { Event, CustomEvent, MouseEvent, HTMLVideoElement, MediaStream } = window;
  const { parse, stringify } = window.JSON;
  const addEventListener = detached(window.EventTarget.prototype.addEventListener);
  const dispatchEvent = detached(window.EventTarget.prototype.dispatchEvent);
  const stop = detached(Event.prototype.stopImmediatePropagation);
  const [detail] = property(CustomEvent.prototype, 'detail');
  const [relatedTarget] = property(MouseEvent.prototype, 'relatedTarget');
  const [stream, setStream] = property(window.HTMLMediaElement.prototype, 'srcObject');
  const options = { capture: true, signal };

  let element: HTMLVideoElement | undefined;
  let taken = false;
  let greet = (): void => {};
  const take = (event: unknown): void => {
    const given = event instanceof MouseEvent && relatedTarget(event);
    if (given === null) taken = !element;
    if (!(given instanceof HTMLVideoElement)) return;
    stop(event);
    if (element) return;
    element = given;
    greet();
  };
  addEventListener(window, bridgeEvents.element, take, options);
  dispatchEvent(window, new Event(bridgeEvents.ask));

  return {
    taken,
    start: (on) => {
      greet = () => {
        const target = element;
        if (!target) return;
        const hear = (event: CustomEvent): void => {
          const message = parseToPage(detail(event), parse);
          const given = stream(target);
          if (message) on(message, given instanceof MediaStream ? given : null);
        };
        addEventListener(target, bridgeEvents.toPage, hear, options);
        dispatchEvent(target, new Event(bridgeEvents.here));
      };
      greet();
    },
    send: (message, given = null) => {
      if (!element) return;
      setStream(element, given);
      dispatchEvent(element, new CustomEvent(bridgeEvents.toTab, { detail: stringify(message) }));
      setStream(element, null);
    },
  };
};
