import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountOverlay } from './mount-overlay';
import { confirming, inviting, live, sampleUrl } from './sample-views';

const connecting = { phase: 'connecting', phone: 'Pixel 8', reach: 'handoff' } as const;

test('a frame without the nonce connects to nobody and shows nothing', async () => {
  const overlay = await mountOverlay('#nothing');
  expect(overlay.ports).toHaveLength(0);
  expect(overlay.root.childElementCount).toBe(0);
  expect(document.documentElement.dataset.phase).toBe('idle');
});

test('says hello with the nonce and shows nothing until the host answers', async () => {
  const overlay = await mountOverlay();
  expect(overlay.port().sent[0]).toEqual({ t: 'hello', nonce: '5'.repeat(32) });
  expect(overlay.root.childElementCount).toBe(0);
});

test('drops what is no message of the host', async () => {
  const overlay = await mountOverlay();
  for (const message of [null, 7, {}, { t: 'view' }, { t: 'view', view: { phase: 'x' } }]) {
    overlay.port().tell(message);
  }
  overlay.port().tell({ t: 'view', view: { ...inviting, extra: 1 } });
  expect(overlay.root.childElementCount).toBe(0);
});

test('connects again when the port closes, and tells the new host its size', async () => {
  const overlay = await mountOverlay();
  overlay.show(live);
  await vi.waitFor(() =>
    expect(overlay.port().sent).toContainEqual(
      expect.objectContaining({ t: 'size', height: expect.closeTo(300, -2.4) }),
    ),
  );
  const size = overlay.port().sent.findLast(({ t }) => t === 'size');
  overlay.port().close();
  await vi.waitFor(() => expect(overlay.ports).toHaveLength(2));
  expect(overlay.port().sent).toEqual([{ t: 'hello', nonce: '5'.repeat(32) }, size]);
  overlay.show(confirming);
  await expect.element(page.getByRole('textbox')).toBeVisible();
});

test('asks for no room again once it shows nothing', async () => {
  const overlay = await mountOverlay();
  overlay.show(live);
  overlay.show({ phase: 'idle' });
  await vi.waitFor(() =>
    expect(overlay.port().sent.at(-1)).toEqual({ t: 'size', width: 0, height: 0 }),
  );
});

test('marks the moments of a handoff in the performance timeline', async () => {
  const overlay = await mountOverlay();
  overlay.show(inviting);
  await vi.waitFor(() => expect(overlay.marks()).toContain('baton:qr-shown'));
  overlay.show(confirming);
  overlay.show({ ...confirming, step: 'waiting' });
  overlay.show(connecting);
  overlay.show(live);
  overlay.show({ phase: 'reconnecting', phone: 'Pixel 8', since: 0 });
  overlay.show(live);
  expect(overlay.marks().filter((name) => name !== 'baton:qr-shown')).toEqual([
    'baton:proven',
    'baton:consented',
    'baton:uplink-swapped',
  ]);
});

test('puts the link on the clipboard and says so, also where the clipboard API refuses', async () => {
  const overlay = await mountOverlay();
  const refusing = vi
    .spyOn(navigator.clipboard, 'writeText')
    .mockRejectedValue(new DOMException('Document is not focused.', 'NotAllowedError'));
  const copied: string[] = [];
  const seen = (event: ClipboardEvent) =>
    copied.push(event.clipboardData?.getData('text/plain') ?? '');
  window.addEventListener('copy', seen);
  overlay.show(inviting);
  await page.getByRole('button', { name: 'Copy link' }).click();
  expect(overlay.actions()).toEqual([{ do: 'copy-link' }]);
  overlay.port().tell({ t: 'link', url: sampleUrl });
  await expect.element(page.getByText('Copied')).toBeVisible();
  expect(copied).toEqual([sampleUrl]);
  window.removeEventListener('copy', seen);
  refusing.mockRestore();
});

test('arrow keys on the handle move the card', async () => {
  const overlay = await mountOverlay();
  overlay.show(live);
  const handle = overlay.root.querySelector<HTMLButtonElement>('header button');
  handle?.focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowDown}');
  expect(overlay.port().sent.filter(({ t }) => t === 'move')).toEqual([
    { t: 'move', dx: -24, dy: 0 },
    { t: 'move', dx: 0, dy: 24 },
  ]);
});

test('dragging the title moves the card as far as the pointer went', async () => {
  const overlay = await mountOverlay();
  overlay.show(live);
  const title = overlay.root.querySelector('header');
  if (title === null) throw new Error('no title');
  const at = (type: string, x: number, y: number) =>
    title.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 1,
        button: 0,
        clientX: x,
        clientY: y,
        screenX: 100 + x,
        screenY: 100 + y,
        bubbles: true,
      }),
    );
  // A made-up pointer cannot be captured.
  vi.spyOn(title, 'setPointerCapture').mockImplementation(() => undefined);
  at('pointerdown', 10, 10);
  at('pointermove', 12, 11);
  at('pointermove', 40, 25);
  at('pointermove', 30, 40);
  at('pointerup', 30, 40);
  at('pointermove', 90, 90);
  const moves = overlay.port().sent.flatMap((message) => (message.t === 'move' ? [message] : []));
  expect(moves.reduce((sum, { dx }) => sum + dx, 0)).toBe(20);
  expect(moves.reduce((sum, { dy }) => sum + dy, 0)).toBe(30);
});
