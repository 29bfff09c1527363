import type { FromPage, ToPage } from './messages';
import { bridgeEvents } from './shared-element';

const { apply, getOwnPropertyDescriptor } = Reflect;

const oneOf = <T extends string>(value: unknown, ...all: T[]): T | undefined =>
  all.find((one) => one === value);

/** The message in `text`, or null. By hand, because the page world must stay small. */
export const parseToPage = (text: unknown, parse: (text: string) => unknown): ToPage | null => {
  if (typeof text !== 'string' || text.length > 200) return null;
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    // Not JSON: the same as any other text that is no message.
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const m: { readonly [key: string]: unknown } = { ...value };
  const is = (key: string): boolean => typeof m[key] === 'boolean';
  const yes = (key: string): boolean => m[key] === true;
  const device = oneOf(m.device, 'microphone', 'camera');
  switch (m.t) {
    case 'attach':
      return is('late') ? { t: 'attach', late: yes('late') } : null;
    case 'watch':
      return is('on') ? { t: 'watch', on: yes('on') } : null;
    case 'take':
      return { t: 'take' };
    case 'hold':
      return { t: 'hold' };
    case 'phone-devices':
      return is('microphone') && is('camera')
        ? { t: 'phone-devices', microphone: yes('microphone'), camera: yes('camera') }
        : null;
    case 'give-back':
      return is('muted') ? { t: 'give-back', muted: yes('muted') } : null;
    case 'set-site':
      return device && is('open') ? { t: 'set-site', device, open: yes('open') } : null;
    default:
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
  const { Event, CustomEvent, EventTarget, MouseEvent } = window;
  const { HTMLMediaElement, HTMLVideoElement, MediaStream } = window;
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const { parse, stringify } = window.JSON;
  const stop = Event.prototype.stopImmediatePropagation;
  const getter = (prototype: object, name: string) => {
    const get = getOwnPropertyDescriptor(prototype, name)?.get;
    return (self: object): unknown => get && apply(get, self, []);
  };
  const detailOf = getter(CustomEvent.prototype, 'detail');
  const relatedTargetOf = getter(MouseEvent.prototype, 'relatedTarget');
  const streamOf = getter(HTMLMediaElement.prototype, 'srcObject');
  const setStream = getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')?.set;

  let element: HTMLVideoElement | null = null;
  let hear: ((message: ToPage, stream: MediaStream | null) => void) | null = null;
  let taken = false;
  const listen = (target: EventTarget, name: string, heard: (event: Event) => void) =>
    apply(addEventListener, target, [name, heard, { capture: true, signal }]);
  const tell = (target: EventTarget, event: Event) => apply(dispatchEvent, target, [event]);

  const heard = (event: Event): void => {
    try {
      const message = parseToPage(detailOf(event), parse);
      const stream = element && streamOf(element);
      if (message) hear?.(message, stream instanceof MediaStream ? stream : null);
    } catch {
      // A failure of ours must not show in the page's console or handlers.
    }
  };
  const greet = (): void => {
    if (!element || !hear) return;
    listen(element, bridgeEvents.toPage, heard);
    tell(element, new Event(bridgeEvents.here));
  };
  listen(window, bridgeEvents.element, (event) => {
    if (!(event instanceof MouseEvent)) return;
    const given = relatedTargetOf(event);
    if (!(given instanceof HTMLVideoElement)) {
      taken = !element;
      return;
    }
    apply(stop, event, []);
    if (element) return;
    element = given;
    greet();
  });
  tell(window, new Event(bridgeEvents.ask));

  return {
    taken,
    start: (on) => {
      hear = on;
      greet();
    },
    send: (message, stream = null) => {
      if (!element || signal.aborted) return;
      try {
        if (setStream) apply(setStream, element, [stream]);
        tell(element, new CustomEvent(bridgeEvents.toTab, { detail: stringify(message) }));
        if (stream && setStream) apply(setStream, element, [null]);
      } catch {
        // Only a page that broke the platform gets here; it harms its own call.
      }
    },
  };
};
