import { afterEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Shown } from '../../../core/protocol/views';
import { colouredTrack, participant, showApp } from './shown-app';
import { live, reconnecting } from './states';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const status = () => page.getByRole('status');
const speak = { do: 'set-microphone', on: true };

afterEach(() => vi.restoreAllMocks());

describe('what happens to a phone in a call', () => {
  test('coming back from the background is one tap to speak', async () => {
    const app = showApp(live({ muted: 'phone', paused: 'background' }));
    await expect.element(status()).toHaveTextContent(/paused while Baton was in the background/);
    await button('Speak again').click();
    expect(app.actions).toEqual([speak]);
  });

  test('a phone call is said, and after it one tap speaks again', async () => {
    const app = showApp(live({ muted: 'phone', paused: 'taken', microphone: 'interrupted' }));
    await expect.element(status()).toHaveTextContent(/^On a call/);
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    app.show(live({ muted: 'phone', paused: 'taken', microphone: 'given-back' }));
    await button('Speak again').click();
    expect(app.actions).toEqual([speak]);
  });

  test.for([
    ['refused', /does not let Baton use the microphone/],
    ['busy', /Another app is using the microphone/],
    ['missing', /No microphone was found/],
    ['lost', /unplugged or switched off/],
  ] as const)('a %s microphone has its cause and a retry', async ([microphone, cause]) => {
    const app = showApp(live({ muted: 'phone', paused: 'taken', microphone }));
    await expect.element(page.getByRole('alert')).toHaveTextContent(cause);
    await button('Try the microphone again').click();
    expect(app.actions).toEqual([speak]);
  });

  test('a low battery is said, and sound alone is one tap', async () => {
    const battery = Object.assign(new EventTarget(), { level: 0.4, charging: false });
    Object.defineProperty(navigator, 'getBattery', {
      configurable: true,
      value: async () => battery,
    });
    const app = showApp(live());
    await expect.element(button('Mute')).toBeVisible();
    expect(page.getByText(/Battery at/).elements()).toEqual([]);
    battery.level = 0.12;
    battery.dispatchEvent(new Event('levelchange'));
    await expect.element(status()).toHaveTextContent('Battery at 12 %');
    await button('Audio only').click();
    expect(app.actions).toEqual([{ do: 'audio-only', on: true }]);
    battery.charging = true;
    battery.dispatchEvent(new Event('chargingchange'));
    await expect.element(button('Audio only')).not.toBeInTheDocument();
    Reflect.deleteProperty(navigator, 'getBattery');
  });

  test('a phone without a network says so while the laptop holds its seat', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    showApp(reconnecting);
    await expect.element(status()).toHaveTextContent(/^This phone is offline/);
    onLine.mockReturnValue(true);
    dispatchEvent(new Event('online'));
    await expect.element(status()).toHaveTextContent('Reconnecting, holding your seat muted');
  });

  test('audio only shows nobody’s picture, asks for none, and brings them back with one tap', async () => {
    const participants = [
      participant('Ana', { camera: colouredTrack('#e00'), screen: colouredTrack('#0e0') }),
    ];
    let shown: readonly Shown<MediaStreamTrack>[] = [];
    const onShown = (pictures: readonly Shown<MediaStreamTrack>[]) => {
      shown = pictures;
    };
    const app = showApp(live(), { participants, onShown });
    await expect.poll(() => shown.length).toBe(2);
    app.show(live({ camera: 'off' }), { participants, onShown, audioOnly: 'link' });
    await expect.poll(() => shown).toEqual([]);
    expect(document.querySelector('video')).toBeNull();
    await expect.element(page.getByText('Ana', { exact: true })).toBeVisible();
    await expect.element(status()).toHaveTextContent(/connection is weak/);
    await button('Show pictures').click();
    expect(app.actions).toEqual([{ do: 'audio-only', on: false }]);
  });

  test('the connection’s quality is a word, and a relay is named', async () => {
    const app = showApp(live(), { link: { step: 'poor', relayed: true } });
    await expect.element(page.getByText('Connection: Poor')).toBeInTheDocument();
    await expect.element(page.getByText('· relayed')).toBeVisible();
    app.show(live(), { link: { step: 'good', relayed: false } });
    await expect.element(page.getByText('Connection: Good')).toBeInTheDocument();
    await expect.element(page.getByText('· relayed')).not.toBeInTheDocument();
  });
});

describe('the lock screen', () => {
  test('names the call, and its buttons mute, stop the camera and send the call back', async () => {
    const handlers = new Map<string, (() => void) | null>();
    vi.spyOn(navigator.mediaSession, 'setActionHandler').mockImplementation(
      (action: string, handler: unknown) => {
        handlers.set(action, handler as (() => void) | null);
      },
    );
    const app = showApp(live());
    await expect.poll(() => navigator.mediaSession.metadata?.title).toBe('On meet.example.org');
    expect([...handlers.keys()]).toContain('hangup');
    expect(navigator.mediaSession.metadata?.artwork.length).toBeGreaterThan(0);
    handlers.get('togglemicrophone')?.();
    handlers.get('togglecamera')?.();
    app.show(live({ muted: 'phone', camera: 'off' }));
    await expect.element(button('Unmute')).toBeVisible();
    handlers.get('togglemicrophone')?.();
    handlers.get('togglecamera')?.();
    handlers.get('hangup')?.();
    expect(app.actions).toEqual([
      { do: 'set-microphone', on: false },
      { do: 'set-camera', on: false },
      { do: 'set-microphone', on: true },
      { do: 'set-camera', on: true },
      { do: 'back-to-laptop' },
    ]);
    app.show({ phase: 'ended', reason: 'returned', canRejoin: false });
    await expect.poll(() => navigator.mediaSession.metadata).toBeNull();
    expect([...handlers.values()].every((handler) => handler === null)).toBe(true);
  });
});

describe('a thumb', () => {
  test('that swipes back is asked first, and the call stays', async () => {
    const app = showApp(live());
    await expect.element(button('Leave')).toBeVisible();
    history.back();
    await expect.element(page.getByRole('dialog', { name: 'Leave this call?' })).toBeVisible();
    expect(app.actions).toEqual([]);
    await button('Cancel').click();
    await expect.element(button('Mute')).toBeVisible();
  });

  test('finds what is chosen once under More: audio only, and whether the screen stays on', async () => {
    let held = 0;
    vi.spyOn(navigator.wakeLock, 'request').mockImplementation(async () => {
      held += 1;
      const release = async () => {
        held -= 1;
      };
      const lock = { released: false, type: 'screen', onrelease: null, release } as const;
      return Object.assign(new EventTarget(), lock);
    });
    const app = showApp(live());
    await button('More').click();
    await expect.element(page.getByRole('dialog', { name: 'More' })).toBeVisible();
    await expect.poll(() => held).toBe(1);
    await page.getByRole('switch', { name: 'Keep the screen on' }).click();
    await expect.poll(() => held).toBe(0);
    await page.getByRole('switch', { name: 'Audio only' }).click();
    expect(app.actions).toEqual([{ do: 'audio-only', on: true }]);
    await button('Close').click();
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  test('zooms a shared screen: by a button, by two fingers, and back', async () => {
    const participants = [
      participant('Ana', { screen: colouredTrack('#0e0', 640, 360) }),
      participant('Bo', { camera: colouredTrack('#00e') }),
    ];
    showApp(live(), { participants });
    const scale = () => {
      const video = document.querySelector('.staged video');
      return video === null ? 0 : new DOMMatrix(getComputedStyle(video).transform).a;
    };
    await button('Zoom in').click();
    await expect.poll(scale).toBe(2.5);
    await button('Whole screen').click();
    await expect.poll(scale).toBe(1);
    const room = document.querySelector('.staged');
    if (room === null) throw new Error('nothing is large');
    // Made-up pointers cannot be captured.
    vi.spyOn(room, 'setPointerCapture').mockImplementation(() => {});
    const { left, top, width, height } = room.getBoundingClientRect();
    const finger = (type: string, pointerId: number, x: number) =>
      room.dispatchEvent(
        new PointerEvent(type, {
          pointerId,
          clientX: left + width / 2 + x,
          clientY: top + height / 2,
          bubbles: true,
        }),
      );
    finger('pointerdown', 1, -20);
    finger('pointerdown', 2, 20);
    finger('pointermove', 1, -60);
    finger('pointermove', 2, 60);
    await expect.poll(scale).toBeCloseTo(3, 1);
    finger('pointerup', 1, -60);
    finger('pointerup', 2, 60);
    expect(page.getByText('Bo', { exact: true }).elements()).toHaveLength(1);
  });
});
