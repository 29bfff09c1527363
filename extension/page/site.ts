import type { Device, DeviceState, SiteReport } from '../bridge/messages';
import type { Connections } from './connections';
import type { DeviceTrack, DeviceTracks, Kind } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';

export interface Site {
  changed(): void;
  watch(on: boolean): void;
  reach(): SiteReport['reach'];
  /** What the page's senders would send of this kind, leaving our own gate aside. */
  state(kind: Kind): DeviceState;
  /** Presses the page's own button where its device is in another state. */
  set(device: Device, open: boolean): void;
}

export interface SitePorts {
  late(): boolean;
  handedOff(): boolean;
  /** The microphone came back closed and waits for the page to unmute it. */
  gated(): boolean;
  openGate(): void;
  remoteMedia(): boolean;
  isReceived(track: MediaStreamTrack): boolean;
  shownTracks(): MediaStreamTrack[];
  screens: WeakSet<MediaStreamTrack>;
  send(report: SiteReport): void;
}

const settleMs = 300;
const handlers = { microphone: 'togglemicrophone', camera: 'togglecamera' } as const;
const kindOfDevice = { microphone: 'audio', camera: 'video' } as const;

const sends = ({ direction, currentDirection, sender }: RTCRtpTransceiver): boolean => {
  const { encodings } = sender.getParameters();
  return (
    direction.includes('send') &&
    (currentDirection ?? 'send').includes('send') &&
    (!encodings?.length || encodings.some(({ active }) => active !== false))
  );
};

/** What the page's own controls say, read from what its senders carry. */
export const createSite = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  tracks: DeviceTracks,
  connections: Connections,
  ports: SitePorts,
): Site => {
  const actions = new Map<unknown, unknown>();
  let watching = false;
  let last: SiteReport | undefined;
  let settling = false;
  let mutedSince = 0;

  override(window.MediaSession?.prototype, 'setActionHandler', signal, (_self, args, call) => {
    const result = call(...args);
    actions.set(args[0], args[1]);
    changed();
    return result;
  });

  const open = (device: DeviceTrack): boolean => tracks.isLive(device) && device.enabled;
  /** A track that the page itself makes, of a microphone or camera among other things. */
  const isMade = (track: MediaStreamTrack): boolean =>
    !ports.isReceived(track) &&
    !ports.screens.has(track) &&
    !natives.getSettings(track).displaySurface &&
    !/^remote /.test(track.label);

  const read = (kind: Kind): DeviceState => {
    const devices = tracks.all().filter((one) => one.kind === kind);
    const anyOpen = devices.some(open);
    let carried = false;
    for (const [, transceiver] of connections.transceivers()) {
      const { sender, receiver } = transceiver;
      const device = connections.carried(sender);
      const track = device ? device.track : natives.senderTrack.get(sender);
      if ((track ?? receiver.track).kind !== kind) continue;
      if (device) {
        carried = true;
        if (open(device) && sends(transceiver)) return 'open';
      } else if (!track || tracks.behind(track)) carried ||= device === null;
      else if (isMade(track)) {
        carried = true;
        const on = track.enabled && track.readyState === 'live';
        if (on && anyOpen && sends(transceiver)) return 'open';
      }
    }
    if (!carried && !tracks.seen(kind)) return 'none';
    return !carried && anyOpen ? 'open' : 'muted';
  };
  const state = (kind: Kind): DeviceState => {
    try {
      return read(kind);
    } catch {
      // What cannot be read counts as closed.
      return 'muted';
    }
  };

  /** After a late start: every live track of the laptop was found in a sender. */
  const allFound = (): boolean => {
    const carried: DeviceTrack[] = [];
    for (const [, { sender }] of connections.transceivers()) {
      const device = connections.carried(sender);
      if (device) carried.push(device);
      const track = natives.senderTrack.get(sender);
      if (device || !track || track.readyState !== 'live') continue;
      // Made from a microphone or camera that we may not be able to stop.
      if (isMade(track)) return false;
    }
    const live = tracks.all().filter(tracks.isLive);
    const idOf = (device: DeviceTrack) => device.track.getSettings().deviceId;
    return (
      carried.some(tracks.isLive) &&
      live.every((one) =>
        carried.some(
          (other) => other === one || (other.kind === one.kind && idOf(other) === idOf(one)),
        ),
      )
    );
  };
  const reach = (): SiteReport['reach'] => {
    connections.scan();
    if (!ports.late())
      return tracks.all().length > 0 || connections.transceivers().length > 0 ? 'handoff' : 'none';
    for (const track of ports.shownTracks()) tracks.adopt(track);
    if (ports.handedOff() || allFound()) return 'handoff';
    return ports.remoteMedia() ? 'listening' : 'none';
  };

  const make = (): SiteReport => {
    const microphone = state('audio');
    const camera = tracks
      .all()
      .filter((one) => one.kind === 'video')
      .find(tracks.isLive);
    const { width = 0, height = 0 } = camera ? camera.track.getSettings() : {};
    return {
      reach: reach(),
      microphone: microphone === 'open' && ports.gated() ? 'muted' : microphone,
      camera: state('video'),
      canSetMicrophone: ports.gated() || typeof actions.get(handlers.microphone) === 'function',
      canSetCamera: typeof actions.get(handlers.camera) === 'function',
      captureWidth: width,
      captureHeight: height,
      deviceHeld: tracks
        .all()
        .some(
          ({ borrowed, parked, puppet, track }) =>
            borrowed && parked && puppet && natives.readyState.get(track) === 'live',
        ),
    };
  };
  const tell = (report: SiteReport): void => {
    if (JSON.stringify(report) === JSON.stringify(last)) return;
    last = report;
    ports.send(report);
  };
  /** The page muted and, a person's moment later, unmuted: it is meant. */
  const followGate = (): void => {
    if (!ports.gated()) return;
    const now = performance.now();
    const microphone = state('audio');
    if (microphone === 'muted') mutedSince ||= now;
    else {
      if (microphone === 'open' && mutedSince && now - mutedSince >= settleMs) ports.openGate();
      mutedSince = 0;
    }
  };
  const settle = (): void => {
    settling = false;
    if (watching) tell(make());
  };
  const changed = (): void => {
    followGate();
    if (!watching) return;
    const now = make();
    // Closing is told at once; the rest when the page has come to rest.
    if (last) {
      const { microphone, camera } = last;
      tell({
        ...last,
        microphone: now.microphone === 'open' ? microphone : now.microphone,
        camera: now.camera === 'open' ? camera : now.camera,
      });
    }
    if (settling) return;
    settling = true;
    natives.setTimeout(settle, settleMs);
  };

  return {
    changed,
    reach,
    state,
    watch: (on) => {
      watching = on;
      last = undefined;
      if (on) tell(make());
    },
    set: (device, wanted) => {
      if (device === 'microphone' && wanted) ports.openGate();
      const handler = actions.get(handlers[device]);
      const differs = (state(kindOfDevice[device]) === 'open') !== wanted;
      if (differs && typeof handler === 'function')
        natives.apply(handler, undefined, [{ action: handlers[device] }]);
      changed();
    },
  };
};
