import { randomBytes, randomInt } from 'node:crypto';
import { once, setMaxListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** A broker that trusts what 127.0.0.1 says of addresses, so that one machine can be many. */
export interface AbusedBroker {
  port: number;
  signal: AbortSignal;
}

export interface AbuseScale {
  /** Sockets of each kind that misbehave. */
  sockets: number;
  /** Random messages. */
  fuzzed: number;
  /** Connects from one address. */
  connects: number;
  /** Absent ids whose queues are filled. */
  queues: number;
}

let made = 0;
const newId = (): string => {
  made += 1;
  return `abuser${made}`;
};
/** Every attacker has an address of its own, unless that is what the attack is about. */
const newAddress = (): string => `198.18.${(made >> 8) & 255}.${made & 255}`;

const open = async (
  { port, signal }: AbusedBroker,
  { id = newId(), address = newAddress() } = {},
): Promise<WebSocket> => {
  setMaxListeners(0, signal);
  const url = `ws://127.0.0.1:${port}/peerjs?key=peerjs&id=${id}&token=t`;
  const socket = new WebSocket(url, {
    headers: { 'X-Forwarded-For': address },
    skipUTF8Validation: true,
  });
  socket.on('error', () => {});
  signal.addEventListener('abort', () => socket.terminate(), { once: true });
  await once(socket, 'message').catch(() => {});
  return socket;
};
const closed = async (socket: WebSocket): Promise<void> => {
  if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close');
};
const many = async (count: number, one: (at: number) => Promise<void>): Promise<void> => {
  const atOnce = 20;
  for (let at = 0; at < count; at += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - at) }, (_, n) => one(at + n));
    await Promise.all(some);
  }
};

const deep = (depth: number): string =>
  `{"type":"OFFER","dst":"a","payload":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const badFrames: (string | Buffer)[] = [
  'x'.repeat(200 * 1024),
  deep(60_000),
  deep(1_000),
  '{"type":"OFFER","dst":"<img src=x>","payload":1}',
  '{"type":"__proto__","dst":"a"}',
  '{"__proto__":{"type":"OFFER"},"dst":"a"}',
  '[[[[',
  Buffer.from('{"type":"HEARTBEAT"}'),
  randomBytes(1_000),
];
const types = ['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE', 'HEARTBEAT', 'OPEN'];
const random = <T>(list: readonly T[]): T | undefined => list[randomInt(list.length)];

/** Mostly almost right: what is plainly wrong ends at the first character. */
const fuzzedText = (): string => {
  const text = JSON.stringify({
    type: random(types),
    dst: randomInt(2) === 0 ? 'nobody' : randomBytes(randomInt(40)).toString('latin1'),
    payload: randomBytes(randomInt(60)).toString(randomInt(2) === 0 ? 'base64' : 'latin1'),
  });
  if (randomInt(2) === 0) return text;
  const at = randomInt(text.length);
  return text.slice(0, at) + randomBytes(2).toString('latin1') + text.slice(at + randomInt(4));
};

/** Ends when the socket is refused, closed, or everything was sent. */
const sendAll = async (socket: WebSocket, frames: Iterable<string | Buffer>): Promise<number> => {
  let sent = 0;
  for (const frame of frames) {
    if (socket.readyState !== WebSocket.OPEN) break;
    socket.send(frame);
    sent += 1;
  }
  return sent;
};

const rawSocket = async ({ port, signal }: AbusedBroker, text: string): Promise<Socket> => {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => {});
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
  await once(socket, 'connect').catch(() => {});
  socket.write(text);
  return socket;
};

/** What people with bad intentions do, by name; each ends when its harm is done. */
export const attacks: Readonly<
  Record<string, (broker: AbusedBroker, scale: AbuseScale) => Promise<void>>
> = {
  'frames that are too big, deep, binary or no frames': (broker, { sockets }) =>
    many(sockets, async (at) => {
      const socket = await open(broker);
      const frame = badFrames[at % badFrames.length];
      if (frame !== undefined) socket.send(frame);
      await closed(socket);
    }),
  'frames in fragments that never end': (broker, { sockets }) =>
    many(sockets, async () => {
      const socket = await open(broker);
      for (let part = 0; part < 50 && socket.readyState === WebSocket.OPEN; part += 1) {
        socket.send('x'.repeat(10_000), { fin: false });
      }
      await closed(socket);
    }),
  'random messages': async (broker, { fuzzed }) => {
    let left = fuzzed;
    const worker = async (): Promise<void> => {
      while (left > 0) {
        const socket = await open(broker);
        for (let n = 0; n < 150 && left > 0 && socket.readyState === WebSocket.OPEN; n += 1) {
          left -= 1;
          socket.send(fuzzedText());
          if (n % 10 === 9) await delay(1);
        }
        socket.terminate();
      }
    };
    await Promise.all(Array.from({ length: 8 }, worker));
  },
  floods: (broker, { sockets }) =>
    many(sockets, async () => {
      const socket = await open(broker);
      await sendAll(
        socket,
        Array.from({ length: 400 }, () => '{"type":"HEARTBEAT"}'),
      );
      await closed(socket);
    }),
  'sockets that stop half-way': async (broker, { sockets }) => {
    const halves = await Promise.all(
      Array.from({ length: sockets }, (_, at) =>
        rawSocket(broker, at % 2 === 0 ? '' : 'GET /peerjs?key=peerjs HTTP/1.1\r\nUpgrade: web'),
      ),
    );
    await delay(500);
    for (const socket of halves) socket.destroy();
  },
  'sockets that never read': (broker, { sockets }) =>
    many(Math.ceil(sockets / 10), async () => {
      const id = newId();
      const lazy = await open(broker, { id });
      lazy.pause();
      const payload = 'x'.repeat(100_000);
      const frame = JSON.stringify({ type: 'OFFER', dst: id, payload });
      const sender = await open(broker);
      await sendAll(
        sender,
        Array.from({ length: 150 }, () => frame),
      );
      await delay(500);
      sender.terminate();
      lazy.terminate();
    }),
  'ids with markup': (broker, { sockets }) =>
    many(sockets, async (at) => {
      const ids = ['%3Cscript%3E', '..%2F..', 'a%00b', '%F0%9F%92%A9', 'x'.repeat(5_000), ''];
      const socket = await open(broker, { id: ids[at % ids.length] ?? '' });
      socket.terminate();
    }),
  'queues that are filled': async (broker, { queues }) => {
    const payload = 'x'.repeat(60_000);
    await many(Math.ceil(queues / 20), async () => {
      const socket = await open(broker);
      await sendAll(
        socket,
        Array.from({ length: 100 }, (_, n) =>
          JSON.stringify({ type: 'OFFER', dst: `gone${made}x${n % 20}`, payload }),
        ),
      );
      await delay(200);
      socket.terminate();
    });
  },
  'connects from one address': (broker, { connects }) =>
    many(connects, async () => {
      const socket = await open(broker, { address: '203.0.113.66' });
      socket.terminate();
    }),
};

export interface Bystanders {
  /** Milliseconds of each message from one to the other since the last call. */
  take(): number[];
  /** Messages that have not arrived yet. */
  missing(): number;
  stop(): Promise<void>;
}

/** Two honest clients of whom one says something every few milliseconds. */
export const openBystanders = async (
  broker: AbusedBroker,
  everyMs: number,
): Promise<Bystanders> => {
  const from = await open(broker, { id: `honest1x${Date.now()}`, address: '192.0.2.1' });
  const id = `honest2x${Date.now()}`;
  const to = await open(broker, { id, address: '192.0.2.2' });
  let latencies: number[] = [];
  let missing = 0;
  to.on('message', (data) => {
    const { payload } = JSON.parse(data.toString());
    missing -= 1;
    latencies.push(performance.now() - payload.at);
  });
  const stopping = new AbortController();
  const talk = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      missing += 1;
      from.send(JSON.stringify({ type: 'OFFER', dst: id, payload: { at: performance.now() } }));
      await delay(everyMs);
    }
  };
  const talking = talk();
  return {
    take() {
      const taken = latencies;
      latencies = [];
      return taken;
    },
    missing: () => missing,
    async stop() {
      stopping.abort();
      await talking;
    },
  };
};
