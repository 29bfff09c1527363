import type { Frame, Page } from 'playwright';
import { buildExtension } from '../build-extension';
import { launchParticipant, launchPhone, type Participant } from '../chromium';
import { eventually } from '../eventually';
import { colourCamera, colours, tones } from '../fake-media';
import { launchLaptop } from '../handoff';
import { allowedHost } from '../janus';
import { rememberDevices } from '../native-devices';
import { startPeerServer } from '../peer-server';
import { type AppPages, startAppPages } from './app-pages';

/** A laptop with the extension, the rest of the meeting in a browser of its own, and a phone. */
export interface Scene {
  readonly pages: AppPages;
  readonly laptop: Participant;
  readonly far: Page;
  readonly phone: Page;
  /** What the app's pages said on their console, or threw, since this was last asked. */
  takeComplaints(): string[];
}

export const setScene = async (signal: AbortSignal): Promise<Scene> => {
  const [pages, server] = await Promise.all([startAppPages(signal), startPeerServer({ signal })]);
  const extension = await buildExtension({
    server: server.origin,
    sites: `http://${allowedHost}/*`,
    signal,
  });
  const laptop = await launchLaptop({
    name: 'laptop',
    colour: colours.laptop,
    toneHz: tones.laptop,
    signal,
    extension,
  });
  await laptop.context.addInitScript(rememberDevices);
  // Its page makes all people itself, without devices or a gesture.
  const others = await launchParticipant({
    name: 'others',
    toneHz: tones.anna,
    signal,
    args: ['--autoplay-policy=no-user-gesture-required'],
  });
  await others.page.goto(pages.far);
  await others.page.locator('html[data-state=ready]').waitFor();
  // Large enough for three simulcast layers.
  const video = await colourCamera(colours.phone, '1280x720');
  const phone = await launchPhone({ name: 'phone', toneHz: tones.phone, signal, video });

  let complaints: string[] = [];
  laptop.context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  laptop.context.on('weberror', (error) => complaints.push(String(error.error())));
  return {
    pages,
    laptop,
    far: others.page,
    phone: phone.page,
    takeComplaints() {
      const taken = complaints;
      complaints = [];
      return taken;
    },
  };
};

/** The document in which the app's own buttons are. */
export const appFrame = (page: Page): Promise<Frame> =>
  eventually('the app is in the call', async () => {
    for (const frame of page.frames()) {
      if (await frame.getByRole('button', { name: 'Mute', exact: true }).count()) return frame;
    }
    return null;
  });

/** Opens the app of this way and joins as a person does. */
export const joinApp = async ({ pages, laptop }: Scene, way: string): Promise<Frame> => {
  const { page } = laptop;
  await page.goto(pages.page(way));
  const frame = await eventually('a button to join', async () => {
    for (const one of page.frames()) {
      if (await one.getByRole('button', { name: 'Join' }).count()) return one;
    }
    return null;
  });
  await frame.getByRole('button', { name: 'Join' }).click();
  return appFrame(page);
};
