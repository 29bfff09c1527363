import { Peer } from 'peerjs';
import type { BrokerServer } from './broker-server';
import { randomToken } from './peer-id';
import { hookPeer, type PeerHooks, type PeerInside } from './peerjs-internals';
import { TextConnection } from './text-connection';

/** An id on its way to the broker, or there already. */
export interface OpenPeer {
  readonly id: string;
  readonly peer: Peer;
  readonly inside: PeerInside;
  /** Who takes both doors from now on; what the broker said before comes at once. */
  hear(hooks: PeerHooks): void;
}

/** A broker that says more before anybody asked it anything says nothing of use. */
const mostEarly = 4;

/** Registers an id. It may be done before it is known whom to dial: that saves the way to the broker. */
export const openPeer = (
  id: string,
  server: BrokerServer,
  config: RTCConfiguration = {},
): OpenPeer => {
  const peer = new Peer(id, {
    host: server.host,
    port: server.port,
    path: server.path,
    secure: server.secure,
    key: 'peerjs',
    token: randomToken(),
    debug: 0,
    config,
    serializers: { json: TextConnection },
  });
  const early: unknown[] = [];
  let hooks: PeerHooks | null = null;
  const inside = hookPeer(peer, {
    receive: (message) => {
      if (hooks !== null) hooks.receive(message);
      else if (early.length < mostEarly) early.push(message);
    },
    send: (message) => hooks?.send(message),
  });
  return {
    id,
    peer,
    inside,
    hear(next) {
      hooks = next;
      for (const message of early.splice(0)) next.receive(message);
    },
  };
};
