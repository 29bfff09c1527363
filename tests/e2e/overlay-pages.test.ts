import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildExtension } from '../support/build-extension';
import type { Participant } from '../support/chromium';
import { eventually } from '../support/eventually';
import { tones } from '../support/fake-media';
import { closeCard, launchLaptop, linkInCode, phaseOf, showCode } from '../support/handoff';
import { listenOnLoopback } from '../support/http-origin';
import { createLifetime } from '../support/lifetime';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { clickToolbar, extensionId, findOverlay, overlayFrame } from '../support/toolbar';

const lifetime = createLifetime();
const { signal } = lifetime;
let server: PeerServerProcess;
let laptop: Participant;
let site: string;

/** Pages as hostile to foreign content as a site can be. */
const pages: Record<string, Record<string, string>> = {
  '/isolated': {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  },
  '/strict': {
    'content-security-policy':
      "default-src 'none'; script-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'",
  },
  '/plain': {},
};

const markup = `<!doctype html><title>Meeting</title><h1>Meeting</h1>
<div id="stage">stage <button id="full">Fullscreen</button></div>
<video id="video" controls></video> <button id="full-video">Fullscreen video</button>
<dialog id="dialog">A modal dialog</dialog>
<script>
  document.querySelector('#full').addEventListener('click', () =>
    document.querySelector('#stage').requestFullscreen());
  document.querySelector('#full-video').addEventListener('click', () =>
    document.querySelector('#video').requestFullscreen());
  window.keys = 0;
  addEventListener('keydown', () => { window.keys += 1; }, true);
</script>`;

beforeAll(async () => {
  server = await startPeerServer({ signal });
  const { port } = await listenOnLoopback((request, response) => {
    const headers = pages[request.url ?? ''] ?? {};
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('content-type', 'text/html').end(markup);
  }, signal);
  site = `http://localhost:${port}`;
  const extension = await buildExtension({ server: server.origin, sites: '', signal });
  laptop = await launchLaptop({ name: 'laptop', toneHz: tones.laptop, signal, extension });
});
afterAll(() => lifetime.end());

const codeIn = async (page: Page): Promise<string> => linkInCode(await showCode(page), signal);

describe('the overlay comes up and shows a readable code', () => {
  test.each(['/isolated', '/strict', '/plain'])('on %s', async (path) => {
    await laptop.page.goto(site + path);
    expect(await codeIn(laptop.page)).toMatch(/^https?:\/\/[^/]+\/#[\w-]{48}$/);
  });

  test('over an element in fullscreen', async () => {
    await laptop.page.goto(`${site}/plain`);
    await laptop.page.locator('#full').click();
    await eventually('fullscreen', () =>
      laptop.page.evaluate(() => document.fullscreenElement?.id === 'stage'),
    );
    expect(await codeIn(laptop.page)).toMatch(/#[\w-]{48}$/);
    await laptop.page.evaluate(() => document.exitFullscreen());
    await eventually('the overlay outside again', async () => {
      const overlay = findOverlay(laptop.page);
      return overlay !== undefined && (await phaseOf(overlay)) === 'inviting';
    });
  });

  test('over a video in fullscreen, which gives the screen back', async () => {
    await laptop.page.goto(`${site}/plain`);
    await laptop.page.locator('#full-video').click();
    await eventually('the video fills the screen', () =>
      laptop.page.evaluate(() => document.fullscreenElement?.id === 'video'),
    );
    expect(await codeIn(laptop.page)).toMatch(/#[\w-]{48}$/);
    expect(await laptop.page.evaluate(() => document.fullscreenElement)).toBeNull();
  });

  test('over a modal dialog, where it can be used', async () => {
    await laptop.page.goto(`${site}/plain`);
    await laptop.page.evaluate(() => document.querySelector('dialog')?.showModal());
    const overlay = await showCode(laptop.page);
    await closeCard(laptop.page, overlay);
  });
});

describe('what the page can learn', () => {
  test('no frame, no element and no key press of the overlay', async () => {
    await laptop.page.goto(`${site}/plain`);
    const overlay = await showCode(laptop.page);
    await overlay.getByRole('button', { name: 'Copy link' }).focus();
    await laptop.page.keyboard.press('Tab');
    await laptop.page.keyboard.press('a');
    const seen = await laptop.page.evaluate(() => ({
      frames: window.length,
      iframes: document.querySelectorAll('iframe').length,
      roots: [...document.querySelectorAll('*')].filter((element) => element.shadowRoot).length,
      keys: Reflect.get(window, 'keys'),
      text: document.documentElement.outerHTML.includes('#AQE'),
      globals: Object.keys(window).filter(
        (name) => /baton/i.test(name) && !/Test|Probe/.test(name),
      ),
    }));
    expect(seen).toEqual({ frames: 0, iframes: 0, roots: 0, keys: 0, text: false, globals: [] });
  });

  test('an overlay framed by the page itself shows nothing', async () => {
    await laptop.page.goto(`${site}/plain`);
    const overlay = await showCode(laptop.page);
    const address = overlay.url().split('#')[0] ?? '';
    await laptop.page.evaluate(
      (url) =>
        new Promise<void>((resolve) => {
          const frame = document.createElement('iframe');
          frame.id = 'stolen';
          frame.addEventListener('load', () => resolve());
          frame.src = `${url}#${'0'.repeat(32)}`;
          document.body.append(frame);
        }),
      address,
    );
    const stolen = await (await laptop.page.locator('#stolen').elementHandle())?.contentFrame();
    if (stolen === null || stolen === undefined) throw new Error('no frame');
    // The browser refuses it (dynamic address), or it draws nothing without a nonce.
    expect(await stolen.getByRole('img').count()).toBe(0);
    expect(await stolen.getByRole('dialog').count()).toBe(0);
    expect(['idle', null]).toContain(await phaseOf(stolen));
    expect(await phaseOf(overlay)).toBe('inviting');
  });
});

describe('the laptop without a mouse', () => {
  test('Escape closes the card, the toolbar shows it again', async () => {
    await laptop.page.goto(`${site}/plain`);
    const overlay = await showCode(laptop.page);
    await overlay.getByRole('button', { name: 'Close' }).focus();
    // The key takes its own frame away, so that its end may never be heard of.
    laptop.page.keyboard.press('Escape').catch(() => undefined);
    await eventually('the overlay is gone', () => findOverlay(laptop.page) === undefined);
    await showCode(laptop.page);
  });
});

describe('the language', () => {
  test('chosen in the options is the overlay’s, from right to left, whatever the page says', async () => {
    const options = await laptop.context.newPage();
    await options.goto(`chrome-extension://${await extensionId(laptop.context)}/options.html`);
    const choose = (language: string) => options.getByRole('combobox').selectOption(language);
    await choose('ar');
    await eventually(
      'the options in Arabic',
      async () => (await options.locator('html').getAttribute('dir')) === 'rtl',
    );

    await laptop.page.goto(`${site}/isolated`);
    await clickToolbar(laptop.page);
    const overlay = await overlayFrame(laptop.page);
    await overlay.getByRole('dialog', { name: 'إرسال إلى الهاتف' }).waitFor();
    expect(await overlay.locator('html').getAttribute('dir')).toBe('rtl');
    const [worker] = laptop.context.serviceWorkers();
    await eventually('the button in Arabic', () =>
      worker?.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return (await chrome.action.getTitle({ tabId: tab?.id ?? -1 })).startsWith(
          'Baton: في انتظار',
        );
      }),
    );
    await choose('en');
    await options.close();
  });
});

describe('installing', () => {
  test('shows no warning: nothing is asked for that needs one', async () => {
    const page = await laptop.context.newPage();
    await page.goto('chrome://extensions');
    // As text, since no types know the API of the browser's own page.
    const info = await page.evaluate<string>(
      'new Promise((resolve) => chrome.developerPrivate.getExtensionsInfo({}, (all) => resolve(JSON.stringify(all))))',
    );
    const all: {
      name: string;
      permissions: { simplePermissions: object[]; runtimeHostPermissions?: { hosts: object[] } };
      manifestErrors: object[];
      runtimeErrors: object[];
    }[] = JSON.parse(info);
    const baton = all.find(({ name }) => name === 'Baton');
    expect(baton?.permissions.simplePermissions).toEqual([]);
    expect(baton?.permissions.runtimeHostPermissions?.hosts ?? []).toEqual([]);
    expect(baton?.manifestErrors).toEqual([]);
    expect(baton?.runtimeErrors).toEqual([]);
    await page.close();
    const manifest = await laptop.context
      .serviceWorkers()[0]
      ?.evaluate(() => chrome.runtime.getManifest());
    expect(manifest?.permissions?.toSorted()).toEqual([
      'activeTab',
      'contextMenus',
      'offscreen',
      'scripting',
      'storage',
    ]);
    expect(manifest?.host_permissions ?? []).toEqual([]);
    // Asked for one by one, each by a click that says why.
    expect(manifest?.optional_permissions).toEqual(['power']);
    expect(manifest?.optional_host_permissions).toEqual(['*://*/*']);
  });

  test('gives the toolbar button a menu', async () => {
    const [worker] = laptop.context.serviceWorkers();
    // The browser knows no way to ask what is in it; it refuses to change what is not there.
    await eventually('the menu', () =>
      worker?.evaluate(async () => {
        const there = ['allow-site', 'how-it-works'].map((id) =>
          chrome.contextMenus.update(id, {}),
        );
        const done = await Promise.allSettled(there);
        return done.every(({ status }) => status === 'fulfilled');
      }),
    );
  });

  test('lets the person have the laptop kept awake, and take that back', async () => {
    const page = await laptop.context.newPage();
    await page.goto(`chrome-extension://${await extensionId(laptop.context)}/options.html`);
    const awake = page.getByRole('switch', { name: /^Keep this laptop awake/ });
    const allowed = () =>
      page.evaluate(() => chrome.permissions.contains({ permissions: ['power'] }));
    await awake.click();
    await eventually('the permission', allowed);
    await awake.click();
    await eventually('no permission', async () => !(await allowed()));
    await page.close();
  });

  test('opens the first-run page once, and the toolbar says where Baton cannot work', async () => {
    const id = await extensionId(laptop.context);
    expect(
      laptop.context
        .pages()
        .filter((page) => page.url() === `chrome-extension://${id}/first-run.html`),
    ).toHaveLength(1);
    const page = await laptop.context.newPage();
    await page.goto('chrome://version');
    await clickToolbar(page, id);
    const [worker] = laptop.context.serviceWorkers();
    if (worker === undefined) throw new Error('no worker');
    await eventually('the button says so', () =>
      worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const title = await chrome.action.getTitle({ tabId: tab?.id ?? -1 });
        return title.includes('cannot work');
      }),
    );
    await page.close();
  });
});
