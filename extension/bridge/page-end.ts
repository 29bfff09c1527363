import { detached, property } from './detached';
import type { FromPage, ToPage } from './messages';
import { bridgeEvents } from './shared-element';

/** The fields of each message besides its type, in order; all but `device` are true or false. */
const fields: Readonly<Record<string, string>> = {
  attach: 'late',
  watch: 'on',
  take: '',
  'phone-devices': 'camera,microphone',
  hold: '',
  'give-back': 'muted',
  'set-site': 'device,open',
  leave: '',
  left: '',
} satisfies Record<ToPage['t'], string>;

const isToPage = (value: unknown): value is ToPage => {
  const { t, ...rest } = Object(value);
  const names = Object.entries(rest).map(([name, field]) => {
    const device = field === 'microphone' || field === 'camera';
    const fits = name === 'device' ? device : typeof field === 'boolean';
    return name && fits ? name : '?';
  });
  return typeof t === 'string' && fields[t] === String(names.sort());
};

/** The message in `text`, or null. By hand, because the page world must stay small. */
export const parseToPage = (text: unknown, parse: (text: string) => unknown): ToPage | null => {
  try {
    const value = typeof text === 'string' && text.length < 200 && parse(text);
    return isToPage(value) ? value : null;
  } catch {
    // Not JSON: the same as any other text that is no message.
    return null;
  }
};

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
