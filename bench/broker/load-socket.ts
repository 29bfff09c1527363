import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Text as a client's WebSocket frame, masked with zeros: the mask costs neither side anything. */
export const clientFrame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const { length } = payload;
  const size =
    length < 126
      ? Buffer.from([0x80 | length])
      : Buffer.from([0x80 | 126, length >> 8, length & 0xff]);
  return Buffer.concat([Buffer.from([0x81]), size, Buffer.alloc(4), payload]);
};

const heartbeat = clientFrame('{"type":"HEARTBEAT"}');
const pong = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

/**
 * A registered client that costs this process as little as can be: it counts bytes instead of
 * parsing frames, so that the server is what is measured.
 */
export interface LoadSocket {
  readonly socket: Socket;
  readonly id: string;
  /** Gets the bytes that came after the greeting. */
  onBytes: (chunk: Buffer) => void;
  beat(): void;
}

export const openLoadSocket = async (port: number, id: string): Promise<LoadSocket> => {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    [
      `GET /peerjs?key=peerjs&id=${id}&token=t&version=1.5.5 HTTP/1.1`,
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      '\r\n',
    ].join('\r\n'),
  );
  let greeting = '';
  const load: LoadSocket = {
    socket,
    id,
    onBytes: () => {},
    beat: () => void socket.write(heartbeat),
  };
  const opened = new Promise<void>((resolve, reject) => {
    const greet = (chunk: Buffer): void => {
      greeting += chunk.toString('latin1');
      if (!greeting.includes('"OPEN"}')) return;
      socket.off('data', greet);
      socket.on('data', (later: Buffer) => {
        // A ping is two bytes and comes alone, to those who are silent.
        if (later.length === 2 && later[0] === 0x89) socket.write(pong);
        else load.onBytes(later);
      });
      resolve();
    };
    socket.on('data', greet);
    socket.once('close', () => reject(new Error(`Not let in: ${greeting.slice(0, 120)}`)));
  });
  await opened;
  return load;
};

/** Opens many, a few at a time. */
export const openLoadSockets = async (
  port: number,
  count: number,
  name: string,
): Promise<LoadSocket[]> => {
  const all: LoadSocket[] = [];
  const atOnce = 50;
  for (let at = 0; at < count; at += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - at) }, (_, n) =>
      openLoadSocket(port, `${name}${at + n}`),
    );
    all.push(...(await Promise.all(some)));
  }
  return all;
};
