import type { MediaSignal } from '../protocol/media-signal';

export type LinkState = 'connecting' | 'connected' | 'disconnected' | 'failed';

/** A connection's state in the words that the session uses; null for those it does not care about. */
export const linkState = (state: RTCPeerConnectionState): LinkState | null => {
  if (state === 'new' || state === 'closed') return null;
  return state;
};

/** Calls `send` for each local candidate until the signal aborts; the last, empty one included. */
export const sendCandidates = (
  connection: RTCPeerConnection,
  link: string,
  epoch: () => number,
  signal: AbortSignal,
  send: (signal: MediaSignal) => void,
): void => {
  connection.addEventListener(
    'icecandidate',
    ({ candidate }) =>
      send({
        t: 'candidate',
        link,
        epoch: epoch(),
        candidate: candidate?.candidate ?? '',
        mid: candidate?.sdpMid ?? null,
      }),
    { signal },
  );
};
