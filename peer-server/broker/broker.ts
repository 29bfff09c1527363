import * as v from 'valibot';
import type { WebSocket } from 'ws';
import type { Bus, Claim } from '../bus/bus';
import type { BrokerLimits } from './limits';
import { createPresence } from './presence';
import { createTokenBucket } from './token-bucket';
import {
  type ClientFrame,
  closeCodes,
  errorFrame,
  expireFrame,
  greeting,
  idTakenFrame,
  openFrame,
  parseFrame,
  relayedFrame,
} from './wire';

export interface BrokerOptions {
  bus: Bus;
  limits: BrokerLimits;
  /** The PeerJS key that clients must name. */
  key?: string;
  /** Closes every socket with 1001 when it aborts. */
  signal: AbortSignal;
}

export interface Broker {
  /** Takes over a socket that was just opened with this query. Never throws. */
  accept(socket: WebSocket, query: URLSearchParams): void;
}

/**
 * The PeerJS broker: registers sockets under ids and relays frames between them. It reads only
 * `type` and `dst`; the payload is passed on unread.
 */
export const createBroker = ({ bus, limits, key = 'peerjs', signal }: BrokerOptions): Broker => {
  const sockets = new Set<WebSocket>();
  const presence = createPresence(limits, signal);

  const send = (socket: WebSocket, frame: string): boolean => {
    if (socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount > limits.bufferedBytes) {
      socket.terminate();
      return false;
    }
    socket.send(frame);
    return true;
  };

  const refuse = (socket: WebSocket, frame: string, code?: number): void => {
    send(socket, frame);
    socket.close(code);
  };

  const relay = async (socket: WebSocket, id: string, frame: ClientFrame): Promise<void> => {
    if (frame.type === 'HEARTBEAT' || frame.dst === undefined) return;
    const { dst } = frame;
    const text = relayedFrame({ ...frame, dst }, id);
    if (text === null) {
      socket.close(closeCodes.malformed);
      return;
    }
    const waits = frame.type !== 'LEAVE' && frame.type !== 'EXPIRE';
    const published = await bus.publish({ src: id, dst, frame: text, waits });
    if (published === 'full') send(socket, expireFrame({ src: id, dst }));
  };

  /** The bus is the only thing that can fail here; its client is better off dialling again. */
  const unlessBusFails = (socket: WebSocket, work: Promise<void>): void => {
    work.catch(() => socket.close(closeCodes.tryLater));
  };

  const serve = (socket: WebSocket, id: string, claim: Claim): void => {
    const take = createTokenBucket({
      perSecond: limits.messagesPerSecond,
      burst: limits.messageBurst,
    });
    socket.on('close', () => unlessBusFails(socket, claim.release()));
    presence.watch(socket);
    socket.on('message', (data, binary) => {
      if (socket.readyState !== socket.OPEN) return;
      if (!take()) {
        socket.close(closeCodes.tooFast);
        return;
      }
      const frame = parseFrame(data, binary);
      if (frame === null) {
        socket.close(closeCodes.malformed);
        return;
      }
      const leaves = frame.type === 'LEAVE' && frame.dst === undefined;
      unlessBusFails(socket, leaves ? claim.release() : relay(socket, id, frame));
    });
  };

  const register = async (socket: WebSocket, id: string, token: string): Promise<void> => {
    // Frames wait in the kernel until the claim is decided.
    socket.pause();
    const claim = await bus.claim(id, token, () => socket.close(closeCodes.replaced));
    socket.resume();
    if (claim === null) {
      refuse(socket, idTakenFrame);
      return;
    }
    if (!send(socket, openFrame)) {
      await claim.release();
      return;
    }
    serve(socket, id, claim);
    await claim.receive((frame) => send(socket, frame));
  };

  signal.addEventListener(
    'abort',
    () => {
      for (const socket of sockets) socket.close(closeCodes.goingAway);
    },
    { once: true },
  );

  return {
    accept(socket, query) {
      // ws closes a socket that breaks its rules with the right code (1007, 1009) by itself;
      // without a listener the error would end the process.
      socket.on('error', () => {});
      if (sockets.size >= limits.sockets) {
        refuse(socket, errorFrame('Server has reached its concurrent user limit'));
        return;
      }
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      const parsed = v.safeParse(greeting, Object.fromEntries(query));
      if (!parsed.success) {
        refuse(socket, errorFrame('No id, token, or key supplied to websocket server'));
        return;
      }
      if (parsed.output.key !== key) {
        refuse(socket, errorFrame('Invalid key provided'));
        return;
      }
      unlessBusFails(socket, register(socket, parsed.output.id, parsed.output.token));
    },
  };
};
