import type { Negotiation } from '../signals';

export interface Mesh {
  /** Calls somebody who was here before. */
  call(id: string): void;
  receive(from: string, negotiation: Negotiation): void;
  close(id: string): void;
  /** The longest round trip to anybody in milliseconds, null while there is none. */
  roundTripMs(): Promise<number | null>;
}

export interface MeshOptions {
  stream: MediaStream;
  send(to: string, negotiation: Negotiation): void;
  onStream(id: string, stream: MediaStream): void;
  signal: AbortSignal;
}

/** One connection to each other person; who comes later calls those who are there. */
export const createMesh = ({ stream, send, onStream, signal }: MeshOptions): Mesh => {
  const connections = new Map<string, RTCPeerConnection>();
  /** Descriptions and candidates of one person are taken in the order in which they came. */
  const queues = new Map<string, Promise<void>>();

  const open = (id: string): RTCPeerConnection => {
    const connection = new RTCPeerConnection();
    connections.set(id, connection);
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null) return;
      send(id, {
        kind: 'candidate',
        candidate: candidate.candidate,
        sdpMid: candidate.sdpMid,
        sdpMLineIndex: candidate.sdpMLineIndex,
      });
    });
    connection.addEventListener('track', ({ streams: [remote] }) => {
      if (remote !== undefined) onStream(id, remote);
    });
    return connection;
  };

  const queue = (id: string, step: () => Promise<void>): void => {
    const done = (queues.get(id) ?? Promise.resolve()).then(step);
    queues.set(
      id,
      done.catch((error: unknown) => console.warn('negotiation failed', error)),
    );
  };

  const take = async (from: string, negotiation: Negotiation): Promise<void> => {
    const connection = connections.get(from) ?? open(from);
    if (negotiation.kind === 'candidate') {
      await connection.addIceCandidate({
        candidate: negotiation.candidate,
        sdpMid: negotiation.sdpMid,
        sdpMLineIndex: negotiation.sdpMLineIndex,
      });
      return;
    }
    await connection.setRemoteDescription({ type: negotiation.kind, sdp: negotiation.sdp });
    if (negotiation.kind === 'answer') return;
    await connection.setLocalDescription();
    send(from, { kind: 'answer', sdp: connection.localDescription?.sdp ?? '' });
  };

  const close = (id: string): void => {
    connections.get(id)?.close();
    connections.delete(id);
    queues.delete(id);
  };

  signal.addEventListener('abort', () => {
    for (const id of [...connections.keys()]) close(id);
  });

  return {
    call(id) {
      queue(id, async () => {
        const connection = open(id);
        await connection.setLocalDescription();
        send(id, { kind: 'offer', sdp: connection.localDescription?.sdp ?? '' });
      });
    },
    receive(from, negotiation) {
      queue(from, () => take(from, negotiation));
    },
    close,
    async roundTripMs() {
      const trips: number[] = [];
      for (const connection of connections.values()) {
        for (const entry of (await connection.getStats()).values()) {
          const { type, nominated, currentRoundTripTime } = entry;
          if (type === 'candidate-pair' && nominated)
            trips.push((currentRoundTripTime ?? 0) * 1000);
        }
      }
      return trips.length === 0 ? null : Math.max(...trips);
    },
  };
};
