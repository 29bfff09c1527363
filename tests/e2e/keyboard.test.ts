import type { Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Participant } from '../support/chromium';
import { startDemoCall } from '../support/demo-call';
import { eventually } from '../support/eventually';
import { colours } from '../support/fake-media';
import {
  linkInCode,
  openLink,
  pairingCode,
  showCode,
  typeCode,
  waitForPhase,
} from '../support/handoff';
import { createLifetime } from '../support/lifetime';
import { sees } from '../support/measure';
import { startPeerServer } from '../support/peer-server';
import { clickToolbar, extensionId, findOverlay } from '../support/toolbar';

const lifetime = createLifetime();
const { signal } = lifetime;
let laptop: Participant;
let anna: Participant;
let phone: Participant;

beforeAll(async () => {
  const server = await startPeerServer({ signal });
  ({ laptop, anna, phone } = await startDemoCall(server.origin, signal));
});
afterAll(() => lifetime.end());

const press = (key: string): Promise<void> => laptop.page.keyboard.press(key);

/** Presses Tab as a person does who looks for a control; fails where it is not on the way. */
const tabTo = async (overlay: Frame, name: string): Promise<void> => {
  const focused = () =>
    overlay.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
  const passed: string[] = [];
  for (let times = 0; times < 8; times += 1) {
    await press('Tab');
    passed.push(await focused());
    if (passed.at(-1)?.startsWith(name) === true) return;
  }
  throw new Error(`Tab does not come to ${name}: ${passed.join(' | ')}`);
};

/** Where the overlay stands in the meeting's page. */
const placeOf = async (overlay: Frame): Promise<{ x: number; y: number }> => {
  const box = await (await overlay.frameElement()).boundingBox();
  if (box === null) throw new Error('The overlay is not drawn');
  return { x: Math.round(box.x), y: Math.round(box.y) };
};

const buttonTitle = (page: Page): Promise<string> => {
  const [worker] = page.context().serviceWorkers();
  if (worker === undefined) throw new Error('The extension has no worker');
  return worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.action.getTitle({ tabId: tab?.id ?? -1 });
  });
};
const waitForTitle = (words: string): Promise<unknown> =>
  eventually(
    `"${words}" on the button`,
    async () => (await buttonTitle(laptop.page)).includes(words),
    {},
    () => buttonTitle(laptop.page),
  );

describe('without a mouse on the laptop, by touch on the phone', () => {
  test('the button has a key of its own', async () => {
    const [worker] = laptop.context.serviceWorkers();
    // Whether the browser has given it the key is the browser's business: another extension may have it.
    const manifest = await worker?.evaluate(() => chrome.runtime.getManifest());
    expect(manifest?.commands?._execute_action).toEqual({
      suggested_key: { default: 'Alt+Shift+P' },
    });
    const commands = await worker?.evaluate(() => chrome.commands.getAll());
    expect(commands?.map(({ name }) => name)).toEqual(['_execute_action']);
  });

  test('the card takes the focus, is moved by arrow keys, closes by Escape and comes back where it was', async () => {
    const overlay = await showCode(laptop.page);
    await overlay.locator('.sheet:focus').waitFor();
    const at = await placeOf(overlay);
    await tabTo(overlay, 'Move this card');
    await press('ArrowLeft');
    await press('ArrowDown');
    const moved = { x: at.x - 24, y: at.y + 24 };
    await eventually(
      'the moved card',
      async () => JSON.stringify(await placeOf(overlay)) === JSON.stringify(moved),
      {},
      () => placeOf(overlay),
    );
    await tabTo(overlay, 'Copy link');
    await press('Enter');
    await overlay.getByText('Copied').waitFor();
    await eventually('the place in the store', () =>
      laptop.context
        .serviceWorkers()[0]
        ?.evaluate(async () => 'places' in (await chrome.storage.local.get('places'))),
    );
    // The key takes its own frame away, so that its end may never be heard of.
    press('Escape').catch(() => undefined);
    await eventually('the overlay is gone', () => findOverlay(laptop.page) === undefined);
    const again = await showCode(laptop.page);
    await eventually(
      'the card where it was moved to',
      async () => JSON.stringify(await placeOf(again)) === JSON.stringify(moved),
      {},
      () => placeOf(again),
    );
  });

  test('the call goes to the phone and comes back', async () => {
    const overlay = await showCode(laptop.page);
    await openLink(phone.page, await linkInCode(overlay, signal));
    await waitForPhase(phone.page, 'confirming');
    await overlay.locator('input:focus').waitFor();
    await laptop.page.keyboard.type(await pairingCode(phone.page));
    await phone.page.getByRole('button', { name: 'Move call here' }).tap();
    await waitForPhase(overlay, 'live');
    await sees(anna.page, colours.phone);
    await waitForTitle('this call is on your phone');
    await phone.page.getByRole('button', { name: 'Mute', exact: true }).tap();
    await overlay.getByText('Muted on the phone').waitFor();
    await waitForTitle('muted');

    // The browser asks before the tab goes that holds the seat.
    const asked = laptop.page.waitForEvent('dialog');
    await laptop.page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();

    await press('Escape');
    await overlay.locator('.folded').waitFor();
    await clickToolbar(laptop.page);
    await overlay.locator('.sheet:focus').waitFor();
    await tabTo(overlay, 'Bring back');
    await press('Enter');
    await waitForPhase(phone.page, 'ended');
    await sees(anna.page, colours.laptop);
    press('Escape').catch(() => undefined);
    await eventually('the overlay is gone', () => findOverlay(laptop.page) === undefined);
  });

  test('a remembered phone takes one click and one tap, and the code again once it is forgotten', async () => {
    const meet = async (): Promise<Frame> => {
      const overlay = await showCode(laptop.page);
      await openLink(phone.page, await linkInCode(overlay, signal));
      await waitForPhase(phone.page, 'confirming');
      return overlay;
    };
    const carry = async (overlay: Frame): Promise<void> => {
      await phone.page.getByRole('button', { name: 'Move call here' }).tap();
      await waitForPhase(overlay, 'live');
    };
    const bringBack = async (overlay: Frame): Promise<void> => {
      await overlay.getByRole('button', { name: 'Bring back' }).click();
      await waitForPhase(phone.page, 'ended');
    };

    const unknown = await meet();
    await typeCode(unknown, await pairingCode(phone.page));
    await carry(unknown);
    await unknown.getByRole('button', { name: 'Remember this phone' }).click();
    await phone.page.getByRole('button', { name: 'Remember', exact: true }).tap();
    await unknown.getByText('Baton remembers this phone').waitFor();
    await bringBack(unknown);

    const known = await meet();
    await phone.page.getByText('Click Continue on your laptop').waitFor();
    await known.getByText('You remember this phone').waitFor();
    await known.getByRole('button', { name: /^Continue on/ }).click();
    await carry(known);
    await sees(anna.page, colours.phone);
    await bringBack(known);

    const options = await laptop.context.newPage();
    await options.goto(`chrome-extension://${await extensionId(laptop.context)}/options.html`);
    await options.getByRole('button', { name: /^Forget (?!all)/ }).click();
    await options.getByText('None yet').waitFor();
    await options.close();
    await laptop.page.bringToFront();
    const forgotten = await meet();
    await forgotten.getByRole('textbox', { name: 'Code shown on the phone' }).waitFor();
    await phone.page.getByText('Type this code on your laptop').waitFor();
    await forgotten.getByRole('button', { name: 'Decline' }).click();
  });
});
