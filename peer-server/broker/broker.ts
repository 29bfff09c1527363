import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { RawData, WebSocket } from 'ws';
import type { Bus, Claim } from '../bus/bus';
import type { Cut, Refusal, Tally } from '../observe/tally';
import { type IceSettings, iceServersFor } from './ice-servers';
import type { BrokerLimits } from './limits';
import { createPresence } from './presence';
import { sendAway } from './send-away';
import { createTokenBucket } from './token-bucket';
import {
  type ClientFrame,
  closeCodes,
  errorFrame,
  expireFrame,
  greeting,
  iceServersFrame,
  idTakenFrame,
  openFrame,
  parseFrame,
  relayedFrame,
} from './wire';

export interface BrokerOptions {
  bus: Bus;
  limits: BrokerLimits;
  ice: IceSettings;
  tally: Tally;
  /** The PeerJS key that clients must name. */
  key?: string;
  /** Sends every socket away with 1001 when it aborts: the client dials again, elsewhere. */
  signal: AbortSignal;
}

export interface Broker {
  /** Takes over a socket that was just opened with this query. Never throws. */
  accept(socket: WebSocket, query: URLSearchParams): void;
  /** Settles when the signal has aborted and every socket and claim is gone. */
  readonly drained: Promise<void>;
}

/**
 * The PeerJS broker: registers sockets under ids and relays frames between them. It reads only
 * `type` and `dst`; the payload is passed on unread.
 */
export const createBroker = (options: BrokerOptions): Broker => {
  const { bus, limits, ice, tally, key = 'peerjs', signal } = options;
  const sockets = new Set<WebSocket>();
  const work = new Set<Promise<void>>();
  const rate = { perSecond: limits.messagesPerSecond, burst: limits.messageBurst };

  const cut = (socket: WebSocket, why: Cut, code?: number): void => {
    if (socket.readyState === socket.OPEN) tally.cut[why] += 1;
    if (code === undefined) socket.terminate();
    else socket.close(code);
  };
  const presence = createPresence(limits, signal, (socket) => cut(socket, 'silent'));

  const send = (socket: WebSocket, frame: string): boolean => {
    if (socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount > limits.bufferedBytes) {
      cut(socket, 'slow');
      return false;
    }
    socket.send(frame);
    return true;
  };

  const refuse = (socket: WebSocket, why: Refusal, frame: string): void => {
    tally.refused[why] += 1;
    send(socket, frame);
    socket.close();
  };

  /** The bus is the only thing that can fail here; its client is better off dialling again. */
  const unlessBusFails = (socket: WebSocket, job: Promise<void>): void => {
    const done = job
      .catch(() => cut(socket, 'bus', closeCodes.tryLater))
      .finally(() => work.delete(done));
    work.add(done);
  };

  const relay = async (
    socket: WebSocket,
    id: string,
    frame: ClientFrame & { dst: string },
    text: string,
  ): Promise<void> => {
    const { type, dst } = frame;
    const waits = type !== 'LEAVE' && type !== 'EXPIRE';
    const relayed = relayedFrame(text, frame, id);
    const published = await bus.publish({ src: id, dst, frame: relayed, waits });
    tally.messages[published] += 1;
    if (published === 'full') send(socket, expireFrame({ src: id, dst }));
  };

  const giveIceServers = (socket: WebSocket): void => {
    const servers = iceServersFor(ice, randomBytes(8).toString('hex'), Date.now());
    send(socket, iceServersFrame(servers, ice.turn?.seconds ?? null));
  };

  const obey = (
    socket: WebSocket,
    id: string,
    claim: Claim,
    frame: ClientFrame,
    text: string,
  ): void => {
    if (frame.type === 'HEARTBEAT') return;
    if (frame.type === 'ICE-SERVERS') giveIceServers(socket);
    else if (frame.dst === undefined) unlessBusFails(socket, claim.release());
    else unlessBusFails(socket, relay(socket, id, { ...frame, dst: frame.dst }, text));
  };

  const serve = (socket: WebSocket, id: string, claim: Claim): void => {
    const take = createTokenBucket(rate);
    socket.on('close', () => unlessBusFails(socket, claim.release()));
    presence.watch(socket);
    socket.on('message', (data: RawData, binary: boolean) => {
      if (socket.readyState !== socket.OPEN) return;
      if (!take()) {
        cut(socket, 'too-fast', closeCodes.tooFast);
        return;
      }
      const text = binary ? '' : data.toString();
      const frame = parseFrame(text);
      if (frame === null) cut(socket, 'malformed', closeCodes.malformed);
      else obey(socket, id, claim, frame, text);
    });
  };

  const register = async (socket: WebSocket, id: string, token: string): Promise<void> => {
    // Frames wait in the kernel until the claim is decided.
    socket.pause();
    const claim = await bus.claim(id, token, () => cut(socket, 'replaced', closeCodes.replaced));
    socket.resume();
    if (claim === null) {
      refuse(socket, 'id-taken', idTakenFrame);
      return;
    }
    if (!send(socket, openFrame)) {
      await claim.release();
      return;
    }
    serve(socket, id, claim);
    await claim.receive((frame) => send(socket, frame));
  };

  const drained = new Promise<void>((resolve) => {
    const drain = async (): Promise<void> => {
      await sendAway(sockets, closeCodes.goingAway, limits.drainMs);
      while (work.size > 0) await Promise.allSettled([...work]);
    };
    signal.addEventListener('abort', () => void drain().finally(resolve), { once: true });
  });

  return {
    drained,
    accept(socket, query) {
      // ws closes a socket that breaks its rules with the right code (1007, 1009) by itself;
      // without a listener the error would end the process.
      socket.on('error', () => {
        tally.cut.malformed += 1;
      });
      if (signal.aborted) {
        tally.refused.stopping += 1;
        socket.close(closeCodes.goingAway);
        return;
      }
      if (sockets.size >= limits.sockets) {
        refuse(socket, 'sockets', errorFrame('Server has reached its concurrent user limit'));
        return;
      }
      sockets.add(socket);
      tally.opened += 1;
      tally.sockets = sockets.size;
      socket.on('close', () => {
        sockets.delete(socket);
        tally.sockets = sockets.size;
      });
      const parsed = v.safeParse(greeting, Object.fromEntries(query));
      if (!parsed.success) {
        refuse(socket, 'query', errorFrame('No id, token, or key supplied to websocket server'));
        return;
      }
      if (parsed.output.key !== key) {
        refuse(socket, 'query', errorFrame('Invalid key provided'));
        return;
      }
      unlessBusFails(socket, register(socket, parsed.output.id, parsed.output.token));
    },
  };
};
