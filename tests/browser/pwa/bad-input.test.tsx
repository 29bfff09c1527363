/// <reference types="vite/client" />
import { render } from 'preact';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { encodeInvitation, expiryOf } from '../../../core/protocol/invitation';
import { App } from '../../../pwa/screens/app';
import { type PhoneScreen, startPhone } from '../../../pwa/session/phone';
import '../../../pwa/screens/app.css';
import { seeCode } from './seen-code';

const button = (name: string) => page.getByRole('button', { name, exact: true });

/** The app with its real session, at its start. */
const openApp = (): void => {
  const root = document.createElement('div');
  document.body.append(root);
  const leaving = new AbortController();
  onTestFinished(() => {
    leaving.abort();
    render(null, root);
    root.remove();
  });
  const rest = { update: null, install: null, language: 'en', onLanguage: () => {} } as const;
  const draw = (screen: PhoneScreen) =>
    render(<App {...screen} {...rest} act={phone.act} onShown={phone.showing} />, root);
  const phone = startPhone({
    phoneName: 'Pixel 8',
    signal: leaving.signal,
    render: (screen) => queueMicrotask(() => draw(screen)),
  });
};

const paste = async (text: string): Promise<void> => {
  await button('No camera? Paste a link').click();
  await page.getByLabelText('Link from your laptop').fill(text);
  await button('Open link').click();
};

const secret = Uint8Array.from({ length: 16 }, (_, at) => at);
const codeOf = (mode: 1 | 2, shownMs: number): string =>
  encodeInvitation({ mode, exp: expiryOf(shownMs), secret, pin: secret, broker: null });
const here = (code: string): string => `${location.origin}/#${code}`;
const hourMs = 3_600_000;

beforeEach(() => page.viewport(390, 844));

describe('what is not a code of this laptop', () => {
  test.for<readonly [string, () => string, RegExp]>([
    ['the code of a restaurant', () => 'https://example.org/menu', /not from Baton/],
    ['a code for the Wi-Fi', () => 'WIFI:S:guest;T:WPA;P:secret;;', /not from Baton/],
    ['words', () => 'hello there', /not from Baton/],
    ['a damaged link', () => here(codeOf(1, Date.now())).slice(0, -3), /not from Baton/],
    [
      'an old link',
      () => here(codeOf(1, Date.now() - hourMs)),
      /code has expired|minute and a half/,
    ],
    ['a mode of a newer Baton', () => here(codeOf(2, Date.now())), /newer Baton/],
    ['a newer protocol', () => here(`Ag${codeOf(1, Date.now()).slice(2)}`), /newer Baton/],
  ])('%s gets its sentence and a way back to scanning', async ([_name, text, said]) => {
    openApp();
    await paste(text());
    await expect.element(page.getByRole('alert')).toHaveTextContent(said);
    await expect.element(button('Scan again')).toBeVisible();
    await button('Back to start').click();
    await expect.element(button('Scan code')).toBeVisible();
  });

  test('a link of another server names it, and goes nowhere until a tap', async () => {
    const { href } = location;
    openApp();
    await paste(`https://call.example.org/#${codeOf(1, Date.now())}`);
    await expect.element(page.getByText('This code belongs to another server')).toBeVisible();
    await expect.element(page.getByText('call.example.org', { exact: true })).toBeVisible();
    await expect.element(button('Open that page')).toBeVisible();
    await button('Cancel').click();
    await expect.element(button('Scan code')).toBeVisible();
    expect(location.href).toBe(href);
  });

  test('a code of something else is told from the camera, too', async () => {
    seeCode('https://example.org/menu', 1280, 720, 0.4);
    openApp();
    await button('Scan code').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/not from Baton/);
    await expect.element(button('Scan again')).toBeVisible();
  });
});
