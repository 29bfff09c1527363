import { type ComponentChild, render } from 'preact';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { openRememberedStore } from '../../../core/control/remembered-store';
import { createRemembering } from '../../../core/control/remembering';
import { makeIdentity, publicKeyOf } from '../../../core/protocol/remembered';
import { Allow } from '../../../extension/screens/allow/allow';
import { Awake } from '../../../extension/screens/awake/awake';
import { FirstRun } from '../../../extension/screens/first-run/first-run';
import { Options } from '../../../extension/screens/options/options';
import type { AwakePermission } from '../../../extension/settings/awake-permission';
import type { ServerCheck } from '../../../extension/settings/check-server';
import type { SitePermissions } from '../../../extension/settings/site-permissions';

const show = (screen: ComponentChild): void => {
  const root = document.createElement('div');
  document.body.append(root);
  render(screen, root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
};

/** A browser whose person says `agrees` to every prompt. */
const permissionsWith = (granted: string[], agrees = true) => {
  const all = new Set(granted);
  const asked: string[][] = [];
  const permissions: SitePermissions = {
    builtIn: ['https://corp.example.org/*'],
    granted: async () => [...all],
    allows: async (patterns) => patterns.every((pattern) => all.has(pattern)),
    request: async (patterns) => {
      asked.push([...patterns]);
      if (agrees) for (const pattern of patterns) all.add(pattern);
      return agrees;
    },
    remove: async (patterns) => {
      for (const pattern of patterns) all.delete(pattern);
      return true;
    },
    watch: () => undefined,
  };
  return { permissions, all, asked };
};

/** A browser that grants what it is asked for without asking the person. */
const awakePermission = (agrees = true) => {
  let granted = false;
  const permission: AwakePermission = {
    allowed: async () => granted,
    request: async () => {
      granted = agrees;
      return agrees;
    },
    remove: async () => {
      granted = false;
      return true;
    },
  };
  return permission;
};

const stored = { server: 'http://localhost:9000', confirmedPhoneOrigin: null };
/** In this browser's own IndexedDB. */
const phones = createRemembering('L', openRememberedStore());
const showOptions = (permissions: SitePermissions, answer: ServerCheck) => {
  const save = vi.fn(async () => undefined);
  const check = vi.fn(async () => answer);
  const reset = vi.fn();
  show(
    <Options
      {...{ permissions, stored, save, check, reset }}
      awake={awakePermission()}
      phones={phones}
      language="en"
      onLanguage={() => undefined}
    />,
  );
  return { save, check, reset };
};
const good: ServerCheck = {
  kind: 'reachable',
  phoneOrigin: 'https://a.example.org',
  phone: 'good',
};
const address = () => page.getByRole('textbox', { name: 'Server address' });
const saveButton = () => page.getByRole('button', { name: 'Save and check' });

test('a known site is allowed and forbidden by its switch', async () => {
  const { permissions, all, asked } = permissionsWith([]);
  showOptions(permissions, good);
  const teams = page.getByRole('switch', { name: 'Microsoft Teams' });
  await expect.element(teams).not.toBeChecked();
  await teams.click();
  await expect.element(teams).toBeChecked();
  expect(asked[0]).toContain('https://teams.cloud.microsoft/*');
  await teams.click();
  await expect.element(teams).not.toBeChecked();
  expect(all.size).toBe(0);
});

test('a switch stays off when the person refuses the prompt, and the page says so', async () => {
  showOptions(permissionsWith([], false).permissions, good);
  const meet = page.getByRole('switch', { name: 'Google Meet' });
  await meet.click();
  await expect.element(page.getByText(/^Nothing changed/)).toBeVisible();
  await expect.element(meet).not.toBeChecked();
});

test('remembered phones are listed with their last use, and forgotten one by one or all', async () => {
  const transcript = new Uint8Array(155);
  const names = ['Pixel 8', 'Fairphone', 'iPhone'];
  expect(await phones.list()).toEqual([]);
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  expect(databases, 'a look makes nothing').not.toContain('baton-remembered');
  for (const name of names) await phones.keep(await publicKeyOf(await makeIdentity()), name);
  const own = await phones.ownKey();
  expect(await phones.claim(transcript)).toMatchObject({ key: own });

  showOptions(permissionsWith([]).permissions, good);
  const today = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(Date.now());
  for (const name of names)
    await expect.element(page.getByText(`${name} last used ${today}`)).toBeVisible();
  await page.getByRole('button', { name: 'Forget Fairphone' }).click();
  await expect.element(page.getByText('Fairphone')).not.toBeInTheDocument();
  expect((await phones.list()).map(({ name }) => name).sort()).toEqual(['Pixel 8', 'iPhone']);
  await page.getByRole('button', { name: 'Forget all' }).click();
  await expect.element(page.getByText(/^None yet/)).toBeVisible();
  expect(await phones.claim(transcript)).toBeNull();
  expect(await phones.ownKey()).not.toBe(own);
  await phones.forgetAll();
});

test('any other site can be allowed by its address, and removed again', async () => {
  const { permissions, all } = permissionsWith(['https://corp.example.org/*']);
  showOptions(permissions, good);
  const field = page.getByRole('textbox', { name: 'Address of the meeting site' });
  const allow = page.getByRole('button', { name: 'Allow this site' });
  await field.fill('nonsense');
  await allow.click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/not the address of a site/);
  await field.fill('https://meet.example.org/room/7');
  await allow.click();
  const remove = page.getByRole('button', { name: 'Remove meet.example.org' });
  await expect.element(remove).toBeVisible();
  expect(all).toContain('https://meet.example.org/*');
  await remove.click();
  await expect.element(remove).not.toBeInTheDocument();
  expect(all).not.toContain('https://meet.example.org/*');
});

test('a site of the build is shown without a way to remove it', async () => {
  showOptions(permissionsWith(['https://corp.example.org/*']).permissions, good);
  await expect.element(page.getByText('corp.example.org')).toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'Remove corp.example.org' }))
    .not.toBeInTheDocument();
});

test('a server that is no origin is refused with a sentence and not stored', async () => {
  const { save } = showOptions(permissionsWith([]).permissions, good);
  await address().fill('call.example.org/baton');
  await saveButton().click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/not a server address/);
  expect(save).not.toHaveBeenCalled();
});

test('a server is stored and its answer told', async () => {
  const { save, check } = showOptions(permissionsWith([]).permissions, good);
  await address().fill('https://call.example.org/');
  await saveButton().click();
  await expect.element(page.getByText(/The server answers; phones open/)).toBeVisible();
  expect(check).toHaveBeenCalledWith('https://call.example.org');
  expect(save).toHaveBeenCalledWith({
    server: 'https://call.example.org',
    confirmedPhoneOrigin: null,
  });
});

test('a silent server is told as an alert', async () => {
  showOptions(permissionsWith([]).permissions, { kind: 'unreachable' });
  await saveButton().click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/does not answer/);
});

test('a phone origin on another host needs the person’s tick', async () => {
  const phoneOrigin = 'https://phones.example.org';
  const { save } = showOptions(permissionsWith([]).permissions, {
    kind: 'reachable',
    phoneOrigin,
    phone: 'ask',
  });
  await saveButton().click();
  const tick = page.getByRole('checkbox', { name: /I know https:\/\/phones\.example\.org/ });
  await tick.click();
  expect(save).toHaveBeenLastCalledWith({ ...stored, confirmedPhoneOrigin: phoneOrigin });
  await tick.click();
  expect(save).toHaveBeenLastCalledWith(stored);
});

test('the first-run page explains three steps and offers the known sites', async () => {
  const done = vi.fn();
  show(
    <FirstRun permissions={permissionsWith([]).permissions} shortcut="Alt+Shift+P" done={done} />,
  );
  await expect.element(page.getByText('Or press Alt+Shift+P in the meeting.')).toBeVisible();
  await expect.element(page.getByRole('switch', { name: 'Jitsi Meet' })).toBeVisible();
  expect(document.querySelectorAll('.steps li svg')).toHaveLength(3);
  await page.getByRole('button', { name: 'Done' }).click();
  expect(done).toHaveBeenCalledOnce();
});

test('the laptop is kept awake only where the person switched it on', async () => {
  showOptions(permissionsWith([]).permissions, good);
  const awake = page.getByRole('switch', { name: /^Keep this laptop awake/ });
  await expect.element(awake).not.toBeChecked();
  await awake.click();
  await expect.element(awake).toBeChecked();
  await awake.click();
  await expect.element(awake).not.toBeChecked();
});

test('everything is reset only after a second click', async () => {
  const { reset } = showOptions(permissionsWith([]).permissions, good);
  await page.getByRole('button', { name: 'Reset to defaults' }).click();
  await page.getByRole('button', { name: 'Keep' }).click();
  expect(reset).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Reset to defaults' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  expect(reset).toHaveBeenCalledOnce();
});

test.each([
  [true, 'closes when the browser agreed'],
  [false, 'stays and says so when it did not'],
])('the window that asks to keep the laptop awake (agreed: %s) %s', async (agrees) => {
  const close = vi.fn();
  show(<Awake ask={awakePermission(agrees).request} close={close} />);
  await page.getByRole('button', { name: 'Keep it awake' }).click();
  if (!agrees) await expect.element(page.getByRole('alert')).toHaveTextContent(/did not allow it/);
  await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(agrees ? 1 : 0));
});

const request = {
  origin: 'https://meet.example.org',
  pattern: 'https://meet.example.org/*',
  tabId: 7,
};

test('the allow window asks in the click, tells the worker and closes', async () => {
  const calls: unknown[] = [];
  show(
    <Allow
      request={request}
      ask={async (pattern) => calls.push(['ask', pattern]) > 0}
      tell={async (asked) => void calls.push(['tell', asked.tabId])}
      close={() => void calls.push('close')}
    />,
  );
  await expect
    .element(page.getByRole('heading', { name: 'Allow Baton on meet.example.org?' }))
    .toBeVisible();
  await page.getByRole('button', { name: 'Allow and reload' }).click();
  await vi.waitFor(() =>
    expect(calls).toEqual([['ask', 'https://meet.example.org/*'], ['tell', 7], 'close']),
  );
});

test.each([
  ['refuses', async () => false],
  ['cannot be asked', () => Promise.reject(new Error('not in a gesture'))],
])('the allow window tells nobody when the person %s', async (_, ask) => {
  const tell = vi.fn(async () => undefined);
  const close = vi.fn();
  show(<Allow request={request} ask={ask} tell={tell} close={close} />);
  await page.getByRole('button', { name: 'Allow and reload' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent(/did not allow it/);
  expect(tell).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(close).toHaveBeenCalledOnce();
});
