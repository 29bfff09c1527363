export type PageWindow = Window & typeof globalThis;

/** One connection of the app and, once negotiated, the far end of it. */
export interface Line {
  readonly near: RTCPeerConnection;
  readonly far: RTCPeerConnection;
  /** Added the old way. */
  readonly streams: MediaStream[];
  /** Something was added in a newer way. */
  mixed: boolean;
}

/** A source of the app's audio graph. */
interface Source {
  readonly node: MediaStreamAudioSourceNode;
  readonly track: MediaStreamTrack | undefined;
  connected: boolean;
}

/** What an imagined meeting app holds in its page. A slot is empty until its call came back. */
export interface App {
  readonly page: PageWindow;
  readonly tracks: (MediaStreamTrack | undefined)[];
  readonly streams: (MediaStream | undefined)[];
  readonly lines: Line[];
  readonly sources: Source[];
  readonly view: HTMLVideoElement;
  /** Sources play into `gain`, which one of the app's own tracks carries. */
  readonly graph: { readonly context: AudioContext; readonly gain: GainNode };
  /** Tracks of the app that are no microphone and no camera. */
  readonly made: Set<MediaStreamTrack>;
  /** Real microphones and cameras by kind, as the page lists them. */
  readonly inputs: { readonly audio: readonly string[]; readonly video: readonly string[] };
  /** Tracks that were there before the handoff. */
  readonly whole: Set<MediaStreamTrack>;
  /** Tracks whose settings the app changed or ended. */
  readonly touched: Set<MediaStreamTrack>;
  readonly events: string[];
  /** What each step gave, by the order of the steps; empty while it is under way. */
  readonly results: string[];
  /** Calls that have not come back. */
  readonly pending: Set<Promise<unknown>>;
  /** Senders whose `replaceTrack` has not come back. */
  readonly replacing: Map<RTCRtpSender, number>;
  /** Senders of stopped transceivers: they refuse every track and send nothing. */
  readonly stopped: Set<RTCRtpSender>;
  /** Candidates travel, so media flows. */
  connected: boolean;
  /** Called back from this window, the browser makes the old getUserMedia's objects of this window. */
  oldWay: boolean;
  hold(track: MediaStreamTrack, slot?: number): void;
  keep(stream: MediaStream, slot?: number): void;
  end(): void;
}

/** Errors and promises of another page are instances of nothing here. */
const has = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && name in value;
export const isPromise = (value: unknown): value is PromiseLike<unknown> => has(value, 'then');
export const nameOf = (error: unknown): string =>
  has(error, 'name') ? String(Object(error).name) : String(error);

/** The parts of a page that an app makes once and uses again and again. */
export const openPage = async (page: PageWindow) => {
  const context = new page.AudioContext();
  const listed = await page.navigator.mediaDevices.enumerateDevices();
  const named = (kind: string) => listed.flatMap((one) => (one.kind === kind ? one.deviceId : []));
  return { context, inputs: { audio: named('audioinput'), video: named('videoinput') } };
};

export const startApp = (
  page: PageWindow,
  { context, inputs }: Awaited<ReturnType<typeof openPage>>,
): App => {
  const gain = context.createGain();
  const mix = context.createMediaStreamDestination();
  const oscillator = context.createOscillator();
  // Too low to be taken for anybody's voice.
  oscillator.frequency.value = 100;
  oscillator.start();
  gain.connect(mix);
  const canvas = page.document.createElement('canvas');
  canvas.getContext('2d')?.fillRect(0, 0, 8, 8);
  const made = [...mix.stream.getTracks(), ...canvas.captureStream().getTracks()];
  const ending = new AbortController();
  const { signal } = ending;

  const app: App = {
    page,
    tracks: [],
    streams: [],
    lines: [],
    sources: [],
    view: page.document.createElement('video'),
    graph: { context, gain },
    made: new Set(made),
    inputs,
    whole: new Set(),
    touched: new Set(),
    events: [],
    results: [],
    pending: new Set(),
    replacing: new Map(),
    stopped: new Set(),
    connected: false,
    oldWay: false,
    hold: (track, slot = app.tracks.length) => {
      app.tracks[slot] = track;
      for (const name of ['ended', 'mute', 'unmute'])
        track.addEventListener(name, () => app.events.push(`${name} of track ${slot}`), { signal });
    },
    keep: (stream, slot = app.streams.length) => {
      app.streams[slot] = stream;
      for (const name of ['active', 'inactive', 'addtrack', 'removetrack'])
        stream.addEventListener(name, () => app.events.push(`${name} of stream ${slot}`), {
          signal,
        });
    },
    end: () => {
      ending.abort();
      for (const { near, far } of app.lines) {
        near.close();
        far.close();
      }
      for (const track of [...app.tracks, ...made]) track?.stop();
      app.view.srcObject = null;
      for (const { node } of app.sources) node.disconnect();
      gain.disconnect();
      oscillator.stop();
    },
  };
  app.view.muted = true;
  for (const track of made) app.hold(track);
  return app;
};

/** A new connection; its far end answers whatever it is offered. */
export const openLine = (app: App): Line => {
  const near = new app.page.RTCPeerConnection();
  const far = new RTCPeerConnection();
  const carry = (from: RTCPeerConnection, to: RTCPeerConnection): void =>
    from.addEventListener('icecandidate', ({ candidate }) => {
      // A closed end wants none.
      if (candidate && app.connected) to.addIceCandidate(candidate).catch(() => {});
    });
  carry(near, far);
  carry(far, near);
  const line: Line = { near, far, streams: [], mixed: false };
  app.lines.push(line);
  return line;
};

export const negotiate = async ({ near, far }: Line): Promise<void> => {
  await near.setLocalDescription(await near.createOffer());
  if (near.localDescription) await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  if (far.localDescription) await near.setRemoteDescription(far.localDescription);
};
