import type { Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildExtension } from '../support/build-extension';
import { launchParticipant, launchPhone, type Participant } from '../support/chromium';
import { eventually } from '../support/eventually';
import { colourCamera, colours, tones } from '../support/fake-media';
import { handOverByLink, launchLaptop, waitForPhase } from '../support/handoff';
import { allowedHost, type Janus, startJanus } from '../support/janus';
import {
  joinAudioBridge,
  joinVideoRoom,
  othersInRoom,
  presentScreen,
  remoteMedia,
  shareScreenInRoom,
  toggleMuteInRoom,
  watchScreen,
} from '../support/janus-pages';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot } from '../support/measure';
import { liveDevices, rememberDevices } from '../support/native-devices';
import { type PeerServerProcess, startPeerServer } from '../support/peer-server';
import { sentLayers, sharedScreens } from '../support/sent-pictures';

const lifetime = createLifetime();
const { signal } = lifetime;
const room = { selector: remoteMedia.room };
/** The middle of the picture that the browser gives for a screen in tests; Anna's own green, but she is not shown to herself. */
const screenGreen = '#0a9802';
let janus: Janus;
let server: PeerServerProcess;
let laptop: Participant;
let anna: Participant;
let ben: Participant;
let phone: Participant;
let overlay: Frame;

const others = () => [anna.page, ben.page];
const tap = (name: string) => phone.page.getByRole('button', { name, exact: true }).click();

/** All of them see and hear the one device and not the other one. */
const meet = async (
  pages: readonly Page[],
  present: 'laptop' | 'phone',
  absent: 'laptop' | 'phone',
): Promise<void> => {
  await Promise.all(
    pages.flatMap((page) => [
      sees(page, colours[present], room),
      hears(page, tones[present], room),
      seesNot(page, colours[absent], room),
      hearsNot(page, tones[absent], room),
    ]),
  );
};

/**
 * An init script: a phone that is held upright turns what its camera is asked for, so that a page which
 * wants 1280×720 gets 720×1280.
 */
const holdUpright = (): void => {
  const turned = (wish: unknown): unknown => {
    if (typeof wish !== 'object' || wish === null) return wish;
    const { width, height, ...rest } = wish as MediaTrackConstraints;
    return { ...rest, ...(height && { width: height }), ...(width && { height: width }) };
  };
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = function (wish) {
    return getUserMedia.call(this, {
      ...wish,
      video: turned(wish?.video) as MediaTrackConstraints,
    });
  };
  const { applyConstraints } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.applyConstraints = function (wish) {
    return applyConstraints.call(this, turned(wish) as MediaTrackConstraints);
  };
};

const bringBack = async (): Promise<void> => {
  await overlay.getByRole('button', { name: 'Bring back' }).click();
  await waitForPhase(phone.page, 'ended');
};

/** Also ends a call that a failed test left on the phone. */
const endCall = async (): Promise<void> => {
  await phone.page.goto('about:blank');
  await laptop.page.goto('about:blank');
};

beforeAll(async () => {
  [janus, server] = await Promise.all([startJanus(signal), startPeerServer({ signal })]);
  const extension = await buildExtension({
    server: server.origin,
    sites: `http://${allowedHost}/*`,
    signal,
  });
  const person = async (name: 'anna' | 'ben') =>
    launchParticipant({ name, colour: colours[name], toneHz: tones[name], signal });
  laptop = await launchLaptop({
    name: 'laptop',
    colour: colours.laptop,
    toneHz: tones.laptop,
    signal,
    extension,
  });
  await laptop.context.addInitScript(rememberDevices);
  [anna, ben] = await Promise.all([person('anna'), person('ben')]);
  phone = await launchPhone({
    name: 'phone',
    toneHz: tones.phone,
    video: await colourCamera(colours.phone, '1280x720'),
    signal,
  });
  await phone.context.addInitScript(rememberDevices);
});
afterAll(() => lifetime.end());

describe('a room in which one connection brings everybody', () => {
  afterAll(endCall);

  test('is carried to the phone, which meets each of them, and they meet the phone', async () => {
    await joinVideoRoom(laptop.page, janus.allowedOrigin, 'laptop', 'multistream');
    await Promise.all([
      joinVideoRoom(anna.page, janus.demosOrigin, 'anna', 'multistream'),
      joinVideoRoom(ben.page, janus.demosOrigin, 'ben', 'multistream'),
    ]);
    for (const page of others()) await othersInRoom(page, 2);
    overlay = await handOverByLink(laptop.page, phone.page, signal);
    await meet(others(), 'phone', 'laptop');
    await Promise.all(
      (['anna', 'ben'] as const).flatMap((name) => [
        sees(phone.page, colours[name]),
        hears(phone.page, tones[name]),
        phone.page.getByRole('region', { name: 'Call' }).getByText(name).first().waitFor(),
      ]),
    );
    expect(await liveDevices(laptop.context)).toEqual([]);
  });

  test('is muted by the page and by the phone', async () => {
    await toggleMuteInRoom(laptop.page);
    await hearsNot(anna.page, tones.phone, room);
    await phone.page.getByText('Muted by the meeting').waitFor();
    await toggleMuteInRoom(laptop.page);
    await hears(anna.page, tones.phone, room);
    await tap('Mute');
    await hearsNot(anna.page, tones.phone, room);
    await tap('Unmute');
    await hears(anna.page, tones.phone, room);
  });

  test('shows a screen that the laptop shares meanwhile, also after the way back', async () => {
    await shareScreenInRoom(laptop.page);
    for (const page of others()) await othersInRoom(page, 3);
    const before = await sharedScreens(laptop.page);
    expect(before).toHaveLength(1);
    await sees(anna.page, screenGreen, room);
    await meet(others(), 'phone', 'laptop');
    await bringBack();
    await meet(others(), 'laptop', 'phone');
    await sees(anna.page, screenGreen, room);
    expect(await sharedScreens(laptop.page)).toEqual(before);
    for (const page of others()) await othersInRoom(page, 3);
  });
});

describe('a room with three layers of each picture', () => {
  afterAll(endCall);

  test('gets all of them from a phone on its side, and again from one that is held upright', async () => {
    await joinVideoRoom(laptop.page, janus.allowedOrigin, 'laptop', 'simulcast');
    await joinVideoRoom(anna.page, janus.demosOrigin, 'anna', 'simulcast');
    await ben.page.goto('about:blank');
    await othersInRoom(anna.page, 1);
    overlay = await handOverByLink(laptop.page, phone.page, signal);
    await meet([anna.page], 'phone', 'laptop');
    await sees(phone.page, colours.anna);
    await layersFlow((width, height) => width > height);
    await bringBack();

    const upright = await launchPhone({
      name: 'upright',
      toneHz: tones.phone,
      video: await colourCamera(colours.phone, '720x1280'),
      signal,
    });
    await upright.context.addInitScript(holdUpright);
    overlay = await handOverByLink(laptop.page, upright.page, signal);
    await meet([anna.page], 'phone', 'laptop');
    await layersFlow((width, height) => width < height);
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(upright.page, 'ended');
    await upright.stop();
    await meet([anna.page], 'laptop', 'phone');
  });

  const layersFlow = async (shape: (width: number, height: number) => boolean): Promise<void> => {
    let last: unknown;
    await eventually(
      'three layers of this shape and of three sizes',
      async () => {
        const layers = await sentLayers(laptop.page);
        last = layers;
        const widths = layers.map(({ width }) => width);
        return (
          new Set(widths).size === 3 &&
          layers.every(({ width, height, flows }) => flows && shape(width, height))
        );
      },
      { timeoutMs: 40_000 },
      () => last,
    );
  };
});

describe('a bridge of sound alone', () => {
  afterAll(endCall);
  const bridge = { selector: remoteMedia.bridge };

  test('is carried to the phone without a camera', async () => {
    await joinAudioBridge(laptop.page, janus.allowedOrigin, 'laptop');
    await joinAudioBridge(anna.page, janus.demosOrigin, 'anna');
    await hears(anna.page, tones.laptop, bridge);
    overlay = await handOverByLink(laptop.page, phone.page, signal);
    await hears(anna.page, tones.phone, bridge);
    await hearsNot(anna.page, tones.laptop, bridge);
    await hears(phone.page, tones.anna);
    expect(await liveDevices(laptop.context)).toEqual([]);
  });

  test('is muted by the page and by the phone, and comes back', async () => {
    await laptop.page.locator('#toggleaudio').click();
    await hearsNot(anna.page, tones.phone, bridge);
    await laptop.page.locator('#toggleaudio').click();
    await hears(anna.page, tones.phone, bridge);
    await tap('Mute');
    await hearsNot(anna.page, tones.phone, bridge);
    await tap('Unmute');
    await hears(anna.page, tones.phone, bridge);
    await bringBack();
    await hears(anna.page, tones.laptop, bridge);
    await hearsNot(anna.page, tones.phone, bridge);
  });
});

describe('a screen that somebody presents to people who only watch', () => {
  test('is a screen on the phone, with its sound', async () => {
    const session = await presentScreen(anna.page, janus.demosOrigin, 'Slides');
    await watchScreen(laptop.page, janus.allowedOrigin, session);
    overlay = await handOverByLink(laptop.page, phone.page, signal);
    await phone.page
      .getByText(/’s screen/)
      .first()
      .waitFor();
    await hears(phone.page, tones.anna);
    await bringBack();
  });
});
