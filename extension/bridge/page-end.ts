import type { FromPage, ToPage } from './messages';
import { bridgeEvents } from './shared-element';

const { apply, getOwnPropertyDescriptor } = Reflect;

/** The fields that a message has besides its type; all but `device` are true or false. */
const fields: Readonly<Record<ToPage['t'], string>> = {
  attach: 'late',
  watch: 'on',
  take: '',
  'phone-devices': 'microphone,camera',
  hold: '',
  'give-back': 'muted',
  'set-site': 'device,open',
};

const isToPage = (value: unknown): value is ToPage => {
  const message = new Map<string, unknown>(Object.entries(Object(value)));
  const names = Object.entries(fields).find(([type]) => type === message.get('t'))?.[1];
  const wanted = names?.split(',').filter(Boolean);
  return (
    wanted?.length === message.size - 1 &&
    wanted.every((name) => {
      const field = message.get(name);
      return name === 'device'
        ? field === 'microphone' || field === 'camera'
        : typeof field === 'boolean';
    })
  );
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
  const { Event, CustomEvent, MouseEvent, HTMLMediaElement, HTMLVideoElement, MediaStream } =
    window;
  const { addEventListener, dispatchEvent } = window.EventTarget.prototype;
  const { parse, stringify } = window.JSON;
  const stop = Event.prototype.stopImmediatePropagation;
  const accessor = (prototype: object, name: string) => {
    const { get, set } = getOwnPropertyDescriptor(prototype, name) ?? {};
    return {
      read: (self: object): unknown => get && apply(get, self, []),
      write: (self: object, value: unknown): void => set && apply(set, self, [value]),
    };
  };
  const detail = accessor(CustomEvent.prototype, 'detail');
  const relatedTarget = accessor(MouseEvent.prototype, 'relatedTarget');
  const srcObject = accessor(HTMLMediaElement.prototype, 'srcObject');

  let element: HTMLVideoElement | null = null;
  let hear: ((message: ToPage, stream: MediaStream | null) => void) | null = null;
  let taken = false;
  const listen = (target: EventTarget, name: string, heard: (event: Event) => void) =>
    apply(addEventListener, target, [name, heard, { capture: true, signal }]);
  const tell = (target: EventTarget, event: Event) => apply(dispatchEvent, target, [event]);

  const greet = (): void => {
    if (!element || !hear) return;
    listen(element, bridgeEvents.toPage, (event) => {
      try {
        const message = parseToPage(detail.read(event), parse);
        const stream = element && srcObject.read(element);
        if (message) hear?.(message, stream instanceof MediaStream ? stream : null);
      } catch {
        // A failure of ours must not show in the page's console or handlers.
      }
    });
    tell(element, new Event(bridgeEvents.here));
  };
  listen(window, bridgeEvents.element, (event) => {
    const given = event instanceof MouseEvent && relatedTarget.read(event);
    if (given === null) taken = !element;
    if (!(given instanceof HTMLVideoElement)) return;
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
        srcObject.write(element, stream);
        tell(element, new CustomEvent(bridgeEvents.toTab, { detail: stringify(message) }));
        srcObject.write(element, null);
      } catch {
        // Only a page that broke the platform gets here; it harms its own call.
      }
    },
  };
};
