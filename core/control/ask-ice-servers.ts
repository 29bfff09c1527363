import type { IceAnswer } from '../protocol/ice-servers';
import { parseGreeting } from './broker-greeting';
import type { BrokerServer } from './broker-server';
import { randomPeerId, randomToken } from './peer-id';

const patienceMs = 10_000;

/**
 * Asks a broker for its STUN and TURN servers on a socket of its own, under an id that nobody knows,
 * and hangs up. Null when the broker is not there or names none.
 */
export const askIceServers = (
  { host, port, secure, path }: BrokerServer,
  signal: AbortSignal,
): Promise<IceAnswer | null> =>
  new Promise((resolve) => {
    const query = new URLSearchParams({ key: 'peerjs', id: randomPeerId(), token: randomToken() });
    const socket = new WebSocket(
      `${secure ? 'wss' : 'ws'}://${host}:${port}${path}peerjs?${query.toString()}`,
    );
    const finish = (answer: IceAnswer | null): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
      resolve(answer);
    };
    const giveUp = (): void => finish(null);
    const timer = setTimeout(giveUp, patienceMs);
    signal.addEventListener('abort', giveUp);
    socket.onclose = giveUp;
    socket.onmessage = ({ data }) => {
      try {
        finish(parseGreeting(JSON.parse(String(data)))?.ice ?? null);
      } catch {
        // Not JSON: as good as no greeting.
        giveUp();
      }
    };
    if (signal.aborted) giveUp();
  });
