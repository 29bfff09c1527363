import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import type { RawData, WebSocket } from 'ws';
import type { Bus, Published } from '../bus/bus';
import type { Refusal, Tally } from '../observe/tally';
import { Client } from './client';
import { type IceSettings, iceServersFor } from './ice-servers';
import type { BrokerLimits } from './limits';
import { watchPresence } from './presence';
import { sendAway } from './send-away';
import { Turns } from './turns';
import {
  type ClientFrame,
  closeCodes,
  errorFrame,
  expireFrame,
  greeting,
  idTakenFrame,
  openFrame,
  openFrameWith,
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
  /** Takes over a socket that was just opened on a connection with this query. Never throws. */
  accept(socket: WebSocket, connection: Duplex, query: URLSearchParams): void;
  /** Settles when the signal has aborted and every socket and claim is gone. */
  readonly drained: Promise<void>;
}

/** Bytes of a frame that nobody sends who pairs: its sender waits for its turn before the next is read. */
const largeFrame = 16 * 1024;

/**
 * The PeerJS broker: registers sockets under ids and relays frames between them. It reads only
 * `type` and `dst`; the payload is passed on unread. Listeners are shared by all sockets, for the
 * sake of memory.
 */
export const createBroker = (options: BrokerOptions): Broker => {
  const { bus, limits, ice, tally, key = 'peerjs', signal } = options;
  const sockets = new Set<WebSocket>();
  const clients = new Map<WebSocket, Client>();
  const work = new Set<Promise<void>>();
  const turns = new Turns();
  const rate = { perSecond: limits.messagesPerSecond, burst: limits.messageBurst };

  const refuse = (socket: WebSocket, why: Refusal, frame: string): void => {
    tally.refused[why] += 1;
    if (socket.readyState === socket.OPEN) socket.send(frame);
    socket.close();
  };

  /** The bus is the only thing that can fail here; its client is better off dialling again. */
  const unlessBusFails = (client: Client, job: Promise<void>): void => {
    const done = job
      .catch(() => client.cut('bus', closeCodes.tryLater))
      .finally(() => work.delete(done));
    work.add(done);
  };

  const told = (client: Client, dst: string, published: Published): void => {
    tally.messages[published] += 1;
    if (published === 'full') client.deliver(expireFrame({ src: client.id, dst }));
  };
  const relay = (client: Client, frame: ClientFrame, dst: string, text: string): void => {
    const waits = frame.type !== 'LEAVE' && frame.type !== 'EXPIRE';
    const relayed = relayedFrame(text, frame, client.id);
    const published = bus.publish({ src: client.id, dst, frame: relayed, waits });
    if (typeof published === 'string') told(client, dst, published);
    else
      unlessBusFails(
        client,
        published.then((outcome) => told(client, dst, outcome)),
      );
  };

  /** Who is there gets STUN and TURN servers along with its greeting, and so waits for nothing. */
  const hello = (): string => {
    const servers = iceServersFor(ice, randomBytes(8).toString('hex'), Date.now());
    return servers.length === 0 ? openFrame : openFrameWith(servers, ice.turn?.seconds ?? null);
  };
  const release = async ({ claim }: Client): Promise<void> => claim?.release();

  const obey = (client: Client, frame: ClientFrame, text: string): void => {
    if (frame.type === 'HEARTBEAT') return;
    if (frame.dst === undefined) unlessBusFails(client, release(client));
    else relay(client, frame, frame.dst, text);
  };

  function heard(this: WebSocket, data: RawData, binary: boolean): void {
    const client = clients.get(this);
    if (client === undefined || this.readyState !== this.OPEN) return;
    client.seen();
    if (!client.bucket.take(rate)) {
      client.cut('too-fast', closeCodes.tooFast);
      return;
    }
    const text = binary ? '' : data.toString();
    if (text.length > largeFrame) turns.wait(this);
    const frame = parseFrame(text);
    if (frame === null) client.cut('malformed', closeCodes.malformed);
    else obey(client, frame, text);
  }
  function answered(this: WebSocket): void {
    clients.get(this)?.seen();
  }
  function left(this: WebSocket): void {
    sockets.delete(this);
    tally.sockets = sockets.size;
    const client = clients.get(this);
    clients.delete(this);
    if (client !== undefined) unlessBusFails(client, release(client));
  }
  /** ws has closed it with the right code (1007, 1009); an error nobody hears would end the process. */
  const broke = (): void => {
    tally.cut.malformed += 1;
  };

  const register = async (client: Client, token: string): Promise<void> => {
    const { socket, id } = client;
    // Frames wait in the kernel until the claim is decided.
    socket.pause();
    const claim = await bus.claim(id, token, client);
    socket.resume();
    if (claim === null) {
      refuse(socket, 'id-taken', idTakenFrame);
      return;
    }
    if (!client.deliver(hello())) {
      await claim.release();
      return;
    }
    client.claim = claim;
    client.seen();
    clients.set(socket, client);
    socket.on('message', heard);
    socket.on('pong', answered);
    await claim.receive();
  };

  watchPresence({ [Symbol.iterator]: () => clients.values() }, limits, signal, (client) =>
    client.cut('silent'),
  );

  const drained = new Promise<void>((resolve) => {
    const drain = async (): Promise<void> => {
      await sendAway(sockets, closeCodes.goingAway, limits.drainMs);
      while (work.size > 0) await Promise.allSettled([...work]);
    };
    signal.addEventListener('abort', () => void drain().finally(resolve), { once: true });
  });

  return {
    drained,
    accept(socket, connection, query) {
      socket.on('error', broke);
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
      socket.on('close', left);
      const parsed = v.safeParse(greeting, Object.fromEntries(query));
      if (!parsed.success) {
        refuse(socket, 'query', errorFrame('No id, token, or key supplied to websocket server'));
        return;
      }
      const { id, token, key: named } = parsed.output;
      if (named !== key) {
        refuse(socket, 'query', errorFrame('Invalid key provided'));
        return;
      }
      const client = new Client(socket, connection, id, limits, tally);
      unlessBusFails(client, register(client, token));
    },
  };
};
