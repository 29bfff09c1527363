import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createLeaveGuard } from '../../../extension/tab/leave-guard';

/** A page in a frame that the person has used, and whether the browser would ask before it goes. */
const openPage = async () => {
  const frame = document.createElement('iframe');
  frame.srcdoc = '<title>Meeting</title><a href="about:blank?left">Elsewhere</a>';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.title = 'Meeting page';
  document.body.append(frame);
  const lifetime = new AbortController();
  onTestFinished(() => {
    lifetime.abort();
    frame.remove();
  });
  await loaded;
  const inside = frame.contentWindow as Window & typeof globalThis;
  const guard = createLeaveGuard(inside, lifetime.signal);
  const asked = vi.fn();
  const goes = async (leave: () => unknown): Promise<void> => {
    // After the guard's own listener.
    inside.addEventListener('beforeunload', (event) => asked(event.defaultPrevented));
    await leave();
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  };
  // A click by the browser itself: no other counts as the person's.
  const followLink = () =>
    page.frameLocator(page.getByTitle('Meeting page')).getByRole('link').click();
  return { inside, guard, asked, goes, followLink };
};

test('asks when the person follows a link away from a carried call', async () => {
  await page.viewport(600, 400);
  const { guard, asked, goes, followLink } = await openPage();
  guard(true);
  await goes(followLink);
  expect(asked).toHaveBeenCalledWith(true);
});

test('asks nothing once the call is over', async () => {
  const { guard, asked, goes, followLink } = await openPage();
  guard(true);
  guard(false);
  await goes(followLink);
  expect(asked).toHaveBeenCalledWith(false);
});

test('holds up no page that goes by itself', async () => {
  const { guard, asked, goes, inside } = await openPage();
  guard(true);
  await goes(() => inside.location.assign('about:blank?over'));
  expect(asked).toHaveBeenCalledWith(false);
});

test('does not show itself to a page that dispatches the event', async () => {
  const { guard, inside } = await openPage();
  guard(true);
  const event = new inside.Event('beforeunload', { cancelable: true });
  inside.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
});
