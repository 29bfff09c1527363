import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountOverlay } from './mount-overlay';
import { confirming, ended, inviting, listening, live, sampleViews } from './sample-views';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const buttons = (root: HTMLElement) =>
  [...root.querySelectorAll('footer button')].map(({ textContent }) => textContent);

describe('the card with the code', () => {
  test('is a dialog with the code, a countdown and two buttons', async () => {
    const overlay = await mountOverlay();
    overlay.show(inviting);
    await expect.element(page.getByRole('dialog', { name: 'Send to phone' })).toBeVisible();
    const code = page.getByRole('img', { name: 'QR code to scan with your phone' });
    await expect.element(code).toBeVisible();
    await expect.element(page.getByText('Scan with your phone’s camera')).toBeVisible();
    await expect.element(page.getByText(/^New code in 0:\d\d$/)).toBeVisible();
    expect(buttons(overlay.root)).toEqual(['Copy link', 'Close']);
    expect(document.documentElement.dataset.phase).toBe('inviting');
  });

  test('closes on Escape as by its button', async () => {
    const overlay = await mountOverlay();
    overlay.show(inviting);
    await expect.element(page.getByRole('dialog')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await button('Close').click();
    expect(overlay.actions()).toEqual([{ do: 'close' }, { do: 'close' }]);
  });

  test.each([
    ['inviting-busy', ['New code here', 'Close'], 'new-code'],
    ['inviting-blank', ['New code', 'Close'], 'new-code'],
    ['inviting-covered', ['Show anyway', 'Copy link', 'Close'], 'show-anyway'],
  ])('without a code (%s) says why and offers %j', async (name, names, action) => {
    const overlay = await mountOverlay();
    const view = sampleViews[name];
    if (view === undefined) throw new Error(name);
    overlay.show(view);
    expect(buttons(overlay.root)).toEqual(names);
    expect(overlay.root.querySelector('canvas')).toBeNull();
    expect(overlay.root.querySelector('[role=status]')?.textContent).toMatch(/\w+\.$/);
    await button(String(names[0])).click();
    expect(overlay.actions()).toEqual([{ do: action }]);
  });

  test('tells a notice as an alert of one sentence', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...inviting, notice: 'old-code' });
    await expect.element(page.getByRole('alert')).toHaveTextContent(/^Someone scanned an old code/);
    overlay.show({ ...inviting, notice: 'two-devices' });
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(/^Two devices scanned this code/);
  });

  test('warns that another tab’s call would end', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...inviting, endsOther: true });
    await expect.element(page.getByRole('alert')).toHaveTextContent(/another tab/);
  });
});

describe('the box for the code', () => {
  test('has the focus, takes digits only and submits with the second, once', async () => {
    const overlay = await mountOverlay();
    overlay.show(confirming);
    const box = page.getByRole('textbox', { name: 'Code shown on the phone' });
    await expect.element(box).toHaveFocus();
    await expect.element(page.getByText('Pixel 8 wants this call.')).toBeVisible();
    await userEvent.keyboard('a1-');
    await expect.element(box).toHaveValue('1');
    expect(overlay.actions()).toEqual([]);
    await userEvent.keyboard('9');
    await userEvent.keyboard('7{Enter}');
    expect(overlay.actions()).toEqual([{ do: 'code', digits: '19' }]);
  });

  test('takes a pasted code', async () => {
    const overlay = await mountOverlay();
    overlay.show(confirming);
    await page.getByRole('textbox').fill(' 4 2');
    expect(overlay.actions()).toEqual([{ do: 'code', digits: '42' }]);
  });

  test('keeps a typed digit when the phone’s name changes', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...confirming, phone: null });
    await expect.element(page.getByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('1');
    overlay.show(confirming);
    await expect.element(page.getByText('Pixel 8 wants this call.')).toBeVisible();
    await expect.element(page.getByRole('textbox')).toHaveValue('1');
  });

  test('takes a second try when the host asks again', async () => {
    const overlay = await mountOverlay();
    overlay.show(confirming);
    await page.getByRole('textbox').fill('11');
    overlay.show(confirming);
    await expect.element(page.getByRole('textbox')).toHaveValue('');
    await page.getByRole('textbox').fill('19');
    expect(overlay.actions().at(-1)).toEqual({ do: 'code', digits: '19' });
  });

  test('can be declined, and gives way to the next step', async () => {
    const overlay = await mountOverlay();
    overlay.show(confirming);
    await button('Decline').click();
    await userEvent.keyboard('{Escape}');
    expect(overlay.actions()).toEqual([{ do: 'decline' }, { do: 'decline' }]);
    overlay.show({ ...confirming, step: 'waiting' });
    await expect.element(page.getByText('Now tap Move call here on the phone')).toBeVisible();
    expect(overlay.root.querySelector('input')).toBeNull();
  });
});

describe('while the phone carries the call', () => {
  test('is a region that says what the meeting gets, with the way back', async () => {
    const overlay = await mountOverlay();
    overlay.show(live);
    const region = page.getByRole('region', { name: 'Call on your phone' });
    await expect.element(region).toBeVisible();
    await expect.element(page.getByText('On your phone', { exact: true })).toBeVisible();
    await expect.element(page.getByText('Keep this laptop open and awake')).toBeVisible();
    await button('Bring back').click();
    expect(overlay.actions()).toEqual([{ do: 'bring-back' }]);
  });

  test.each([
    ['sent', 'People hear your phone'],
    ['muted', 'Muted on the phone'],
    ['muted-by-site', 'Muted in the meeting'],
    ['paused', 'Microphone paused: phone in the background'],
  ] as const)('says of a microphone that is %s: %s', async (microphone, words) => {
    const overlay = await mountOverlay();
    overlay.show({ ...live, microphone });
    await expect.element(page.getByText(words)).toBeVisible();
  });

  test('shows how loud the meeting gets the phone, and how the link does', async () => {
    const overlay = await mountOverlay();
    const lit = () => overlay.root.querySelectorAll('.meter .lit').length;
    overlay.show({ ...live, level: 0, link: null });
    await expect.element(page.getByText('People hear your phone')).toBeVisible();
    expect(lit()).toBe(0);
    overlay.show({ ...live, level: 60, link: { step: 'poor', relayed: true } });
    await expect.element(page.getByText('Weak connection')).toBeVisible();
    await expect.element(page.getByText('relayed')).toBeVisible();
    expect(lit()).toBeGreaterThan(3);
    overlay.show({ ...live, level: 60, microphone: 'muted' });
    await expect.element(page.getByText('Muted on the phone')).toBeVisible();
    expect(overlay.root.querySelector('.meter')).toBeNull();
  });

  test('becomes smaller by Escape or its button, and never ends the call by that', async () => {
    const overlay = await mountOverlay();
    overlay.show(live);
    const details = page.getByRole('button', { name: 'Details' });
    await details.click();
    await expect.element(page.getByText('People see your phone')).not.toBeInTheDocument();
    await expect.element(page.getByText('People hear your phone')).toBeVisible();
    await expect.element(button('Bring back')).toBeVisible();
    await details.click();
    await expect.element(page.getByText('People see your phone')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('People see your phone')).not.toBeInTheDocument();
    expect(overlay.actions()).toEqual([]);
  });

  test('says who keeps the laptop awake, and asks by a click', async () => {
    const overlay = await mountOverlay();
    overlay.show(live);
    await button('Let Baton keep it awake').click();
    expect(overlay.actions()).toEqual([{ do: 'keep-awake' }]);
    overlay.show({ ...live, keptAwake: true });
    await expect.element(page.getByText(/^Baton keeps this laptop awake/)).toBeVisible();
    await expect.element(button('Let Baton keep it awake')).not.toBeInTheDocument();
  });

  test('takes the focus when the host asks, and keeps it as the phase changes', async () => {
    const overlay = await mountOverlay();
    overlay.show(confirming);
    await expect.element(page.getByRole('textbox')).toHaveFocus();
    overlay.show(live);
    const card = page.getByRole('region', { name: 'Call on your phone' });
    await expect.element(card).toHaveFocus();
    await button('Bring back').element().focus();
    overlay.port().tell({ t: 'focus' });
    await expect.element(card).toHaveFocus();
  });

  test('says that the page still holds the devices', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...live, deviceHeld: true });
    await expect.element(page.getByText(/still holds your laptop’s microphone/)).toBeVisible();
  });

  test('offers nothing while the page hangs up', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...ended, reason: 'left', held: true, leaving: true });
    await expect.element(page.getByText('Leaving the meeting…')).toBeVisible();
    expect(buttons(overlay.root)).toEqual([]);
  });

  test('asks before it closes the tab', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...ended, asksToClose: true });
    await expect.element(page.getByText('Leave the meeting? This closes the tab.')).toBeVisible();
    await button('Stay').click();
    await button('Close tab').click();
    expect(overlay.actions()).toEqual([
      { do: 'close-tab', confirmed: false },
      { do: 'close-tab', confirmed: true },
    ]);
  });

  test('offers to allow the site while the phone can only listen', async () => {
    const overlay = await mountOverlay();
    overlay.show(listening);
    await expect.element(page.getByText(/^People still hear your laptop\./)).toBeVisible();
    await button('Allow this site and reload').click();
    await button('Close').click();
    expect(overlay.actions()).toEqual([{ do: 'allow-site' }, { do: 'close' }]);
    overlay.show({ ...listening, canAllow: false });
    await expect.element(page.getByText(/^Join the meeting, then tap/)).toBeVisible();
    await expect.element(button('Allow this site and reload')).not.toBeInTheDocument();
  });

  test.each([
    ['listening-allowed', /^People still hear your laptop/, ['Reload this page', 'Close']],
    [
      'listening-embedded',
      /^The meeting runs in a frame from call\.example\.org/,
      ['Allow call.example.org and reload', 'Share this tab’s picture and sound', 'Close'],
    ],
    [
      'listening-nothing',
      /^Baton finds no sound and no picture/,
      ['Allow this site and reload', 'Share this tab’s picture and sound', 'Close'],
    ],
    [
      'listening-nothing-hooked',
      /^Join the meeting, then tap/,
      ['Share this tab’s picture and sound', 'Close'],
    ],
    ['listening-tab', /^The phone shows this tab/, ['Allow this site and reload', 'Close']],
  ])('in %s says what is missing and offers %j', async (name, words, names) => {
    const overlay = await mountOverlay();
    const view = sampleViews[name];
    if (view === undefined) throw new Error(name);
    overlay.show(view);
    await expect.element(page.getByText(words)).toBeVisible();
    expect(buttons(overlay.root)).toEqual(names);
  });

  test('goes on saying whom people hear while the tab is shared', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...listening, tabShared: true });
    await expect.element(page.getByText(/^People still hear your laptop/)).toBeVisible();
  });

  test('shares the tab only by a click', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...listening, canShareTab: true });
    await button('Share this tab’s picture and sound').click();
    expect(overlay.actions()).toEqual([{ do: 'share-tab' }]);
  });

  test('names the frame that has to be allowed before the scan', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...inviting, call: 'none', embedded: 'call.example.org' });
    await expect.element(page.getByText(/runs in a frame from call\.example\.org/)).toBeVisible();
    await button('Allow call.example.org and reload').click();
    expect(overlay.actions()).toEqual([{ do: 'allow-site' }]);
  });

  test('opens the laptop’s devices only by a click once the phone gave the call back', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...ended, reason: 'lost', held: true });
    await expect.element(page.getByText('Your call is back, muted')).toBeVisible();
    await expect.element(page.getByText('Pixel 8 was out of reach for 45 seconds.')).toBeVisible();
    expect(buttons(overlay.root)).toEqual(['Turn on microphone and camera']);
    await button('Turn on microphone and camera').click();
    expect(overlay.actions()).toEqual([{ do: 'bring-back' }]);
  });

  test('tells as an alert that the laptop’s devices stayed closed', async () => {
    const overlay = await mountOverlay();
    overlay.show({ ...live, problem: 'devices-refused' });
    await expect.element(page.getByRole('alert')).toHaveTextContent(/did not let this page use/);
  });
});

const windows = [
  [452, 328],
  [320, 256],
] as const;
test.each(
  windows.flatMap(([width, height]) =>
    Object.entries(sampleViews).map(([name, view]) => [name, width, height, view] as const),
  ),
)('%s fits into a window of %i × %i with its buttons', async (_, width, height, view) => {
  await page.viewport(width, height);
  const overlay = await mountOverlay();
  overlay.show(view);
  const code = overlay.root.querySelector('canvas')?.getBoundingClientRect();
  expect(code?.right ?? 0).toBeLessThanOrEqual(width);
  expect(code?.bottom ?? 0).toBeLessThanOrEqual(height);
  for (const control of overlay.root.querySelectorAll('footer button, header button')) {
    const { top, bottom, left, right, height: tall } = control.getBoundingClientRect();
    expect(Math.min(top, left)).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(height);
    expect(right).toBeLessThanOrEqual(width);
    expect(tall).toBeGreaterThanOrEqual(44);
  }
});
