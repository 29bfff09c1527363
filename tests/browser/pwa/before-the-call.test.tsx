import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PhoneView } from '../../../core/protocol/views';
import { colouredTrack, showApp, toneTrack } from './shown-app';
import { confirming, live } from './states';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const code = () => page.getByRole('status', { name: 'Pairing code', exact: true });

describe('the welcome screen', () => {
  test('offers the scanner and a field for a link', async () => {
    const app = showApp({ phase: 'idle', screen: 'welcome' });
    await button('Scan code').click();
    await button('No camera? Paste a link').click();
    await userEvent.fill(page.getByLabelText('Link from your laptop'), ' https://a.example/#x ');
    await userEvent.keyboard('{Enter}');
    expect(app.actions).toEqual([{ do: 'scan' }, { do: 'scanned', text: 'https://a.example/#x' }]);
    expect(document.title).toBe('Baton');
  });

  test('offers a waiting version, and no screen between scan and end does', async () => {
    let applied = 0;
    const update = () => {
      applied += 1;
    };
    const app = showApp({ phase: 'idle', screen: 'welcome' }, { update });
    await button('Update now').click();
    expect(applied).toBe(1);
    app.show({ phase: 'connecting', step: 'reaching' }, { update });
    await expect.element(button('Update now')).not.toBeInTheDocument();
    app.show(confirming(), { update });
    await expect.element(button('Update now')).not.toBeInTheDocument();
    app.show({ phase: 'ended', reason: 'returned', canRejoin: false }, { update });
    await expect.element(button('Update now')).toBeVisible();
  });
});

describe('the confirming screen', () => {
  test('holds the two digits and nothing else in its pairing code', async () => {
    showApp(confirming());
    await expect.element(code()).toBeVisible();
    expect(code().element().textContent).toBe('07');
    await expect.element(page.getByText('meet.example.org')).toBeVisible();
    await expect
      .element(page.getByText('Continue only if you just typed 07 on your own laptop'))
      .toBeVisible();
  });

  test('moves the call with what the toggles say, and both begin on', async () => {
    const app = showApp(confirming());
    await button('Move call here').click();
    await page.getByRole('switch', { name: 'Camera' }).click();
    await button('Move call here').click();
    await page.getByRole('switch', { name: 'Microphone' }).click();
    await expect.element(page.getByText(/You’ll join muted/)).toBeVisible();
    await button('Move call here').click();
    expect(app.actions).toEqual([
      { do: 'move', microphone: true, camera: true },
      { do: 'move', microphone: true, camera: false },
      { do: 'move', microphone: false, camera: false },
    ]);
  });

  test('cannot move a call before the laptop said which one it is', async () => {
    const app = showApp(confirming({ host: null, reach: null }));
    await expect.element(button('Move call here')).toBeDisabled();
    app.show(confirming());
    await expect.element(button('Move call here')).toBeEnabled();
  });

  test('opens nothing before a tap asks for it, and shows what it opened', async () => {
    const app = showApp(confirming());
    expect(document.querySelector('video')).toBeNull();
    await button('Check camera and mic').click();
    expect(app.actions).toEqual([{ do: 'preview', microphone: true, camera: true }]);
    const opened = {
      selfView: new MediaStream([colouredTrack('#a00')]),
      selfSound: toneTrack(),
    };
    app.show(confirming(), opened);
    await expect.element(page.getByLabelText('Your camera')).toBeVisible();
    await expect.poll(() => document.querySelectorAll('.meter .lit').length).toBeGreaterThan(2);
    await page.getByRole('switch', { name: 'Camera' }).click();
    expect(app.actions.at(-1)).toEqual({ do: 'preview', microphone: true, camera: false });
    app.show(confirming(), { selfSound: opened.selfSound });
    await expect.element(page.getByLabelText('Your camera')).not.toBeInTheDocument();
    await button('Turn them off again').click();
    expect(app.actions.at(-1)).toEqual({ do: 'preview', microphone: false, camera: false });
  });

  test('shows a device when its toggle is switched on, and says what will happen', async () => {
    const app = showApp(confirming(), { cameraChosen: false });
    await expect.element(page.getByText(/without a picture/)).toBeVisible();
    await page.getByRole('switch', { name: 'Camera' }).click();
    expect(app.actions).toEqual([{ do: 'preview', microphone: false, camera: true }]);
    await expect.element(page.getByText(/microphone and camera take your laptop’s/)).toBeVisible();
  });

  test('stays on the laptop and says why when the microphone did not open', async () => {
    const app = showApp(confirming({ devices: { microphone: 'refused', camera: 'off' } }));
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(/does not let Baton use the microphone/);
    await expect.element(page.getByText(/still on the laptop/)).toBeVisible();
    await page.getByRole('switch', { name: 'Microphone' }).click();
    await button('Move call here').click();
    expect(app.actions.at(-1)).toEqual({ do: 'move', microphone: false, camera: true });
  });

  test('takes another name for the phone, cut to what can be shown, and keeps the old for none', async () => {
    const app = showApp(confirming());
    const field = page.getByLabelText('Name of this phone');
    await expect.element(field).toHaveValue('Pixel 8');
    await userEvent.fill(field, '  Kitchen \u202e phone ');
    await userEvent.tab();
    expect(app.actions).toEqual([{ do: 'rename', name: 'Kitchen phone' }]);
    await userEvent.fill(field, '   ');
    await userEvent.tab();
    await expect.element(field).toHaveValue('Pixel 8');
    expect(app.actions).toHaveLength(1);
  });

  test('offers listening without any device where the laptop cannot hand over', async () => {
    const app = showApp(confirming({ reach: 'listening' }));
    await expect
      .element(
        page.getByText('People still hear your laptop. Reload the meeting to speak from the phone'),
      )
      .toBeVisible();
    expect(page.getByRole('switch').elements()).toHaveLength(0);
    await expect.element(button('Move call here')).not.toBeInTheDocument();
    await button('Listen here').click();
    expect(app.actions).toEqual([{ do: 'move', microphone: false, camera: false }]);
  });

  test('says what it waits for once moved, and can still be left', async () => {
    const app = showApp(confirming({ moved: true }));
    await expect.element(page.getByText('Waiting for your laptop: type 07 there')).toBeVisible();
    await expect.element(button('Move call here')).not.toBeInTheDocument();
    expect(code().element().textContent).toBe('07');
    app.show(confirming({ moved: true, accepted: true }));
    await expect.element(page.getByText('The code is right. Moving the call')).toBeVisible();
    await button('Not me').click();
    expect(app.actions).toEqual([{ do: 'decline' }]);
  });
});

describe('the connecting screen', () => {
  test('says what is being done and can be cancelled', async () => {
    const app = showApp({ phase: 'connecting', step: 'reaching' });
    const heading = page.getByRole('heading', { level: 1 });
    await expect.element(heading).toHaveTextContent('Reaching your laptop');
    await button('Cancel').click();
    expect(app.actions).toEqual([{ do: 'decline' }]);
  });

  test('becomes the call, which says that it is on its way', async () => {
    showApp({ phase: 'connecting', step: 'starting', host: 'meet.example.org' });
    await expect.element(page.getByRole('region', { name: 'Call' })).toBeVisible();
    await expect.element(page.getByText('Moving the call')).toBeVisible();
    await expect.element(button('Mute')).not.toBeInTheDocument();
  });

  test('names another server, and goes there only after a tap', async () => {
    const app = showApp({ phase: 'idle', screen: 'server', broker: 'call.example.org:9443' });
    await expect.element(page.getByText('call.example.org:9443')).toBeVisible();
    expect(app.actions).toEqual([]);
    await button('Use this server').click();
    expect(app.actions).toEqual([{ do: 'use-server' }]);
  });
});

type Reason = Extract<PhoneView, { phase: 'ended' }>['reason'];
const problems: readonly (readonly [Reason, RegExp])[] = [
  ['not-a-baton-code', /not from Baton/],
  ['newer-code', /newer Baton/],
  ['expired', /good for a minute and a half/],
  ['expired-or-used', /This code has expired or was already used/],
  ['server-unreachable', /server does not answer/],
  ['laptop-unreachable', /Keep the code open/],
  ['not-the-laptop', /not what it claims to be/],
  ['protocol', /did not expect/],
  ['declined', /said no/],
  ['wrong-code', /not the one shown here/],
  ['two-devices', /Two devices scanned this code/],
  ['timed-out', /within a minute/],
  ['different-network', /different networks/],
  ['relay-refused', /through a relay/],
  ['failed', /connection to your laptop failed/],
  ['lost', /could not be reached/],
];

describe('the end', () => {
  test.for(problems)(
    'says %s in a sentence of its own, as an alert',
    async ([reason, sentence]) => {
      showApp({ phase: 'ended', reason, canRejoin: false });
      await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
      expect(problems.filter(([, other]) => other.test(document.body.textContent ?? ''))).toEqual([
        [reason, sentence],
      ]);
    },
  );

  test.for(['returned', 'left', 'closed'] as const)(
    'does not call %s a problem',
    async (reason) => {
      showApp({ phase: 'ended', reason, canRejoin: false });
      await expect.element(page.getByText(/microphone and camera are off/)).toBeVisible();
      await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    },
  );

  test('leads on: scan again, back to the start, and rejoin only while that can be done', async () => {
    const app = showApp({ phase: 'ended', reason: 'lost', canRejoin: true });
    await button('Rejoin').click();
    await button('Back to start').click();
    await button('Scan again').click();
    expect(app.actions).toEqual([
      { do: 'rejoin' },
      { do: 'start-over' },
      { do: 'start-over' },
      { do: 'scan' },
    ]);
    app.show({ phase: 'ended', reason: 'lost', canRejoin: false });
    await expect.element(button('Rejoin')).not.toBeInTheDocument();
  });

  test('offers the home screen only after a call that worked, in the platform’s own steps', async () => {
    const returned = { phase: 'ended', reason: 'returned', canRejoin: false } as const;
    const install = { how: 'ios' } as const;
    const app = showApp(returned, { install });
    await expect.element(button('Scan again')).toBeVisible();
    expect(document.querySelector('.install')).toBeNull();
    app.show(live(), { install });
    await expect.element(button('Leave')).toBeVisible();
    expect(document.querySelector('.install')).toBeNull();
    app.show(returned, { install });
    await expect.element(page.getByText(/Add to Home Screen/)).toBeVisible();
    let asked = 0;
    const ask = () => {
      asked += 1;
    };
    app.show(returned, { install: { how: 'ask', ask } });
    await button('Install Baton').click();
    expect(asked).toBe(1);
    app.show({ phase: 'ended', reason: 'lost', canRejoin: false }, { install });
    expect(document.querySelector('.install')).toBeNull();
  });
});
