import type { FromPage, SiteReport, ToPage } from '../../../extension/bridge/messages';
import { connectToPage } from '../../../extension/bridge/tab-end';
import { installPage } from '../../../extension/page/main';
import { colourTrack, toneTrack, until, watchPicture, watchSound } from './measure';

export const phoneHz = 1_500;
export const otherHz = 850;

type PageWindow = Window & typeof globalThis;

export interface Stage {
  /** The meeting page: a window of its own, with hooks in it. */
  readonly page: PageWindow;
  readonly signal: AbortSignal;
  /** How often the page's native getUserMedia really ran. */
  opened(): number;
  /** Every device track that the native getUserMedia gave out. */
  readonly devices: readonly MediaStreamTrack[];
  /** The next native getUserMedia calls fail with this name; null ends that. */
  refuse(name: string | null): void;
  nativeState(track: MediaStreamTrack): MediaStreamTrackState;
  install(): void;
  send(message: ToPage, stream?: MediaStream | null): void;
  readonly heard: readonly FromPage[];
  readonly streams: ReadonlyMap<FromPage, MediaStream | null>;
  report(): SiteReport | undefined;
  next(t: FromPage['t'], after?: number): Promise<FromPage>;
  /** The phone's tracks, flowing. */
  phone(kinds?: { audio: boolean; video: boolean }): MediaStream;
  take(stream?: MediaStream): Promise<void>;
  giveBack(muted?: boolean): Promise<void>;
}

/** A same-origin frame that is the meeting page; everything ends with the returned signal. */
export const setStage = async (
  { installed = true, late = false } = {},
  signal: AbortSignal,
): Promise<Stage> => {
  const frame = document.createElement('iframe');
  frame.allow = 'camera;microphone';
  document.body.append(frame);
  signal.addEventListener('abort', () => frame.remove());
  const page = frame.contentWindow as PageWindow | null;
  if (!page) throw new Error('no frame');

  const devices: MediaStreamTrack[] = [];
  let opened = 0;
  let refusal: string | null = null;
  const { prototype } = page.MediaDevices;
  const getUserMedia = prototype.getUserMedia;
  prototype.getUserMedia = async function counted(constraints) {
    opened += 1;
    if (refusal) throw new page.DOMException('refused', refusal);
    const stream = await getUserMedia.call(this, constraints);
    devices.push(...stream.getTracks());
    return stream;
  };
  const readyState = Object.getOwnPropertyDescriptor(
    page.MediaStreamTrack.prototype,
    'readyState',
  )?.get;
  const srcObject = Object.getOwnPropertyDescriptor(page.HTMLMediaElement.prototype, 'srcObject');
  signal.addEventListener('abort', () => {
    for (const track of devices) track.stop();
  });

  const heard: FromPage[] = [];
  const streams = new Map<FromPage, MediaStream | null>();
  // The tab world has prototypes of its own; here its element keeps the native accessor.
  const tabWindow = new Proxy(page, {
    get: (target, name) => {
      if (name === 'document')
        return {
          createElement: () =>
            Object.defineProperty(page.document.createElement('video'), 'srcObject', {
              ...srcObject,
            }),
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' && !/^[A-Z]/.test(String(name))
        ? value.bind(target)
        : value;
    },
  });
  const link = connectToPage(tabWindow, signal, (message, stream) => {
    heard.push(message);
    streams.set(message, stream);
  });
  const install = (): void => {
    installPage(page, signal);
    link.send({ t: 'attach', late });
    link.send({ t: 'watch', on: true });
  };
  if (installed) install();

  const next = async (t: FromPage['t'], after = 0): Promise<FromPage> => {
    let found: FromPage | undefined;
    await until(`message ${t}`, () => {
      found = heard.slice(after).find((one) => one.t === t);
      return found !== undefined;
    });
    if (!found) throw new Error(t);
    return found;
  };
  const phone: Stage['phone'] = ({ audio, video } = { audio: true, video: true }) =>
    new page.MediaStream([
      ...(audio ? [toneTrack(phoneHz, signal)] : []),
      ...(video ? [colourTrack('phone', signal)] : []),
    ]);
  return {
    page,
    signal,
    opened: () => opened,
    devices,
    refuse: (name) => {
      refusal = name;
    },
    nativeState: (track) => readyState?.call(track),
    install,
    send: link.send,
    heard,
    streams,
    report: () => heard.findLast((one) => one.t === 'site')?.report,
    next,
    phone,
    take: async (stream) => {
      const after = heard.length;
      link.send({ t: 'take' }, stream ?? phone());
      await next('taken', after);
    },
    giveBack: async (muted = false) => {
      const after = heard.length;
      link.send({ t: 'give-back', muted });
      await next('given-back', after);
    },
  };
};

export interface Call {
  readonly connection: RTCPeerConnection;
  readonly far: RTCPeerConnection;
  readonly picture: ReturnType<typeof watchPicture>;
  readonly sound: ReturnType<typeof watchSound>;
  negotiate(): Promise<void>;
}

/** A meeting of two: the page's own connection and another participant, who sends blue and 850 Hz. */
export const startCall = async (
  stage: Stage,
  add: (connection: RTCPeerConnection) => void | Promise<void>,
  { sendsBack = true } = {},
): Promise<Call> => {
  const { signal } = stage;
  const connection = new stage.page.RTCPeerConnection();
  const far = new RTCPeerConnection();
  signal.addEventListener('abort', () => {
    connection.close();
    far.close();
  });
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) void far.addIceCandidate(candidate);
  });
  far.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) void connection.addIceCandidate(candidate);
  });
  const negotiate = async (): Promise<void> => {
    await connection.setLocalDescription(await connection.createOffer());
    if (connection.localDescription) await far.setRemoteDescription(connection.localDescription);
    await far.setLocalDescription();
    if (far.localDescription) await connection.setRemoteDescription(far.localDescription);
  };
  await add(connection);
  await connection.setLocalDescription(await connection.createOffer());
  if (connection.localDescription) await far.setRemoteDescription(connection.localDescription);
  if (sendsBack) {
    const stream = new MediaStream([toneTrack(otherHz, signal), colourTrack('other', signal)]);
    for (const track of stream.getTracks()) far.addTrack(track, stream);
  }
  await far.setLocalDescription();
  if (far.localDescription) await connection.setRemoteDescription(far.localDescription);
  const received = (kind: string): MediaStreamTrack => {
    const track = far.getReceivers().find((one) => one.track.kind === kind)?.track;
    if (!track) throw new Error(`no ${kind} received`);
    return track;
  };
  await until('a connection', () => far.connectionState === 'connected');
  return {
    connection,
    far,
    negotiate,
    picture: watchPicture(received('video'), signal),
    sound: watchSound(received('audio'), signal),
  };
};
