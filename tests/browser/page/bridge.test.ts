import { afterEach, describe, expect, test } from 'vitest';
import type { FromPage, ToPage } from '../../../extension/bridge/messages';
import { connectToTab } from '../../../extension/bridge/page-end';
import { connectToPage } from '../../../extension/bridge/tab-end';
import { until } from './measure';
import { setStage, startCall } from './stage';

type PageWindow = Window & typeof globalThis;
let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});
const frame = (): PageWindow => {
  const element = document.createElement('iframe');
  document.body.append(element);
  ending.signal.addEventListener('abort', () => element.remove());
  return element.contentWindow as PageWindow;
};
/** The one shared element, which no page script can reach, caught as it is handed over. */
const caught = (window: PageWindow): { element(): HTMLVideoElement } => {
  let found: HTMLVideoElement | undefined;
  window.addEventListener(
    'baton-element',
    (event) => {
      const { relatedTarget } = event as MouseEvent;
      if (relatedTarget instanceof window.HTMLVideoElement) found = relatedTarget;
    },
    true,
  );
  return {
    element: () => {
      if (!found) throw new Error('no element');
      return found;
    },
  };
};
const random = (() => {
  let state = 42;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
})();
const pieces = [
  ...['{', '}', '[', ']', '"t"', ':', ',', 'null', '-1', '1e999', 'true', '"take"', '"\\u0000"'],
  ...['"give-back"', '"muted"', '"remotes"', '"tracks"', '"__proto__"', '"constructor"', '"site"'],
];
const noise = (): string =>
  Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]).join('');

describe('the bridge', () => {
  test.each(['page world', 'tab world'])('joins both ends when the %s starts first', (first) => {
    const window = frame();
    const toPage: ToPage[] = [];
    const toTab: FromPage[] = [];
    const starts = {
      page: () => {
        const link = connectToTab(window, ending.signal);
        link.start((message) => {
          toPage.push(message);
          link.send({ t: 'attached' });
        });
      },
      tab: () =>
        connectToPage(window, ending.signal, (message) => toTab.push(message)).send({
          t: 'attach',
          late: false,
        }),
    };
    if (first === 'page world') starts.page();
    starts.tab();
    if (first === 'tab world') starts.page();
    expect(toPage).toEqual([{ t: 'attach', late: false }]);
    expect(toTab).toEqual([{ t: 'attached' }]);
  });

  test('carries a stream with the message it belongs to, and only with that', () => {
    const window = frame();
    const seen: (MediaStream | null)[] = [];
    const page = connectToTab(window, ending.signal);
    page.start((_message, stream) => seen.push(stream));
    const tab = connectToPage(window, ending.signal, (_message, stream) => seen.push(stream));
    const stream = new window.MediaStream();
    tab.send({ t: 'take' }, stream);
    tab.send({ t: 'take' });
    page.send({ t: 'remotes', tracks: [] }, stream);
    page.send({ t: 'taken' });
    expect(seen).toEqual([stream, null, stream, null]);
  });

  test('shows the page neither the element nor a message', () => {
    const window = frame();
    const page = connectToTab(window, ending.signal);
    page.start(() => page.send({ t: 'attached' }));
    let seen = 0;
    for (const name of ['baton-ask', 'baton-element', 'to-page', 'to-tab'])
      window.addEventListener(name, () => (seen += 1), true);
    window.EventTarget.prototype.dispatchEvent = () => {
      seen += 1;
      return true;
    };
    window.JSON.stringify = () => {
      seen += 1;
      return '';
    };
    const heard: FromPage[] = [];
    const link = connectToPage(
      new Proxy(window, {
        get: (target, name) => {
          const value: unknown =
            name === 'dispatchEvent'
              ? (event: Event) => EventTarget.prototype.dispatchEvent.call(target, event)
              : Reflect.get(target, name);
          return name === 'addEventListener' && typeof value === 'function'
            ? value.bind(target)
            : value;
        },
      }),
      ending.signal,
      (message) => heard.push(message),
    );
    expect(link.dropped()).toBe(0);
    expect(seen).toBe(0);
  });

  test('lets a second page world of the same document stand back', () => {
    const window = frame();
    connectToTab(window, ending.signal).start(() => undefined);
    connectToPage(window, ending.signal, () => undefined);
    expect(connectToTab(window, ending.signal).taken).toBe(true);
  });

  test('drops and counts 20,000 forged messages on the way to the tab', () => {
    const window = frame();
    const trap = caught(window);
    const heard: FromPage[] = [];
    const tab = connectToPage(window, ending.signal, (message) => heard.push(message));
    const element = trap.element();
    for (let count = 0; count < 20_000; count += 1)
      element.dispatchEvent(new window.CustomEvent('to-tab', { detail: noise() }));
    expect(heard).toEqual([]);
    expect(tab.dropped()).toBe(20_000);
  });

  test('lets 100 messages through at once and then about 20 a second', () => {
    const window = frame();
    const heard: FromPage[] = [];
    const page = connectToTab(window, ending.signal);
    page.start(() => undefined);
    connectToPage(window, ending.signal, (message) => heard.push(message));
    for (let count = 0; count < 1_000; count += 1) page.send({ t: 'taken' });
    expect(heard.length).toBeGreaterThanOrEqual(100);
    expect(heard.length).toBeLessThan(130);
  });

  test('leaves the call as it is under 20,000 forged messages on the way to the page', async () => {
    const uncaught: unknown[] = [];
    addEventListener('error', (event) => uncaught.push(event.error), { signal: ending.signal });
    const stage = await setStage({ installed: false }, ending.signal);
    const trap = caught(stage.page);
    stage.page.dispatchEvent(new stage.page.Event('baton-ask'));
    stage.install();
    const { page } = stage;
    const stream = await page.navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const call = await startCall(stage, (connection) => {
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
    });
    await until('the laptop', () => call.picture.colour() === 'laptop');
    const before = JSON.stringify(stage.report());
    const answers = stage.heard.filter((one) => one.t === 'taken').length;
    for (let count = 0; count < 20_000; count += 1)
      trap.element().dispatchEvent(new page.CustomEvent('to-page', { detail: noise() }));
    expect(JSON.stringify(stage.report())).toBe(before);
    expect(stage.heard.filter((one) => one.t === 'taken')).toHaveLength(answers);
    expect(stage.opened()).toBe(1);
    expect(call.connection.getSenders().map((one) => one.track)).toEqual(stream.getTracks());
    expect(call.picture.colour()).toBe('laptop');
    expect(uncaught).toEqual([]);
  });
});
