import type { DeviceTrack, DeviceTracks } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';
import { createWeakList, type WeakList } from './weak-list';

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
  /** Senders whose track the page is just replacing, with how many calls are under way. */
  const replacing = new WeakMap<RTCRtpSender, number>();
  const { prototype } = window.RTCPeerConnection;

  /** The page took its track out while ours was on the way in. */
  const isLeft = (sender: RTCRtpSender): boolean => {
    const track = natives.senderTrack(sender);
    const ours = !tracks.find(track) && tracks.behind(track);
    return Boolean(ours) && carries.get(sender) === null && !replacing.has(sender);
  };
  const put = async (sender: RTCRtpSender, device: DeviceTrack): Promise<void> => {
    try {
      await natives.replaceTrack(sender, tracks.sent(device));
      if (isLeft(sender)) await natives.replaceTrack(sender, null);
    } catch {
      // A sender of a closed connection refuses, and sends nothing either.
    }
  };

  /** Remembers what the sender carries and puts the backing where the page's own track is. */
  const settle = (sender: RTCRtpSender): void => {
    senders.add(sender);
    const track = natives.senderTrack(sender);
    if (!track || replacing.has(sender) || isLeft(sender)) return;
    const device = tracks.adopt(track) ?? tracks.behind(track) ?? null;
    carries.set(sender, device);
    if (device?.puppet && track !== tracks.sent(device)) void put(sender, device);
  };
  const see = (connection: unknown): void => {
    // A page may call a method on anything.
    if (!(connection instanceof window.RTCPeerConnection) || !connections.add(connection)) return;
    for (const name of ['track', 'connectionstatechange'])
      connection.addEventListener(name, changed, { signal });
    connection.getSenders().forEach(settle);
    changed();
  };

  const { addTrack, removeTrack } = prototype;
  /** Connections that follow a stream because it was added the old way. */
  const followers = new WeakMap<object, WeakList<RTCPeerConnection>>();
  /** Whose track the page reads in the sender now. */
  const shown = (sender: RTCRtpSender): DeviceTrack | null | undefined =>
    isLeft(sender) ? null : tracks.behind(natives.senderTrack(sender));
  /** `coming`: also one that is only on its way in, of which natively `addTrack` knows. */
  const heldOf = (
    connection: RTCPeerConnection,
    device: DeviceTrack | undefined,
    coming?: boolean,
  ): RTCRtpSender | undefined => {
    const comes = (one: RTCRtpSender) =>
      coming && replacing.has(one) && carries.get(one) === device;
    return device && connection.getSenders().find((one) => shown(one) === device || comes(one));
  };
  /** The native ways know a stream's tracks by what is really sent: for puppets it is done here. */
  const addPuppets = (connection: RTCPeerConnection, stream: MediaStream): boolean => {
    const list = stream.getTracks();
    if (!list.some((track) => heldOf(connection, tracks.puppet(track)))) return false;
    for (const track of list)
      if (
        !heldOf(connection, tracks.puppet(track)) &&
        !connection.getSenders().some((one) => one.track === track)
      )
        addTrack.call(connection, track, stream);
    return true;
  };
  /** A sender of a stopped transceiver keeps its track. */
  const emptied = (one: RTCRtpSender): void => {
    if (!natives.senderTrack(one)) carries.set(one, null);
  };
  const removePuppets = (connection: RTCPeerConnection, list: readonly unknown[]): void => {
    for (const track of list) {
      const sender = heldOf(connection, tracks.puppet(track));
      if (!sender) continue;
      removeTrack.call(connection, sender);
      emptied(sender);
    }
  };

  /** Forgets what the native way took out of senders by itself. */
  const forget = (connection: RTCPeerConnection): void => {
    for (const sender of connection.getSenders()) {
      const filled = natives.senderTrack(sender) || replacing.has(sender);
      if (carries.get(sender) && !filled) carries.set(sender, null);
    }
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
      const [what, ...rest] = args;
      const device = tracks.puppet(what);
      const held =
        name === 'addTransceiver' ? undefined : heldOf(self, device, name === 'addTrack');
      let added = false;
      if (what instanceof window.MediaStream && /Stream$/.test(name)) {
        const list = followers.get(what) ?? createWeakList();
        followers.set(what, list);
        list.add(self);
        if (name === 'addStream') added = addPuppets(self, what);
        else removePuppets(self, what.getTracks());
      }
      // With what is really there, the native call refuses a second time and finds statistics.
      const result = added
        ? undefined
        : device && held
          ? call([natives.senderTrack(held) ?? tracks.sent(device), ...rest])
          : call();
      if (name === 'removeTrack' && what instanceof window.RTCRtpSender) emptied(what);
      if (name === 'removeStream') forget(self);
      if (/^add[TS]/.test(name)) self.getSenders().forEach(settle);
      if (/^add|^set|^rem|^clo/.test(name)) void Promise.resolve(result).then(changed, changed);
      return result;
    });
  }

  for (const name of ['addTrack', 'removeTrack'])
    override(window.MediaStream.prototype, name, signal, (self, [track], call) => {
      call();
      for (const one of followers.get(self)?.all() ?? [])
        if (name === 'addTrack') one.getSenders().forEach(settle);
        else {
          removePuppets(one, [track]);
          forget(one);
        }
      changed();
    });

  const { prototype: sender } = window.RTCRtpSender;
  override(sender, 'replaceTrack', signal, (self, [track], call) => {
    const device = track instanceof window.MediaStreamTrack ? tracks.adopt(track) : undefined;
    senders.add(self);
    replacing.set(self, (replacing.get(self) ?? 0) + 1);
    carries.set(self, device ?? null);
    const result = call(device?.puppet ? [tracks.sent(device)] : undefined);
    const done = (): void => {
      const left = (replacing.get(self) ?? 1) - 1;
      replacing.set(self, left);
      if (!left) {
        replacing.delete(self);
        // What natively came of them all, refused ones and a removal meanwhile included.
        carries.set(self, tracks.behind(natives.senderTrack(self)) ?? null);
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
      const device = shown(self);
      if (device?.puppet) return device.track;
      return tracks.behind(track)?.puppet ? null : track;
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
