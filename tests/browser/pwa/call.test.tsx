import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Shown } from '../../../core/protocol/views';
import { colouredTrack, participant, showApp, toneTrack } from './shown-app';
import { confirming, ended, listening, live, reconnecting } from './states';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const region = () => page.getByRole('region', { name: 'Call', exact: true });
const videos = () => [...region().element().querySelectorAll('video')];
const voices = () => [...document.querySelectorAll('audio')];
const colourOf = (video: HTMLVideoElement | null): string => {
  if (video === null) return 'none';
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  pen?.drawImage(video, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen?.getImageData(0, 0, 1, 1).data ?? [];
  return red > green && red > blue ? 'red' : green > blue ? 'green' : blue > 50 ? 'blue' : 'black';
};
const waitingForTap = 'People still hear your laptop. Reload the meeting to speak from the phone';

beforeEach(() => performance.clearMarks());

describe('a live call', () => {
  test('shows everybody’s picture in the region, and the self view outside it', async () => {
    const participants = [
      participant('Ana', { camera: colouredTrack('#e00') }),
      participant('Bo', { camera: colouredTrack('#00e') }),
      participant('Chidi'),
    ];
    const app = showApp(live(), {
      participants,
      selfView: new MediaStream([colouredTrack('#0e0')]),
    });
    await expect.poll(() => videos().map(colourOf)).toEqual(['red', 'blue']);
    await expect.element(region().getByText('Chidi', { exact: true })).toBeVisible();
    await expect.poll(() => colourOf(document.querySelector('video.self'))).toBe('green');
    expect(videos().every((video) => video.muted)).toBe(true);

    app.show(live({ camera: 'off' }), { participants: participants.slice(1) });
    await expect.poll(() => videos().map(colourOf)).toEqual(['blue']);
    await expect.element(page.getByLabelText('Your camera')).not.toBeInTheDocument();
  });

  test('plays each sound in an element of its own', async () => {
    const [ana, bo] = [toneTrack(), toneTrack()];
    const app = showApp(live(), {
      sounds: [
        { id: '0', track: ana },
        { id: '2', track: bo },
      ],
    });
    const heard = () =>
      voices().map(({ srcObject, paused }) => [
        paused,
        srcObject instanceof MediaStream && srcObject.getAudioTracks()[0]?.id,
      ]);
    await expect.poll(heard).toEqual([
      [false, ana.id],
      [false, bo.id],
    ]);
    app.show(live(), { sounds: [{ id: '2', track: bo }] });
    await expect.poll(heard).toEqual([[false, bo.id]]);
  });

  test('asks for a tap when the phone holds the sound back', async () => {
    const play = vi
      .spyOn(HTMLMediaElement.prototype, 'play')
      .mockRejectedValueOnce(new DOMException('no gesture', 'NotAllowedError'));
    showApp(live(), { sounds: [{ id: '0', track: toneTrack() }] });
    await button('Turn on sound').click();
    await expect.element(button('Turn on sound')).not.toBeInTheDocument();
    await expect.poll(() => play.mock.calls.length).toBe(2);
    play.mockRestore();
  });

  test('marks the first remote frame once in a call, and again in the next', async () => {
    const marks = () => performance.getEntriesByName('baton:first-remote-frame').length;
    const app = showApp(live());
    expect(marks()).toBe(0);
    const participants = [participant('Ana', { camera: colouredTrack('#e00') })];
    app.show(live(), { participants });
    await expect.poll(marks).toBe(1);
    app.show(reconnecting, { participants });
    app.show(live(), {
      participants: [...participants, participant('Bo', { camera: colouredTrack('#00e') })],
    });
    await expect.poll(() => videos().map(colourOf)).toEqual(['red', 'blue']);
    expect(marks()).toBe(1);
    app.show(confirming());
    app.show(live(), { participants });
    await expect.poll(marks).toBe(2);
  });

  test('mutes and unmutes, stops and starts the camera, flips it, and goes back', async () => {
    const app = showApp(live());
    await button('Mute').click();
    await button('Stop camera').click();
    await button('Flip camera').click();
    await button('Back to laptop').click();
    app.show(live({ muted: 'phone', camera: 'off' }));
    await button('Unmute').click();
    await button('Start camera').click();
    await expect.element(button('Flip camera')).toBeDisabled();
    await expect.element(button('Mute')).not.toBeInTheDocument();
    expect(app.actions).toEqual([
      { do: 'set-microphone', on: false },
      { do: 'set-camera', on: false },
      { do: 'flip-camera' },
      { do: 'back-to-laptop' },
      { do: 'set-microphone', on: true },
      { do: 'set-camera', on: true },
    ]);
  });

  test('asks before leaving whether to send the call back', async () => {
    const app = showApp(live());
    await button('Leave').click();
    const dialog = page.getByRole('dialog', { name: 'Leave this call?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await button('Leave').click();
    await dialog.getByRole('button', { name: 'Send it back' }).click();
    await dialog.getByRole('button', { name: 'Leave the meeting' }).click();
    expect(app.actions).toEqual([{ do: 'back-to-laptop' }, { do: 'leave-meeting' }]);
  });

  test.for([
    ['the meeting’s mute', live({ muted: 'site' }), 'Muted by the meeting', 'Unmute'],
    ['its own mute', live({ muted: 'phone' }), 'You are muted', 'Unmute'],
    [
      'a camera that the meeting stopped',
      live({ cameraOffBySite: true }),
      'Camera stopped by the meeting',
      'Start camera',
    ],
    [
      'an uplink that is still to come',
      live({ uplink: false }),
      'Others still see your laptop',
      'Mute',
    ],
    ['a page that reloads', live({ page: 'reloading' }), 'The meeting page is reloading', 'Mute'],
  ] as const)('says %s', async ([, view, sentence, control]) => {
    showApp(view);
    await expect.element(page.getByRole('status')).toHaveTextContent(sentence);
    await expect.element(button(control)).toBeVisible();
  });

  test.for([
    [
      'a refused microphone',
      live({ microphone: 'refused', muted: 'phone' }),
      /does not let Baton use the microphone/,
    ],
    ['a refused camera', live({ camera: 'refused' }), /does not let Baton use the camera/],
    [
      'an interrupted microphone',
      live({ microphone: 'interrupted', muted: 'phone' }),
      /took the microphone away/,
    ],
    ['an interrupted camera', live({ camera: 'interrupted' }), /took the camera away/],
  ] as const)('warns of %s', async ([, view, sentence]) => {
    showApp(view);
    await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
  });

  test('makes a shared screen large, and a tapped tile in its place', async () => {
    const participants = [
      participant('Ana', { camera: colouredTrack('#e00'), screen: colouredTrack('#0e0') }),
      participant('Bo', { camera: colouredTrack('#00e') }),
    ];
    showApp(live(), { participants });
    await expect.element(button('Show Ana’s screen as a tile')).toBeVisible();
    await button('Show Bo large').click();
    await expect.element(button('Show Bo as a tile')).toBeVisible();
    await expect.element(button('Show Ana’s screen large')).toBeVisible();
    await button('Show Bo as a tile').click();
    await expect.element(button('Show Bo large')).toBeVisible();
  });

  test('makes who speaks large, says who it is, and leaves the choice to the person', async () => {
    const participants = [
      participant('Ana', { camera: colouredTrack('#e00') }),
      participant('Bo', { camera: colouredTrack('#00e') }),
    ];
    const app = showApp(live(), { participants });
    await expect.element(button('Show Bo large')).toBeVisible();
    app.show(live({ speaker: 'Bo' }), { participants });
    await expect.element(button('Show Bo as a tile')).toBeVisible();
    await expect.element(page.getByText('Bo, speaking')).toBeVisible();
    // Silence leaves the stage as it is.
    app.show(live(), { participants });
    await expect.element(page.getByText('Bo, speaking')).not.toBeInTheDocument();
    await expect.element(button('Show Bo as a tile')).toBeVisible();
    await button('Show Ana large').click();
    app.show(live({ speaker: 'Bo' }), { participants });
    await expect.element(page.getByText('Bo, speaking')).toBeVisible();
    await expect.element(button('Show Ana as a tile')).toBeVisible();
    // The chosen one gives the stage back, and who speaks can be sent off it, too.
    await button('Show Ana as a tile').click();
    await expect.element(button('Show Bo as a tile')).toBeVisible();
    await button('Show Bo as a tile').click();
    await expect.element(button('Show Bo large')).toBeVisible();
  });

  test('tells which pictures can be seen, and how large', async () => {
    const [ana, bo] = [colouredTrack('#e00'), colouredTrack('#00e')];
    const participants = [
      participant('Ana', { camera: ana }),
      participant('Bo', { camera: bo }),
      participant('Cy'),
    ];
    let shown: readonly Shown<MediaStreamTrack>[] = [];
    const onShown = (pictures: readonly Shown<MediaStreamTrack>[]) => {
      shown = pictures;
    };
    const sizeOf = (track: MediaStreamTrack) => {
      const { width = 0, height = 0 } = shown.find((one) => one.track === track) ?? {};
      return width * height;
    };
    const app = showApp(live({ speaker: 'Ana' }), { participants, onShown });
    await expect.poll(() => sizeOf(ana)).toBeGreaterThan(2 * sizeOf(bo));
    expect(sizeOf(bo)).toBeGreaterThan(0);
    expect(shown).toHaveLength(2);
    app.show(live({ speaker: 'Bo' }), { participants, onShown });
    await expect.poll(() => sizeOf(bo)).toBeGreaterThan(2 * sizeOf(ana));
    await page.viewport(800, 300);
    const wide = sizeOf(bo);
    await page.viewport(300, 800);
    await expect.poll(() => sizeOf(bo)).not.toBe(wide);
    app.show(ended, { participants, onShown });
    await expect.poll(() => shown).toEqual([]);
  });

  test.for([
    [1, 390, 844],
    [4, 390, 844],
    [9, 390, 844],
    [2, 844, 390],
    [5, 844, 390],
    [9, 844, 390],
    [9, 320, 568],
  ] as const)('fits %i people and every button into %i × %i', async ([count, width, height]) => {
    await page.viewport(width, height);
    const participants = Array.from({ length: count }, (_, n) =>
      participant(`P${n}`, { camera: colouredTrack('#e00') }),
    );
    showApp(live({ muted: 'site' }), {
      participants,
      selfView: new MediaStream([colouredTrack('#0e0')]),
    });
    await expect.poll(() => videos().length).toBe(count);
    const inside = (element: Element) => {
      const box = element.getBoundingClientRect();
      return (
        box.width > 40 &&
        box.left >= 0 &&
        box.top >= 0 &&
        box.right <= width &&
        box.bottom <= height
      );
    };
    expect(videos().every(inside)).toBe(true);
    for (const name of ['Unmute', 'Stop camera', 'Flip camera', 'Back to laptop', 'Leave']) {
      const control = button(name).element();
      expect(inside(control), name).toBe(true);
      expect(control.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    }
    await page.viewport(414, 896);
  });

  test('asks for the screen to stay on, again when it is seen again, and lets go in the end', async () => {
    let held = 0;
    // Headless Chromium refuses the lock, so a stand-in counts what is asked for and let go.
    const request = vi.spyOn(navigator.wakeLock, 'request').mockImplementation(async () => {
      held += 1;
      const release = async () => {
        held -= 1;
      };
      const lock = { released: false, type: 'screen', onrelease: null, release } as const;
      return Object.assign(new EventTarget(), lock);
    });
    const app = showApp(live());
    await expect.poll(() => held).toBe(1);
    app.show(reconnecting);
    held = 0; // The platform drops it whenever the page is hidden.
    document.dispatchEvent(new Event('visibilitychange'));
    await expect.poll(() => held).toBe(1);
    app.show({ phase: 'ended', reason: 'returned', canRejoin: false });
    await expect.poll(() => held).toBe(0);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(2);
    request.mockRestore();
  });
});

describe('listening', () => {
  test('plays nothing until tapped', async () => {
    const participants = [participant('Ana', { camera: colouredTrack('#e00') })];
    const sounds = [{ id: '0', track: toneTrack() }];
    const app = showApp(listening(), { participants, sounds });
    await expect.poll(() => videos().map(colourOf)).toEqual(['red']);
    await expect.element(page.getByText(waitingForTap)).toBeVisible();
    expect(voices()).toEqual([]);
    await button('Turn on sound').click();
    expect(app.actions).toEqual([{ do: 'hear' }]);
    app.show(reconnecting, { participants, sounds });
    await expect.element(page.getByText('Reconnecting, holding your seat muted')).toBeVisible();
    expect(voices()).toEqual([]);
    app.show(listening({ sound: true }), { participants, sounds });
    await expect.poll(() => voices().length).toBe(1);
    await expect.element(button('Turn on sound')).not.toBeInTheDocument();
    app.show(reconnecting, { participants, sounds });
    await expect.element(page.getByText('Reconnecting, holding your seat muted')).toBeVisible();
    expect(voices()).toHaveLength(1);
  });

  test('says that it shows the tab, and shows nothing beside it', async () => {
    const participants = [
      participant('', { screen: colouredTrack('#e00'), microphone: toneTrack() }),
    ];
    const sounds = [{ id: '0', track: toneTrack() }];
    const app = showApp(listening({ picture: 'tab', sound: true }), { participants, sounds });
    await expect.poll(() => videos().map(colourOf)).toEqual(['red']);
    await expect.element(page.getByText('This is the picture of the laptop’s tab')).toBeVisible();
    expect(region().element().querySelectorAll('figure')).toHaveLength(1);
    expect(voices()).toHaveLength(1);
    app.show(listening({ sound: true }), { participants, sounds });
    await expect.poll(() => region().element().querySelectorAll('figure').length).toBe(2);
  });

  test('moves the call with its toggles once the laptop can, not before', async () => {
    const app = showApp(listening());
    await expect.element(button('Turn on sound')).toBeVisible();
    await expect.element(button('Move call here')).not.toBeInTheDocument();
    app.show(listening({ canMove: true }));
    await page.getByRole('switch', { name: 'Camera' }).click();
    await button('Move call here').click();
    expect(app.actions).toEqual([{ do: 'move', microphone: true, camera: false }]);
  });
});

describe('reconnecting', () => {
  test('keeps the pictures, says that the seat is held, and can send the call back', async () => {
    const participants = [participant('Ana', { camera: colouredTrack('#e00') })];
    const app = showApp(live(), { participants });
    await expect.poll(() => videos().map(colourOf)).toEqual(['red']);
    const [before] = videos();
    app.show(reconnecting, { participants });
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent('Reconnecting, holding your seat muted');
    expect(videos()[0]).toBe(before);
    await button('Back to laptop').click();
    expect(app.actions).toEqual([{ do: 'back-to-laptop' }]);
  });
});
