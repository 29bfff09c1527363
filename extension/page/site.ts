import type { Device, DeviceState, SiteReport } from '../bridge/messages';
import type { Connections } from './connections';
import type { DeviceTrack, DeviceTracks, Kind } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';

export interface Site {
  changed(): void;
  watch(on: boolean): void;
  reach(): SiteReport['reach'];
  /** Presses the page's own button where its device is in another state. */
  set(device: Device, open: boolean): void;
  /** Hangs up as the page's own handler does. */
  leave(): void;
}

export interface SitePorts {
  late(): boolean;
  handedOff(): boolean;
  /** The microphone came back closed and waits for the page to unmute it. */
  gated(): boolean;
  openGate(): void;
  remoteMedia(): boolean;
  shownStreams(): readonly MediaStream[];
  readonly screens: WeakSet<MediaStreamTrack>;
  send(report: SiteReport): void;
}

const settleMs = 300;
/** The third layer of simulcast flows only from a picture of 720² pixels; a few more, as sides get rounded. */
const layeredSide = 725;

const sends = ({ direction, currentDirection, sender }: RTCRtpTransceiver): boolean => {
  const { encodings } = sender.getParameters();
  return (
    direction.includes('send') &&
    (currentDirection ?? 'send').includes('send') &&
    encodings.some(({ active }) => active === true)
  );
};

/** What the page's own controls say, read from what its senders carry. */
export const createSite = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  tracks: DeviceTracks,
  { carried, transceivers }: Connections,
  ports: SitePorts,
): Site => {
  const actions = new Map<unknown, unknown>();
  let watching = false;
  let last: SiteReport | undefined;
  let settling = false;
  let mutedSince = 0;
  let held = false;

  override(window.MediaSession?.prototype, 'setActionHandler', signal, (_self, args, call) => {
    call();
    const [action, handler] = args;
    actions.set(action, handler);
    changed();
  });
  const press = (action: string): void => {
    const handler = actions.get(action);
    if (typeof handler === 'function') handler({ action });
  };

  const isOpen = (device: DeviceTrack): boolean => tracks.isLive(device) && device.enabled;
  /** A track that the page itself makes, of a microphone or camera among other things. */
  const isMade = (track: MediaStreamTrack): boolean =>
    !ports.screens.has(track) &&
    !track.getSettings().displaySurface &&
    !track.label.startsWith('remote ');

  const read = (kind: Kind): DeviceState => {
    const devices = tracks.all().filter((one) => one.kind === kind);
    if (!devices.length) return 'none';
    const anyOpen = devices.some(isOpen);
    let found = false;
    for (const [transceiver] of transceivers())
      try {
        const { sender, receiver } = transceiver;
        const device = carried(sender);
        // Never filled by the page.
        if (receiver.track.kind !== kind || device === undefined) continue;
        found = true;
        const track = natives.senderTrack(sender);
        // What the page took out may not have left the sender yet.
        const made = anyOpen && !device && track && !tracks.behind(track) && isMade(track);
        const open = device ? isOpen(device) : made && track.enabled && track.readyState === 'live';
        if (open && sends(transceiver)) return 'open';
      } catch {
        // What cannot be read counts as closed.
        found = true;
      }
    return found || !anyOpen ? 'muted' : 'open';
  };
  /** The page may have broken what we read. */
  const attempt = <T>(look: () => T, otherwise: T): T => {
    try {
      return look();
    } catch {
      return otherwise;
    }
  };
  // What cannot be read counts as closed.
  const state = (kind: Kind) => attempt(() => read(kind), 'muted');

  /** After a late start: every live track of the laptop was found in a sender. */
  const allFound = (): boolean => {
    const found: DeviceTrack[] = [];
    for (const [{ sender }] of transceivers()) {
      const device = carried(sender);
      const track = natives.senderTrack(sender);
      if (device && tracks.isLive(device)) found.push(device);
      // Made from a microphone or camera that we may not be able to stop.
      else if (track?.readyState === 'live' && isMade(track)) return false;
    }
    const keyOf = ({ kind, track }: DeviceTrack) => kind + track.getSettings().deviceId;
    const keys = new Set(found.map(keyOf));
    return (
      keys.size > 0 && tracks.all().every((one) => !tracks.isLive(one) || keys.has(keyOf(one)))
    );
  };
  const reach = (): SiteReport['reach'] => {
    if (!ports.late()) return tracks.all().length || transceivers().length ? 'handoff' : 'none';
    for (const stream of ports.shownStreams()) stream.getTracks().forEach(tracks.adopt);
    // A frame that is only held back has nothing to hand over yet.
    held ||= tracks.all().length > 0;
    if ((held && ports.handedOff()) || allFound()) return 'handoff';
    return ports.remoteMedia() ? 'listening' : 'none';
  };

  /** Every layer of what is sent gets pixels enough. */
  const grow = (pixels: number): number =>
    transceivers().some(([{ sender }]) => sender.getParameters().encodings.length > 2)
      ? Math.max(1, layeredSide / pixels ** 0.5)
      : 1;

  const make = (): SiteReport => {
    const microphone = state('audio');
    const all = tracks.all();
    const camera = all.find((one) => one.kind === 'video' && tracks.isLive(one));
    const { width = 0, height = 0 } = camera?.track.getSettings() ?? {};
    const by = attempt(() => grow(width * height || 1), 1);
    return {
      reach: reach(),
      microphone: microphone === 'open' && ports.gated() ? 'muted' : microphone,
      camera: state('video'),
      canSetMicrophone: ports.gated() || !!actions.get('togglemicrophone'),
      canSetCamera: !!actions.get('togglecamera'),
      canLeave: !!actions.get('hangup'),
      captureWidth: width * by,
      captureHeight: height * by,
      holdsDevices:
        all.some(tracks.isLive) ||
        transceivers().some(([{ sender }]) => carried(sender) !== undefined),
      deviceHeld: all.some(({ puppet, track }) => puppet && natives.readyState(track) === 'live'),
    };
  };
  const tell = (report: SiteReport): void => {
    if (JSON.stringify(report) === JSON.stringify(last)) return;
    last = report;
    ports.send(report);
  };
  /** The page muted and, a person's moment later, unmuted: it is meant. */
  const followGate = (): void => {
    const microphone = ports.gated() ? state('audio') : 'none';
    const now = performance.now();
    if (microphone === 'open' && mutedSince && now - mutedSince > settleMs) ports.openGate();
    mutedSince = microphone === 'muted' ? mutedSince || now : 0;
  };
  const changed = (): void => {
    followGate();
    if (!watching || !last) return;
    const { microphone, camera } = make();
    // Closing is told at once; the rest when the page has come to rest.
    tell({
      ...last,
      ...(microphone !== 'open' && { microphone }),
      ...(camera !== 'open' && { camera }),
    });
    if (settling) return;
    settling = true;
    natives.setTimeout(() => {
      settling = false;
      if (watching) tell(make());
    }, settleMs);
  };

  return {
    changed,
    reach,
    watch: (on) => {
      watching = on;
      last = undefined;
      if (on) tell(make());
    },
    leave: () => press('hangup'),
    set: (device, wanted) => {
      const microphone = device === 'microphone';
      if (microphone && wanted) ports.openGate();
      const open = state(microphone ? 'audio' : 'video') === 'open';
      if (open !== wanted) press(`toggle${device}`);
    },
  };
};
