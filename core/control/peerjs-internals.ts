import type { Peer } from 'peerjs';

/** The release whose inside `hookPeer` and `freeOfIceFailure` rely on; package.json pins it. */
export const pinnedPeerJs = '1.5.5';

type Method = (...args: readonly unknown[]) => unknown;

const methodOf = (owner: object, name: string): Method => {
  const found: unknown = Reflect.get(owner, name);
  if (typeof found !== 'function') throw new Error(`PeerJS ${pinnedPeerJs} had ${name}`);
  return (...args) => Reflect.apply(found, owner, args);
};

export interface PeerHooks {
  /** Gets whatever JSON the broker sent, instead of PeerJS. */
  receive(message: unknown): void;
  /** Gets what PeerJS's connections want to send to the broker, instead of the socket. */
  send(message: unknown): void;
}

export interface PeerInside {
  /** Lets PeerJS handle a message that the filter let through. */
  handle(message: object): void;
  /** Puts a message on the socket; dropped while that is not open. */
  transmit(message: object): void;
  socketOpen(): boolean;
  knows(other: string, connectionId: string): boolean;
}

/**
 * Takes both doors between PeerJS and its broker. PeerJS looks both methods up on the object at
 * each call, so that own properties of the instance replace them; the contract test fails when a
 * new release no longer does. Throws when a method is missing.
 */
export function hookPeer(peer: Peer, hooks: PeerHooks): PeerInside {
  const { socket } = peer;
  const handle = methodOf(peer, '_handleMessage');
  const transmit = methodOf(socket, 'send');
  const open = methodOf(socket, '_wsOpen');
  Reflect.set(peer, '_handleMessage', (message: unknown) => hooks.receive(message));
  Reflect.set(socket, 'send', (message: unknown) => hooks.send(message));
  return {
    handle: (message) => void handle(message),
    transmit: (message) => void transmit(message),
    socketOpen: () => open() === true,
    knows: (other, connectionId) => peer.getConnection(other, connectionId) !== null,
  };
}
