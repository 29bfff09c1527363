import { createHmac } from 'node:crypto';

export interface IceSettings {
  stunUrls: readonly string[];
  /** A TURN server that shares `secret` with us (coturn's use-auth-secret). */
  turn: { urls: readonly string[]; secret: string; seconds: number } | null;
}

/** What a client gets: an entry of RTCConfiguration's iceServers. */
export interface IceServer {
  urls: readonly string[];
  username?: string;
  credential?: string;
}

/**
 * The servers for one client, with a name and password of its own that end after `seconds`. The
 * name is a random one, so that the TURN server learns no id of the broker.
 */
export const iceServersFor = (
  { stunUrls, turn }: IceSettings,
  name: string,
  nowMs: number,
): IceServer[] => {
  const servers: IceServer[] = stunUrls.length === 0 ? [] : [{ urls: stunUrls }];
  if (turn === null) return servers;
  const username = `${Math.floor(nowMs / 1_000) + turn.seconds}:${name}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return [...servers, { urls: turn.urls, username, credential }];
};
