import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adapterFor } from '../../../extension/sites/adapters';
import { sitePages } from '../../support/site-pages/site-pages';
import { until } from '../page/measure';
import { openSite, people, type SiteStage } from './site-stage';

const devices = ['microphone', 'camera'] as const;

describe.each(sitePages)('an imitation of $product', (page) => {
  const ending = new AbortController();
  let site: SiteStage;
  beforeAll(async () => {
    site = await openSite(page, ending.signal);
  });
  afterAll(() => ending.abort());
  const says = (device: (typeof devices)[number], state: string) =>
    until(`${device} ${state}`, () => site.report()?.[device] === state);

  test('gives its people the names that stand on their tiles', async () => {
    await until('names', () => !site.names().some((name) => /^Participant/.test(name)));
    expect(site.names().sort()).toEqual(people);
  });

  test('is muted and unmuted by its own buttons, from the phone and in the page', async () => {
    await until('buttons', () => site.report()?.canSetMicrophone === true);
    await until('buttons', () => site.report()?.canSetCamera === true);
    for (const device of devices) {
      site.set(device, false);
      await says(device, 'muted');
      site.set(device, true);
      await says(device, 'open');
    }
    site.set('microphone', false);
    await until('silence', () => !site.heard());
    site.set('microphone', true);
    await until('the phone', () => site.heard());
    site.find(page.microphone.button).click();
    await says('microphone', 'muted');
    await until('silence', () => !site.heard());
    site.find(page.microphone.button).click();
    await says('microphone', 'open');
    expect(site.strayPresses()).toBe(0);
  });

  test('shows a mute that only its server knows, where its button is known to tell', async () => {
    site.muteOnServerOnly();
    site.find(page.microphone.button).click();
    if (adapterFor(page.host)?.microphone === undefined) {
      expect(site.report()?.microphone).toBe('open');
      site.find(page.microphone.button).click();
      return;
    }
    await says('microphone', 'muted');
    await until('the phone', () => site.heard());
    site.set('microphone', true);
    await says('microphone', 'open');
  });

  test('is left in its own way, and opens nothing after', async () => {
    expect(site.report()?.canLeave).toBe(true);
    const opened = site.stage.opened();
    expect(await site.leave()).toBe(true);
    expect(site.document.body.textContent).toContain('You left the meeting');
    expect(site.strayPresses()).toBe(0);
    expect(site.stage.opened()).toBe(opened);
    expect(site.stage.devices.map(site.stage.nativeState)).not.toContain('live');
  });
});
