import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { callControls } from '../../../extension/tab/call-controls';
import { type OverlayHost, showOverlay } from '../../../extension/tab/overlay-host';

const blank = 'data:text/html,overlay';

/** The overlay in this document, or the one given, until the test ends. */
const open = (target: Document = document) => {
  const lifetime = new AbortController();
  const before = new Set(target.querySelectorAll('div'));
  const overlay: OverlayHost = showOverlay(target, blank, lifetime.signal);
  onTestFinished(() => lifetime.abort());
  const element = [...target.querySelectorAll('div')].find((div) => !before.has(div));
  if (element === undefined) throw new Error('The overlay is not in the page.');
  return { overlay, element, close: () => lifetime.abort() };
};

const dialogIn = (parent: Element): HTMLDialogElement => {
  const dialog = document.createElement('dialog');
  parent.append(dialog);
  onTestFinished(() => dialog.remove());
  return dialog;
};

test('stands beside the body in a closed shadow root, above everything', () => {
  const { element, close } = open();
  expect(element.parentNode).toBe(document.documentElement);
  expect(element.shadowRoot).toBeNull();
  expect(element.style.getPropertyPriority('z-index')).toBe('important');
  close();
  expect(element.isConnected).toBe(false);
});

test('opens in the upper right corner and lets clicks through until it knows its size', async () => {
  await page.viewport(1000, 600);
  const { overlay, element } = open();
  expect(getComputedStyle(element).pointerEvents).toBe('none');
  expect(getComputedStyle(element).opacity).toBe('0');
  overlay.resize(400, 300);
  expect(getComputedStyle(element).pointerEvents).toBe('auto');
  const { left, top, width, height } = element.getBoundingClientRect();
  expect({ left, top, width, height }).toEqual({ left: 584, top: 16, width: 400, height: 300 });
  overlay.resize(0, 0);
  expect(getComputedStyle(element).pointerEvents).toBe('none');
});

test('moves, but never out of the window, and comes along when the window shrinks', async () => {
  await page.viewport(1000, 600);
  const { overlay, element } = open();
  overlay.resize(400, 300);
  overlay.moveBy(-100, 50);
  expect(element.getBoundingClientRect()).toMatchObject({ left: 484, top: 66 });
  overlay.moveBy(-5_000, 5_000);
  expect(element.getBoundingClientRect()).toMatchObject({ left: 16, bottom: 584 });
  await page.viewport(300, 200);
  await vi.waitFor(() =>
    expect(element.getBoundingClientRect()).toMatchObject({
      left: 0,
      top: 0,
      width: 300,
      height: 200,
    }),
  );
});

const bar = (styles: string, words = 'Mute'): HTMLElement => {
  const element = document.createElement('div');
  element.style.cssText = `position: fixed; ${styles}`;
  element.innerHTML = `<button>${words}</button><button>Leave</button>`;
  document.body.append(element);
  onTestFinished(() => element.remove());
  return element;
};

test('goes where it covers none of the page’s own call controls', async () => {
  await page.viewport(1000, 600);
  const controls = bar('top: 0; right: 0; width: 300px; height: 64px');
  const lifetime = new AbortController();
  onTestFinished(() => lifetime.abort());
  const taken = () => callControls(window);
  expect(taken()).toEqual([{ left: 700, top: 0, width: 300, height: 64 }]);
  const before = new Set(document.querySelectorAll('div'));
  const overlay = showOverlay(document, blank, lifetime.signal, {
    remembered: { corner: 'top-right', x: 100, y: 10 },
    taken,
    moved: () => undefined,
  });
  const element = [...document.querySelectorAll('div')].find((div) => !before.has(div));
  overlay.resize(400, 300);
  expect(element?.getBoundingClientRect()).toMatchObject({ left: 16, top: 16 });
  controls.style.bottom = '0';
  controls.style.top = 'auto';
  overlay.resize(400, 310);
  // Where the person had it the last time, now that it is free.
  expect(element?.getBoundingClientRect()).toMatchObject({ right: 900, top: 16, height: 310 });
});

test('tells once where the person put it, measured from the nearest corner', async () => {
  await page.viewport(1000, 600);
  const lifetime = new AbortController();
  onTestFinished(() => lifetime.abort());
  const moved = vi.fn();
  const overlay = showOverlay(document, blank, lifetime.signal, {
    remembered: null,
    taken: () => [],
    moved,
  });
  overlay.resize(400, 300);
  overlay.moveBy(-500, 200);
  overlay.moveBy(-20, 20);
  await vi.waitFor(() => expect(moved).toHaveBeenCalled());
  expect(moved.mock.calls).toEqual([[{ corner: 'bottom-left', x: 64, y: 64 }]]);
});

test('gives the focus back to where it was', async () => {
  const field = document.createElement('input');
  document.body.append(field);
  onTestFinished(() => field.remove());
  field.focus();
  const { element, close } = open();
  element.tabIndex = 0;
  element.focus();
  expect(document.activeElement).toBe(element);
  close();
  expect(document.activeElement).toBe(field);
});

test('is hidden at once and shown again', () => {
  const { overlay, element } = open();
  overlay.resize(400, 300);
  overlay.hideAtOnce();
  expect(element.checkVisibility()).toBe(false);
  overlay.resize(300, 300);
  expect(element.checkVisibility()).toBe(false);
  overlay.show();
  expect(element.checkVisibility()).toBe(true);
});

test('no style of the page reaches it', () => {
  const style = document.createElement('style');
  style.textContent =
    '* { display: none !important; opacity: 0.1 !important; transform: scale(2) !important }';
  document.head.append(style);
  onTestFinished(() => style.remove());
  const { overlay, element } = open();
  overlay.resize(400, 300);
  const { display, opacity, transform } = getComputedStyle(element);
  expect({ display, opacity, transform }).toEqual({
    display: 'block',
    opacity: '1',
    transform: 'none',
  });
});

test('comes back when the page removes it, and gives up after five times in a minute', async () => {
  const { element } = open();
  for (let times = 0; times < 5; times += 1) {
    element.remove();
    await vi.waitFor(() => expect(element.isConnected).toBe(true));
  }
  element.remove();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(element.isConnected).toBe(false);
});

test('moves into a modal dialog, keeps its place there, and moves back', async () => {
  await page.viewport(1000, 600);
  const dialog = dialogIn(document.body);
  dialog.style.transform = 'translate(30px, 40px)';
  const { overlay, element } = open();
  overlay.resize(400, 300);
  dialog.showModal();
  await vi.waitFor(() => expect(element.parentNode).toBe(dialog));
  const { left, top } = element.getBoundingClientRect();
  expect({ left, top }).toEqual({ left: 584, top: 16 });
  dialog.close();
  await vi.waitFor(() => expect(element.parentNode).toBe(document.documentElement));
});

test('follows to the dialog opened last, and survives a dialog that is removed', async () => {
  const upper = dialogIn(document.body);
  const lower = dialogIn(document.body);
  const { element } = open();
  lower.showModal();
  await vi.waitFor(() => expect(element.parentNode).toBe(lower));
  upper.showModal();
  await vi.waitFor(() => expect(element.parentNode).toBe(upper));
  upper.remove();
  await vi.waitFor(() => expect(element.parentNode).toBe(lower));
});

test('leaves a dialog alone that is not modal', async () => {
  const dialog = dialogIn(document.body);
  const other = dialogIn(document.body);
  const { element } = open();
  dialog.show();
  other.showModal();
  await vi.waitFor(() => expect(element.parentNode).toBe(other));
  other.close();
  await vi.waitFor(() => expect(element.parentNode).toBe(document.documentElement));
});

test('moves into a fullscreen element, but not into a video', async () => {
  const stage = document.createElement('div');
  const video = document.createElement('video');
  const key = document.createElement('button');
  document.body.append(stage, video, key);
  onTestFinished(() => [stage, video, key].forEach((element) => void element.remove()));
  const { element } = open();
  const goFullscreen = async (target: Element): Promise<void> => {
    const done = new Promise((resolve) =>
      document.addEventListener('fullscreenchange', resolve, { once: true }),
    );
    key.onclick = () => void target.requestFullscreen();
    await userEvent.click(key);
    await done;
  };
  await goFullscreen(stage);
  await vi.waitFor(() => expect(element.parentNode).toBe(stage));
  await document.exitFullscreen();
  await vi.waitFor(() => expect(element.parentNode).toBe(document.documentElement));
  await goFullscreen(video);
  expect(element.parentNode).toBe(document.documentElement);
  await document.exitFullscreen();
});

test('works in a page that forbids styles and everything that is not a trusted type', async () => {
  const frame = document.createElement('iframe');
  const policy = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><p>meeting</p>`;
  frame.width = '800';
  frame.height = '500';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  await loaded;
  const target = frame.contentDocument;
  if (target === null) throw new Error('no document');
  const { overlay, element } = open(target);
  overlay.resize(400, 300);
  const { left, top, width, height } = element.getBoundingClientRect();
  expect({ left, top, width, height }).toEqual({ left: 384, top: 16, width: 400, height: 300 });
  expect(target.defaultView?.getComputedStyle(element).position).toBe('fixed');
});
