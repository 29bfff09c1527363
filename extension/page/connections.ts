import type { DeviceTrack, DeviceTracks } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';
import { createWeakList } from './weak-list';

export interface Connections {
  /** Open connections in the order they were seen. */
  all(): RTCPeerConnection[];
  /** Every transceiver of every open connection. */
  transceivers(): (readonly [RTCPeerConnection, RTCRtpTransceiver])[];
  /** The laptop's track that the page believes to be in the sender; null: the page took it out. */
  carried(sender: RTCRtpSender): DeviceTrack | null | undefined;
  /** Puts what backs the track into every sender that carries it. */
  follow(device: DeviceTrack): Promise<unknown>;
  /** Looks for senders nobody told us about. */
  scan(): void;
}

const seenBy = [
  'addIceCandidate',
  'createAnswer',
  'createDataChannel',
  'createOffer',
  'getReceivers',
  'getSenders',
  'getTransceivers',
  'restartIce',
];
const seenByReading = [
  'connectionState',
  'iceConnectionState',
  'localDescription',
  'remoteDescription',
  'signalingState',
];
const descriptions = ['setLocalDescription', 'setRemoteDescription'];

/** Finds the page's connections and what their senders carry, and substitutes what they should. */
export const hookConnections = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  tracks: DeviceTracks,
  watchStream: (stream: unknown) => void,
  changed: () => void,
): Connections => {
  const connections = createWeakList<RTCPeerConnection>();
  /** Senders of connections that never showed themselves. */
  const strays = createWeakList<RTCRtpSender>();
  const carries = new WeakMap<RTCRtpSender, DeviceTrack | null>();
  /** Senders whose track the page is just replacing. */
  const replacing = new WeakMap<RTCRtpSender, object>();
  const { prototype } = window.RTCPeerConnection;

  const put = (sender: RTCRtpSender, device: DeviceTrack): Promise<void> =>
    natives.replaceTrack(sender, device.puppet ? device.backing : device.track);

  /** Remembers what the sender carries and puts the backing where the page's own track is. */
  const settle = (sender: RTCRtpSender, track: MediaStreamTrack | null): void => {
    const device = tracks.adopt(track) ?? tracks.behind(track);
    carries.set(sender, device ?? null);
    // A sender of a closed connection refuses, and sends nothing either.
    if (device?.puppet && device.track === track) put(sender, device).catch(() => {});
  };
  const scanOne = (connection: RTCPeerConnection): void => {
    for (const sender of connection.getSenders()) {
      const track = natives.senderTrack.get(sender);
      if (carries.has(sender) ? carries.get(sender) === null && track : track)
        if (!replacing.has(sender)) settle(sender, track);
    }
  };

  const see = (connection: RTCPeerConnection): void => {
    // A page may call a method on anything.
    if (!(connection instanceof window.RTCPeerConnection) || !connections.add(connection)) return;
    connection.addEventListener('track', changed, { signal });
    connection.addEventListener('connectionstatechange', changed, { signal });
    scanOne(connection);
    changed();
  };

  for (const name of seenBy)
    override(prototype, name, signal, (self, args, call) => {
      see(self);
      return call(...args);
    });
  for (const name of seenByReading)
    override(
      prototype,
      name,
      signal,
      (self, _args, call) => {
        see(self);
        return call();
      },
      'get',
    );
  override(
    window.RTCPeerConnectionIceEvent?.prototype,
    'candidate',
    signal,
    (self, _args, call) => {
      if (self.target instanceof window.RTCPeerConnection) see(self.target);
      return call();
    },
    'get',
  );
  for (const name of descriptions)
    override(prototype, name, signal, (self, args, call) => {
      see(self);
      const result = call(...args);
      void Promise.resolve(result).then(changed, changed);
      return result;
    });
  override(prototype, 'getStats', signal, (self, args, call) => {
    see(self);
    const device = tracks.puppet(args[0]);
    return device?.backing ? call(device.backing) : call(...args);
  });
  override(prototype, 'close', signal, (_self, args, call) => {
    call(...args);
    changed();
  });

  override(prototype, 'addTrack', signal, (self, args, call) => {
    see(self);
    const [track, ...streams] = args;
    const device = tracks.puppet(track);
    const double = device && self.getSenders().find((sender) => carries.get(sender) === device);
    // The native call would see two different tracks; with what is there it refuses as it should.
    if (double) return call(natives.senderTrack.get(double), ...streams);
    const sender = call(...args);
    streams.forEach(watchStream);
    if (sender instanceof window.RTCRtpSender) settle(sender, natives.senderTrack.get(sender));
    changed();
    return sender;
  });
  override(prototype, 'addTransceiver', signal, (self, args, call) => {
    see(self);
    const transceiver = call(...args);
    if (transceiver instanceof window.RTCRtpTransceiver && typeof args[0] !== 'string') {
      settle(transceiver.sender, natives.senderTrack.get(transceiver.sender));
      changed();
    }
    return transceiver;
  });
  override(prototype, 'addStream', signal, (self, args, call) => {
    see(self);
    call(...args);
    watchStream(args[0]);
    for (const sender of self.getSenders()) {
      const track = natives.senderTrack.get(sender);
      if (tracks.find(track)) settle(sender, track);
    }
    changed();
  });
  override(prototype, 'removeTrack', signal, (self, args, call) => {
    see(self);
    call(...args);
    const [sender] = args;
    if (sender instanceof window.RTCRtpSender) carries.set(sender, null);
    changed();
  });

  const { prototype: senders } = window.RTCRtpSender;
  override(senders, 'replaceTrack', signal, (self, args, call) => {
    strays.add(self);
    const track = args[0] instanceof window.MediaStreamTrack ? args[0] : null;
    const before = carries.get(self);
    const device = tracks.adopt(track);
    const run = {};
    replacing.set(self, run);
    carries.set(self, device ?? null);
    const result = call(...(device?.puppet ? [device.backing] : args));
    const done = (kept: boolean) => () => {
      if (replacing.get(self) === run) {
        replacing.delete(self);
        if (!kept && before !== undefined) carries.set(self, before);
      }
      changed();
    };
    void Promise.resolve(result).then(done(true), done(false));
    changed();
    return result;
  });
  override(
    senders,
    'track',
    signal,
    (self, _args, call) => {
      const carried = carries.get(self);
      const track = call();
      const behind = track === null ? carried : tracks.behind(track);
      return behind?.puppet ? behind.track : track;
    },
    'get',
  );
  override(senders, 'setParameters', signal, (_self, args, call) => {
    const result = call(...args);
    void Promise.resolve(result).then(changed, changed);
    return result;
  });
  override(
    window.RTCRtpTransceiver.prototype,
    'direction',
    signal,
    (_self, args, call) => {
      call(...args);
      changed();
    },
    'set',
  );

  const open = () =>
    connections.all().filter((connection) => connection.signalingState !== 'closed');
  return {
    all: open,
    transceivers: () =>
      open().flatMap((connection) =>
        connection.getTransceivers().map((one) => [connection, one] as const),
      ),
    carried: (sender) => carries.get(sender),
    scan: () => open().forEach(scanOne),
    follow: (device) => {
      const known = new Set([...strays.all(), ...open().flatMap((one) => one.getSenders())]);
      return Promise.allSettled(
        [...known]
          .filter((sender) => carries.get(sender) === device)
          .map((one) => put(one, device)),
      );
    },
  };
};
