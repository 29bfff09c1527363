import type { DeviceTracks, Kind } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';

export interface CapturePorts {
  readonly tracks: DeviceTracks;
  /** A handoff is on: no device may open. */
  handedOff(): boolean;
  imitate(kind: Kind, wish: MediaTrackConstraints | true): Promise<MediaStreamTrack>;
  watchStream(stream: unknown): void;
  screens: WeakSet<MediaStreamTrack>;
  send(t: 'capture-starting' | 'capture-ended'): void;
  changed(): void;
}

const kinds = ['audio', 'video'] as const;
/** The part of the page's constraints that speaks of one kind. */
const wishOf = (constraints: unknown, kind: Kind): MediaTrackConstraints | true | undefined => {
  const wish: unknown = Object(constraints)[kind];
  if (typeof wish === 'object' && wish) return { ...wish };
  return wish ? true : undefined;
};

/** Microphone, camera and screen as the page asks for them. */
export const hookCapture = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  ports: CapturePorts,
): void => {
  const { tracks, screens } = ports;
  const devices: MediaDevices | undefined = window.navigator.mediaDevices;

  const remember = (stream: unknown, constraints: unknown): void => {
    if (!(stream instanceof window.MediaStream)) return;
    ports.watchStream(stream);
    for (const track of stream.getTracks())
      if (!tracks.find(track) && !tracks.behind(track))
        tracks.add(
          track,
          wishOf(constraints, track.kind === 'audio' ? 'audio' : 'video') ?? true,
          false,
        );
    ports.changed();
  };
  const imitate = async (constraints: unknown): Promise<MediaStream> => {
    const stream = new window.MediaStream();
    for (const kind of kinds) {
      const wish = wishOf(constraints, kind);
      if (wish) stream.addTrack(await ports.imitate(kind, wish));
    }
    ports.watchStream(stream);
    ports.changed();
    return stream;
  };
  const asks = (constraints: unknown): boolean => kinds.some((kind) => wishOf(constraints, kind));

  const onDevices = (object: MediaDevices | undefined): void =>
    override(object, 'getUserMedia', signal, (_self, args, call) => {
      if (ports.handedOff() && asks(args[0])) return imitate(args[0]);
      const result = call(...args);
      // The page handles what it was refused.
      void Promise.resolve(result).then(
        (stream) => remember(stream, args[0]),
        () => {},
      );
      return result;
    });
  onDevices(window.MediaDevices?.prototype);
  // An adapter that ran before us may have put its own function there.
  if (devices && Object.hasOwn(devices, 'getUserMedia')) onDevices(devices);
  for (const name of ['getUserMedia', 'webkitGetUserMedia'])
    override(window.Navigator.prototype, name, signal, (_self, args, call) => {
      const [constraints, done, failed] = args;
      if (typeof done !== 'function') return call(...args);
      if (ports.handedOff() && asks(constraints)) {
        imitate(constraints).then(
          (stream) => natives.apply(done, undefined, [stream]),
          (error: unknown) =>
            typeof failed === 'function' && natives.apply(failed, undefined, [error]),
        );
        return undefined;
      }
      const heard = (stream: unknown): void => {
        remember(stream, constraints);
        natives.apply(done, undefined, [stream]);
      };
      return call(constraints, heard, failed);
    });

  const live = new Set<MediaStreamTrack>();
  const over = (track: MediaStreamTrack): void => {
    if (live.delete(track) && live.size === 0) ports.send('capture-ended');
  };
  override(window.MediaDevices?.prototype, 'getDisplayMedia', signal, (_self, args, call) => {
    ports.send('capture-starting');
    const result = call(...args);
    const captured = (stream: unknown): void => {
      for (const track of stream instanceof window.MediaStream ? stream.getTracks() : []) {
        screens.add(track);
        live.add(track);
        track.addEventListener('ended', () => over(track), { signal });
      }
    };
    const refused = (): void => {
      if (live.size === 0) ports.send('capture-ended');
    };
    void Promise.resolve(result).then(captured, refused);
    return result;
  });
  override(window.MediaStreamTrack.prototype, 'stop', signal, (self, args, call) => {
    call(...args);
    over(self);
  });
};
