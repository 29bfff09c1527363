import type { DeviceTrack, DeviceTracks } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';
import { createWeakList } from './weak-list';

export interface Connections {
  /** Every transceiver of every open connection. */
  transceivers(): (readonly [RTCRtpTransceiver, RTCPeerConnection])[];
  /** The laptop's track that the page believes to be in the sender; null: the page took it out. */
  carried(sender: RTCRtpSender): DeviceTrack | null | undefined;
  /** Puts what backs the track into every sender that carries it. */
  follow(device: DeviceTrack): Promise<unknown>;
}

/** Finds the page's connections and what their senders carry, and substitutes what they should. */
export const hookConnections = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  tracks: DeviceTracks,
  changed: () => void,
): Connections => {
  const connections = createWeakList<RTCPeerConnection>();
  /** Also senders of connections that never showed themselves. */
  const senders = createWeakList<RTCRtpSender>();
  const carries = new WeakMap<object, DeviceTrack | null>();
  /** Senders whose track the page is just replacing. */
  const replacing = new WeakMap<RTCRtpSender, object>();
  const { prototype } = window.RTCPeerConnection;

  const put = (sender: RTCRtpSender, { puppet, backing, track }: DeviceTrack): Promise<unknown> =>
    // A sender of a closed connection refuses, and sends nothing either.
    natives.replaceTrack(sender, puppet ? backing : track).catch(() => {});

  /** Remembers what the sender carries and puts the backing where the page's own track is. */
  const settle = (sender: RTCRtpSender): void => {
    senders.add(sender);
    const track = natives.senderTrack(sender);
    if (!track || replacing.has(sender)) return;
    const device = tracks.adopt(track) ?? tracks.behind(track) ?? null;
    carries.set(sender, device);
    if (device?.puppet && device.track === track) void put(sender, device);
  };
  const see = (connection: unknown): void => {
    // A page may call a method on anything.
    if (!(connection instanceof window.RTCPeerConnection) || !connections.add(connection)) return;
    for (const name of ['track', 'connectionstatechange'])
      connection.addEventListener(name, changed, { signal });
    connection.getSenders().forEach(settle);
    changed();
  };

  // A connection that ran before the hooks shows itself by whatever the page does with it.
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (/^on|^constr/.test(name)) continue;
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
    override(prototype, name, signal, (self, args, call) => {
      see(self);
      const device = tracks.puppet(args[0]);
      const held = device && self.getSenders().find((one) => carries.get(one) === device);
      // With what is really there, the native call refuses a second time and finds statistics.
      const result = held ? call([natives.senderTrack(held), ...args.slice(1)]) : call();
      if (name === 'removeTrack') carries.set(Object(args[0]), null);
      if (/^add[TS]/.test(name)) self.getSenders().forEach(settle);
      if (/^add|^set|^rem|^clo/.test(name)) void Promise.resolve(result).then(changed, changed);
      return result;
    });
  }

  const { prototype: sender } = window.RTCRtpSender;
  override(sender, 'replaceTrack', signal, (self, [track], call) => {
    const device = track instanceof window.MediaStreamTrack ? tracks.adopt(track) : undefined;
    const run = {};
    senders.add(self);
    replacing.set(self, run);
    carries.set(self, device ?? null);
    const result = call(device?.puppet ? [device.backing] : undefined);
    const done = (): void => {
      if (replacing.get(self) === run) {
        replacing.delete(self);
        settle(self);
      }
      changed();
    };
    void Promise.resolve(result).then(done, done);
    changed();
    return result;
  });
  override(
    sender,
    'track',
    signal,
    (self, _args, call) => {
      const track = call();
      const device = track ? tracks.behind(track) : carries.get(self);
      return device?.puppet ? device.track : track;
    },
    'get',
  );
  override(sender, 'setParameters', signal, (_self, _args, call) => {
    const result = call();
    void Promise.resolve(result).then(changed, changed);
    return result;
  });
  override(
    window.RTCRtpTransceiver.prototype,
    'direction',
    signal,
    (_self, _args, call) => {
      call();
      changed();
    },
    'set',
  );

  return {
    carried: (one) => carries.get(one),
    transceivers: () =>
      connections
        .all()
        .filter(({ signalingState }) => signalingState !== 'closed')
        .flatMap((one) => one.getTransceivers().map((transceiver) => [transceiver, one] as const)),
    follow: (device) =>
      Promise.all(
        senders
          .all()
          .filter((one) => carries.get(one) === device)
          .map((one) => put(one, device)),
      ),
  };
};
