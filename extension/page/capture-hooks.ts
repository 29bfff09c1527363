import { type DeviceTracks, type Kind, kindOf } from './device-tracks';
import { override, type PageWindow } from './override';

export interface CapturePorts {
  readonly tracks: DeviceTracks;
  /** A handoff is on: no device may open. */
  handedOff(): boolean;
  imitate(kind: Kind, wish: unknown): Promise<MediaStreamTrack>;
  watchStream(stream: unknown): void;
  readonly screens: WeakSet<MediaStreamTrack>;
  send(t: 'capture-starting' | 'capture-ended'): void;
  changed(): void;
}

/** Microphone, camera and screen as the page asks for them. */
export const hookCapture = (
  window: PageWindow,
  signal: AbortSignal,
  { tracks, handedOff, imitate, watchStream, screens, send, changed }: CapturePorts,
): void => {
  const { MediaStream } = window;
  const { mediaDevices } = window.navigator;
  const devices = window.MediaDevices?.prototype;
  const tracksOf = (stream: unknown) => (stream instanceof MediaStream ? stream.getTracks() : []);

  const remember = (stream: unknown, constraints: unknown): void => {
    watchStream(stream);
    for (const track of tracksOf(stream))
      if (!tracks.behind(track)) tracks.add(track, Object(constraints)[kindOf(track)], false);
    changed();
  };
  /** The phone in the shape of the devices; null while no handoff is on, or nothing is asked for. */
  const stand = (constraints: unknown): Promise<MediaStream> | null => {
    const wishes = Object(constraints);
    const kinds = (['audio', 'video'] as const).filter((kind) => wishes[kind]);
    if (!handedOff() || !kinds.length) return null;
    const asked = kinds.map((kind) => imitate(kind, wishes[kind]));
    return Promise.all(asked).then(
      (made) => {
        const stream = new MediaStream(made);
        watchStream(stream);
        changed();
        return stream;
      },
      (error) => {
        // All or nothing: what the page never got must not open a device on the return.
        for (const one of asked) one.then((track) => track.stop()).catch(() => {});
        throw error;
      },
    );
  };
  // An adapter that ran before us may have put its own function on the object.
  for (const object of [devices, mediaDevices])
    override(object, 'getUserMedia', signal, (_self, [constraints], call) => {
      const instead = stand(constraints);
      if (instead) return instead;
      const result = call();
      // The page handles what it was refused.
      void Promise.resolve(result).then((stream) => remember(stream, constraints), changed);
      return result;
    });
  for (const name of ['getUserMedia', 'webkitGetUserMedia'])
    override(
      window.Navigator.prototype,
      name,
      signal,
      (_self, [constraints, done, failed], call) => {
        if (typeof done !== 'function') return call();
        const instead = stand(constraints);
        const got = (stream: unknown): void => {
          remember(stream, constraints);
          done(stream);
        };
        if (!instead) return call([constraints, got, failed]);
        void instead.then((stream) => done(stream), Object(failed));
        return undefined;
      },
    );

  const live = new Set<unknown>();
  const over = (track?: unknown): void => {
    if (live.delete(track) && !live.size) send('capture-ended');
  };
  override(devices, 'getDisplayMedia', signal, (_self, _args, call) => {
    send('capture-starting');
    // Stands for the capture until its tracks are there.
    const asked = {};
    live.add(asked);
    const done = (stream?: unknown): void => {
      for (const track of tracksOf(stream)) {
        screens.add(track);
        live.add(track);
        track.addEventListener('ended', () => over(track), { signal });
      }
      over(asked);
    };
    const result = call();
    void Promise.resolve(result).then(done, () => done());
    return result;
  });
  override(window.MediaStreamTrack.prototype, 'stop', signal, (self, _args, call) => {
    call();
    over(self);
  });
};
