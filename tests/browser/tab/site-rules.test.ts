import { afterEach, describe, expect, test } from 'vitest';
import type { SiteReport } from '../../../extension/bridge/messages';
import { createSiteWatch } from '../../../extension/tab/site-watch';
import { labelledPage, silentPage } from '../../support/site-pages/generic';
import { googleMeetPage } from '../../support/site-pages/google-meet';
import type { SitePage } from '../../support/site-pages/site-page';
import { until } from '../page/measure';
import { openSite, people, type SiteStage } from './site-stage';

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});
const open = (page: SitePage, names?: string[]): Promise<SiteStage> =>
  openSite(page, ending.signal, { handedOver: false, ...(names && { names }) });
const named = (site: SiteStage, ...names: string[]): Promise<void> =>
  until(`names ${names}`, () => String(site.names().sort()) === String(names.sort()));
const settable = (site: SiteStage): Promise<void> =>
  until('a button', () => site.report()?.canSetMicrophone === true);

/** The compiler's list of actions is older than browsers. */
const handle = ({ stage }: SiteStage, action: string, handler: () => void): void => {
  const { mediaSession } = stage.page.navigator;
  Reflect.apply(mediaSession.setActionHandler, mediaSession, [action, handler]);
};

describe('on a page that tells nothing', () => {
  test('people are numbered, and nothing is pressed or left', async () => {
    const site = await open(silentPage);
    await until('a look', () => site.report() !== undefined);
    site.set('microphone', false);
    site.set('camera', false);
    expect(await site.leave()).toBe(false);
    expect(site.names().sort()).toEqual(['Participant 1', 'Participant 2']);
    const { canSetMicrophone, canSetCamera, canLeave } = site.report() ?? {};
    expect([canSetMicrophone, canSetCamera, canLeave]).toEqual([false, false, false]);
    expect([site.ownPresses(), site.strayPresses()]).toEqual([0, 0]);
  });

  test('controls beside somebody’s name are taken for controls of that person', async () => {
    const site = await open({
      ...silentPage,
      body: `${silentPage.body}<div>Ana Lindqvist <button>Turn off microphone</button><button>Turn off camera</button></div>`,
      tile: labelledPage.tile,
    });
    await named(site, ...people);
    site.set('microphone', false);
    site.set('camera', false);
    expect(site.report()?.canSetMicrophone).toBe(false);
    expect(site.strayPresses()).toBe(0);
  });
});

describe('names', () => {
  test('are short plain text, whatever the page writes', async () => {
    const site = await open(googleMeetPage);
    await named(site, ...people);
    const [, ana, ben] = site.document.querySelectorAll('.notranslate');
    if (!ana || !ben) throw new Error('no labels');
    ana.textContent = '<img src=x onerror=alert(1)>\u202E\u0000 and then much, much more';
    ben.textContent = ' \u200B\n ';
    await named(site, '<img src=x onerror=alert(1)> and then mu', 'Ben Okafor');
  });

  test('follow a label, and stay when it goes away', async () => {
    const site = await open(labelledPage);
    await named(site, ...people);
    const [, ana, ben] = site.document.querySelectorAll('figcaption');
    if (!ana || !ben) throw new Error('no labels');
    ben.remove();
    ana.textContent = 'Ana L.';
    await named(site, 'Ana L.', 'Ben Okafor');
  });

  test('are found in shadow roots and frames of the page', async () => {
    const site = await open({
      ...labelledPage,
      tile: (name, at) => (at === 0 ? labelledPage.tile(name, at) : '<div><video></video></div>'),
    });
    const [, ana, ben] = site.document.querySelectorAll('video');
    if (!ana || !ben) throw new Error('no tiles');
    const host = site.document.createElement('div');
    site.document.body.append(host);
    host.attachShadow({ mode: 'open' }).innerHTML = '<div><p>Ana Lindqvist</p></div>';
    const frame = site.document.createElement('iframe');
    site.document.body.append(frame);
    frame.contentDocument?.body.insertAdjacentHTML('beforeend', '<div><p>Ben Okafor</p></div>');
    host.shadowRoot?.querySelector('div')?.append(ana);
    frame.contentDocument?.querySelector('div')?.append(ben);
    await named(site, ...people);
  });

  test('that two people could share, or that nobody is called, are not given', async () => {
    const site = await open({
      ...labelledPage,
      tile: (_name, at) =>
        `<figure><video></video><p>Remote video ${at}</p><i>mic_off</i><b>Muted</b></figure>`,
    });
    await until('a look', () => site.report()?.canSetMicrophone === true);
    expect(site.names().sort()).toEqual(['Participant 1', 'Participant 2']);
  });

  test('come from the one text that differs, where a tile has several', async () => {
    const site = await open({
      ...labelledPage,
      tile: (name, at) =>
        `<div><h3>Remote video #${at}</h3><em>${name}</em><span>1280x720</span><video></video></div>`,
    });
    await named(site, ...people);
  });
});

describe('a picture', () => {
  const roles = (site: SiteStage): string[] =>
    site
      .remotes()
      .filter(({ kind }) => kind === 'video')
      .map(({ role }) => role);
  const called = (...names: string[]): SitePage => ({
    ...labelledPage,
    tile: (_name, at) => `<figure><video class="${names[at - 1] ?? ''}"></video></figure>`,
  });

  test('is a screen where the page calls it one, until it shows it elsewhere', async () => {
    const site = await open(called('tile shared-screen', 'tile fullscreen video'));
    await until('a screen', () => String(roles(site)) === 'screen,camera');
    site.find('.shared-screen').className = 'tile';
    site.find('footer').append('Somebody shares nothing now');
    await until('two cameras', () => String(roles(site)) === 'camera,camera');
  });
});

describe('the page’s own controls', () => {
  test('are left to the page’s own handler where that works', async () => {
    const site = await open(labelledPage);
    await settable(site);
    const [microphone] = site.stage.devices;
    if (!microphone) throw new Error('no microphone');
    let left = 0;
    handle(site, 'togglemicrophone', () => {
      microphone.enabled = !microphone.enabled;
    });
    handle(site, 'hangup', () => {
      left += 1;
      for (const { connection } of site.calls) connection.close();
    });
    await until('handlers', () => site.stage.report()?.canLeave === true && site.heardAll());
    site.set('microphone', false);
    await until('muted', () => site.report()?.microphone === 'muted');
    expect(await site.leave()).toBe(true);
    expect(left).toBe(1);
    expect(site.ownPresses()).toBe(0);
  });

  test('are pressed after all where the page’s handlers do nothing', async () => {
    const site = await open(labelledPage);
    await settable(site);
    handle(site, 'togglemicrophone', () => undefined);
    handle(site, 'hangup', () => undefined);
    await until('handlers', () => site.stage.report()?.canLeave === true && site.heardAll());
    site.set('microphone', false);
    await until('muted', () => site.report()?.microphone === 'muted');
    expect(site.ownPresses()).toBe(1);
    expect(await site.leave()).toBe(true);
  });

  test('are pressed again after the person pressed them, too', async () => {
    const site = await open(labelledPage);
    await settable(site);
    site.set('microphone', false);
    await until('muted', () => site.report()?.microphone === 'muted');
    site.find(labelledPage.microphone.button).click();
    const judged = performance.now() + 2_500;
    await until('the time in which a page has to follow', () => performance.now() > judged);
    expect(site.report()?.microphone).toBe('open');
    expect(site.report()?.canSetMicrophone).toBe(true);
    site.set('microphone', false);
    await until('muted again', () => site.report()?.microphone === 'muted');
  });

  test('are left alone once a press changed nothing', async () => {
    const site = await open(labelledPage);
    await settable(site);
    site.breakButtons();
    site.set('microphone', false);
    await until('withdrawn', () => site.report()?.canSetMicrophone === false);
    site.set('microphone', false);
    expect(site.ownPresses()).toBe(1);
    expect(site.report()?.canSetCamera).toBe(true);
  });

  test('are found again after the page made them anew', async () => {
    const site = await open(googleMeetPage);
    await settable(site);
    const old = site.find('#microphone');
    const fresh = old.cloneNode(true);
    old.replaceWith(fresh);
    site.find('#microphone').setAttribute('data-is-muted', 'true');
    await until('muted', () => site.report()?.microphone === 'muted');
  });

  test('are not pressed where the page is already in the wanted state', async () => {
    const site = await open(googleMeetPage);
    await settable(site);
    site.set('microphone', true);
    site.set('camera', true);
    expect(site.ownPresses()).toBe(0);
  });

  test('are pressed from one frame alone, the one that holds the devices', async () => {
    const site = await open(labelledPage);
    await settable(site);
    const frame = site.document.createElement('iframe');
    site.document.body.append(frame);
    const { contentWindow } = frame;
    const report = site.stage.report();
    if (!contentWindow || !report) throw new Error('no frame');
    let said: SiteReport | undefined;
    const inside = createSiteWatch({
      window: contentWindow as Window & typeof globalThis,
      toPage: () => undefined,
      toHost: () => undefined,
      toMedia: (message) => {
        if (message.t === 'site') said = message.report;
      },
      signal: ending.signal,
    });
    inside.fromHost({ t: 'watch', on: true });
    inside.fromPage({ t: 'site', report: { ...report, holdsDevices: false } }, null);
    inside.fromHost({ t: 'set-site', device: 'microphone', open: false });
    inside.fromHost({ t: 'leave-site' });
    expect(said).toMatchObject({ canSetMicrophone: false, canSetCamera: false, canLeave: false });
    expect(site.ownPresses()).toBe(0);
    inside.fromPage({ t: 'site', report }, null);
    inside.fromHost({ t: 'set-site', device: 'microphone', open: false });
    expect(site.ownPresses()).toBe(1);
  });

  test('count for nothing before the call', async () => {
    const lobby = googleMeetPage.body.replace('aria-label="Leave call"', 'aria-label="Join now"');
    const site = await open({
      ...googleMeetPage,
      body: lobby,
      tile: (name) => `<div><video></video><p>${name}</p></div>`,
      leave: null,
    });
    await named(site, ...people);
    site.set('microphone', false);
    const { canSetMicrophone, canLeave } = site.report() ?? {};
    expect([canSetMicrophone, canLeave, site.ownPresses()]).toEqual([false, false, 0]);
  });

  test('that do not leave lead to the question on the laptop', async () => {
    const site = await open({ ...labelledPage, leave: null });
    await until('a way out', () => site.report()?.canLeave === true);
    expect(await site.leave()).toBe(false);
  });
});
