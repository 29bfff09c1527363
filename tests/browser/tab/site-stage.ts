import type { Device, FromPage, RemoteTrack, SiteReport } from '../../../extension/bridge/messages';
import type { FromTab } from '../../../extension/session/port-messages';
import { createSiteWatch } from '../../../extension/tab/site-watch';
import type { Control, SitePage } from '../../support/site-pages/site-page';
import { until } from '../page/measure';
import { type Call, phoneHz, type Stage, setStage, startCall } from '../page/stage';

export const people = ['Ana Lindqvist', 'Ben Okafor'];

export interface SiteStage {
  readonly stage: Stage;
  readonly calls: readonly Call[];
  readonly document: Document;
  find(selector: string): HTMLElement;
  /** What goes on towards the phone. */
  report(): SiteReport | undefined;
  names(): string[];
  remotes(): readonly RemoteTrack[];
  /** Nothing of the page world is on its way to the watch. */
  heardAll(): boolean;
  /** A person's tap on the phone. */
  set(device: Device, open: boolean): void;
  leave(): Promise<boolean>;
  /** Whether the others hear the phone. */
  heard(): boolean;
  /** The page mutes on its server alone from now on. */
  muteOnServerOnly(): void;
  /** The page's buttons for the devices do nothing from now on. */
  breakButtons(): void;
  /** Presses of anything that is not the person's own. */
  strayPresses(): number;
  /** Presses of the person's own controls, by whomever. */
  ownPresses(): number;
}

const apply = (button: HTMLElement, { attributes, html }: Control['open']): void => {
  for (const [name, value] of Object.entries(attributes)) button.setAttribute(name, value);
  if (html !== undefined) button.innerHTML = html;
};

/** An imitated product's page in a call of three, handed over to a phone, with its site watch. */
export const openSite = async (
  site: SitePage,
  signal: AbortSignal,
  { handedOver = true, names = people } = {},
): Promise<SiteStage> => {
  const stage = await setStage({}, signal);
  const { page } = stage;
  const { document } = page;
  const find = (selector: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  };
  document.body.innerHTML = site.body;
  find('#people').innerHTML = ['Ida Own (you)', ...names].map(site.tile).join('');
  const videos = [...document.querySelectorAll('video')];

  const stream = await page.navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false },
    video: { width: 320 },
  });
  const [microphone] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  if (!microphone || !camera) throw new Error('no devices');
  const show = (at: number, shown: MediaStream): void => {
    const video = videos[at];
    if (video === undefined) throw new Error(`no tile ${at}`);
    video.muted = true;
    video.srcObject = shown;
    void video.play();
  };
  show(0, stream);
  const calls: Call[] = [];
  for (const at of names.keys()) {
    const call = await startCall(stage, (connection) => {
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
    });
    const received = call.connection.getReceivers().map(({ track }) => track);
    show(at + 1, new page.MediaStream(received));
    calls.push(call);
  }

  let onServerOnly = false;
  let broken = false;
  let stray = 0;
  let own = 0;
  const isOn = { microphone: true, camera: true };
  const toggle = (device: Device, track: MediaStreamTrack): void => {
    const control = site[device];
    find(control.button).addEventListener('click', (event) => {
      event.stopPropagation();
      own += 1;
      if (broken) return;
      isOn[device] = !isOn[device];
      if (!onServerOnly) track.enabled = isOn[device];
      apply(find(control.button), isOn[device] ? control.open : control.muted);
    });
  };
  toggle('microphone', microphone);
  toggle('camera', camera);
  const leave = (): void => {
    for (const { connection } of calls) connection.close();
    for (const track of stream.getTracks()) track.stop();
    document.body.innerHTML = '<h1>You left the meeting</h1>';
  };
  const { leave: way } = site;
  if (way !== null)
    find(way.button).addEventListener('click', (event) => {
      event.stopPropagation();
      own += 1;
      if (way.dialog === undefined) return leave();
      document.body.insertAdjacentHTML('beforeend', `<div id="ask">${way.dialog.html}</div>`);
      find(way.dialog.confirm).addEventListener('click', (second) => {
        second.stopPropagation();
        leave();
      });
    });
  document.addEventListener('click', ({ target }) => {
    if (Object(target).closest('button, [role="button"]')) stray += 1;
  });

  let report: SiteReport | undefined;
  let remotes: readonly RemoteTrack[] = [];
  let left: boolean | undefined;
  const watch = createSiteWatch({
    window: page,
    host: site.host,
    toPage: stage.send,
    toHost: (message: FromTab) => {
      if (message.t === 'left') left = message.done;
    },
    toMedia: (message: FromPage) => {
      if (message.t === 'site') report = message.report;
      if (message.t === 'remotes') remotes = message.tracks;
    },
    signal,
  });
  let told = 0;
  const tell = setInterval(() => {
    for (const message of stage.heard.slice(told)) {
      told += 1;
      watch.fromPage(message, stage.streams.get(message) ?? null);
    }
  }, 20);
  signal.addEventListener('abort', () => clearInterval(tell));
  watch.fromHost({ t: 'watch', on: true });
  await until(
    'everybody',
    () => new Set(remotes.map((one) => one.participant)).size === names.length,
  );

  const [first] = calls;
  if (first === undefined) throw new Error('nobody');
  if (handedOver) {
    await stage.take();
    await until('the phone is heard', () => first.sound.level(phoneHz) > -60);
  }
  return {
    stage,
    calls,
    document,
    find,
    report: () => report,
    names: () => [...new Set(remotes.map(({ name }) => name))],
    remotes: () => remotes,
    heardAll: () => told === stage.heard.length,
    set: (device, open) => {
      watch.fromHost({ t: 'set-site', device, open });
    },
    leave: async () => {
      left = undefined;
      watch.fromHost({ t: 'leave-site' });
      await until('an answer', () => left !== undefined);
      return left === true;
    },
    heard: () => first.sound.level(phoneHz) > -60,
    muteOnServerOnly: () => {
      onServerOnly = true;
    },
    breakButtons: () => {
      broken = true;
    },
    strayPresses: () => stray,
    ownPresses: () => own,
  };
};
