import { describe, expect, onTestFinished, test } from 'vitest';
import { embeddedMeeting, watchFrames } from '../../../extension/tab/watch-frames';
import { until } from '../page/measure';

const meet = 'https://meet.example.org';

/** A page in a window of 1000 × 600 with these frames in it; no address is ever loaded. */
const pageWith = async (...frames: readonly Readonly<Record<string, string>>[]) => {
  const outer = document.createElement('iframe');
  outer.style.cssText = 'width: 1000px; height: 600px; border: 0';
  outer.srcdoc = '<!doctype html><body style="margin: 0"></body>';
  document.body.append(outer);
  onTestFinished(() => outer.remove());
  await new Promise((resolve) => outer.addEventListener('load', resolve, { once: true }));
  const window = outer.contentWindow as (Window & typeof globalThis) | null;
  if (window === null) throw new Error('no window');
  const add = (attributes: Readonly<Record<string, string>>): HTMLIFrameElement => {
    const frame = window.document.createElement('iframe');
    // Nothing is asked of the network in a frame that is not rendered yet.
    frame.loading = 'lazy';
    frame.style.cssText = 'position: fixed; top: 5000px; border: 0';
    for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
    window.document.body.append(frame);
    return frame;
  };
  return { window, add, frames: frames.map(add) };
};

describe('a frame of another site', () => {
  const whole = { width: '1000', height: '400' };
  test.each([
    ['may use the microphone', { src: `${meet}/room`, allow: 'microphone; camera' }],
    ['may show the screen', { src: `${meet}/room`, allow: 'fullscreen; display-capture' }],
    ['fills most of the window', { src: `${meet}/room`, ...whole }],
  ])('that %s looks like the meeting', async (_why, attributes) => {
    const { window } = await pageWith(attributes);
    expect(embeddedMeeting(window)).toBe(meet);
  });

  test.each([
    ['a small frame that may use nothing', { src: `${meet}/ad`, width: '300', height: '250' }],
    ['a frame without an address', { ...whole, allow: 'microphone' }],
    ['a frame of the same site', { src: '/never', ...whole, allow: 'microphone' }],
    ['an address that is no web page', { src: 'data:text/plain,a', allow: 'microphone' }],
    ['an address that is none', { src: 'https://', allow: 'microphone' }],
  ])('%s does not', async (_what, attributes) => {
    const { window } = await pageWith(attributes);
    expect(embeddedMeeting(window)).toBeNull();
  });

  test('that may use devices is believed before a larger one', async () => {
    const { window } = await pageWith(
      { src: 'https://video.example.org', ...whole },
      { src: `${meet}/room`, allow: 'camera', width: '10', height: '10' },
    );
    expect(embeddedMeeting(window)).toBe(meet);
  });
});

test('what is found is told first, and again only when it changes', async () => {
  const { window, add } = await pageWith();
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const told: (string | null)[] = [];
  watchFrames({
    window,
    embedded: (origin) => void told.push(origin),
    loaded: () => undefined,
    signal: ending.signal,
  });
  expect(told).toEqual([null]);
  const frame = add({ src: `${meet}/room`, allow: 'microphone' });
  await until('the frame is told of', () => told.length === 2);
  frame.remove();
  await until('it is gone', () => told.length === 3);
  expect(told).toEqual([null, meet, null]);
});

test('a frame of the same site is told of when it has loaded, one of another site is not', async () => {
  const { window, add } = await pageWith();
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  let loaded = 0;
  watchFrames({
    window,
    embedded: () => undefined,
    loaded: () => {
      loaded += 1;
    },
    signal: ending.signal,
  });
  const sealed = add({ loading: 'eager', srcdoc: 'a', sandbox: '' });
  await new Promise((resolve) => sealed.addEventListener('load', resolve, { once: true }));
  expect(loaded).toBe(0);
  add({ loading: 'eager', srcdoc: 'b' });
  await until('it has loaded', () => loaded === 1);
});
