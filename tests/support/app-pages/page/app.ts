import type { App } from '../way';
import { ways } from '../ways';
import { createRoom } from './room';

/** What the tests ask of the page besides its media. */
interface AppPage {
  /** The microphone's and camera's tracks as the app reads them. */
  held(): Pick<MediaStreamTrack, 'kind' | 'readyState' | 'enabled' | 'muted' | 'label'>[];
  /** What the app would have taken for a fault of its devices. */
  readonly surprises: readonly string[];
}

declare global {
  var appPage: AppPage | undefined;
}

const name = new URLSearchParams(location.search).get('way') ?? '';
const way = ways[name];
const controls = document.querySelector('#controls');
const people = document.querySelector('#people');
const surprises: string[] = [];

/** One press after the other, as an app that negotiates has it. */
let acting: Promise<void> = Promise.resolve();

const button = (label: string, press: () => Promise<void> | void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.textContent = label;
  made.addEventListener('click', () => {
    acting = acting.then(press);
  });
  controls?.append(made);
  return made;
};

/** A track that ends or falls silent without the app's doing would make many apps act on it. */
const watch = (track: MediaStreamTrack): void => {
  for (const event of ['ended', 'mute', 'unmute'])
    track.addEventListener(event, () => surprises.push(`${track.kind} ${event}`));
};

const showControls = (app: App): void => {
  let muted = false;
  let cameraOn = true;
  const watched = new Set<MediaStreamTrack>();
  const look = (): void => {
    for (const track of app.held()) {
      if (!watched.has(track)) watch(track);
      watched.add(track);
    }
  };
  look();
  const mute = button('Mute', async () => {
    muted = !muted;
    await app.mute(muted);
    look();
    mute.textContent = muted ? 'Unmute' : 'Mute';
  });
  const camera = button('Stop camera', async () => {
    cameraOn = !cameraOn;
    await app.camera(cameraOn);
    look();
    camera.textContent = cameraOn ? 'Stop camera' : 'Start camera';
  });
  const { later } = app;
  if (later !== undefined) {
    const go = button('Go on', async () => {
      await later();
      look();
      go.remove();
    });
  }
  globalThis.appPage = {
    surprises,
    held: () =>
      app.held().map(({ kind, readyState, enabled, muted, label }) => {
        return { kind, readyState, enabled, muted, label };
      }),
  };
};

const join = async (): Promise<void> => {
  if (way === undefined || people === null) throw new Error(`No such way: ${name}`);
  showControls(await way.join(await createRoom(people)));
};

const showFrame = (): void => {
  const frame = document.createElement('iframe');
  frame.src = `/frame?way=${name}`;
  frame.allow = 'camera; microphone; autoplay; display-capture';
  frame.width = '900';
  frame.height = '700';
  people?.append(frame);
};

if (way?.framed === true && location.pathname !== '/frame') showFrame();
// A page that reloaded itself in a call goes on by itself.
else if (sessionStorage.getItem('rejoin') === name) void join();
else {
  const start = button('Join', async () => {
    await join();
    start.remove();
  });
}
