import * as v from 'valibot';
import { type FromApp, type FromFar, fromFar } from '../signals';
import type { Line, Room } from '../way';

interface OpenLine {
  readonly connection: RTCPeerConnection;
  /** Ends the wait for the far end's next description to be in place. */
  settled(): void;
  /** What the far end says is taken in the order in which it came. */
  queue: Promise<void>;
}

/** Connects to the far page and gives an app its signalling and its elements. */
export const createRoom = async (people: Element): Promise<Room> => {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/app`);
  const lines = new Map<string, OpenLine>();
  const names = new Map<string, string>();
  const send = (message: FromApp): void => socket.send(JSON.stringify(message));

  const say = (line: string, { localDescription }: RTCPeerConnection): void => {
    if (localDescription === null) return;
    const { type, sdp } = localDescription;
    if (type !== 'offer' && type !== 'answer') throw new Error(`Cannot say a ${type}`);
    send({ type: 'description', line, description: { type, sdp }, names: {} });
  };
  const take = async (message: FromFar, { connection, settled }: OpenLine): Promise<void> => {
    if (connection.signalingState === 'closed') return;
    if (message.type === 'candidate') {
      const { candidate, sdpMLineIndex } = message;
      await connection.addIceCandidate({ candidate, sdpMLineIndex });
      return;
    }
    for (const [id, name] of Object.entries(message.names)) names.set(id, name);
    await connection.setRemoteDescription(message.description);
    if (message.description.type === 'offer') {
      await connection.setLocalDescription(await connection.createAnswer());
      say(message.line, connection);
    }
    settled();
  };
  socket.addEventListener('message', ({ data }) => {
    const message = v.parse(fromFar, JSON.parse(String(data)));
    const line = lines.get(message.line);
    if (line !== undefined) line.queue = line.queue.then(() => take(message, line));
  });

  const figure = (stream: MediaStream, parent: Element, name: string): HTMLVideoElement => {
    const { ownerDocument } = parent;
    const shown = ownerDocument.createElement('figure');
    const video = ownerDocument.createElement('video');
    const caption = ownerDocument.createElement('figcaption');
    caption.textContent = name;
    video.width = 240;
    video.autoplay = true;
    video.srcObject = stream;
    shown.append(video, caption);
    parent.append(shown);
    stream.addEventListener('removetrack', () => {
      if (stream.getTracks().length === 0) shown.remove();
    });
    return video;
  };
  const shown = new Map<MediaStream, HTMLVideoElement>();

  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  return {
    line(name, connection, { sends = [], sealed = false, layers = [] } = {}): Line {
      const line: OpenLine = { connection, settled: () => undefined, queue: Promise.resolve() };
      lines.set(name, line);
      send({ type: 'open', line: name, sends: [...sends], sealed, layers: [...layers] });
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null || lines.get(name) !== line) return;
        const { sdpMLineIndex } = candidate;
        send({
          type: 'candidate',
          line: name,
          candidate: candidate.candidate,
          sdpMLineIndex: sdpMLineIndex ?? 0,
        });
      });
      const settles = (begin: () => void): Promise<void> =>
        new Promise((resolve) => {
          line.settled = resolve;
          begin();
        });
      return {
        async offer() {
          await connection.setLocalDescription(await connection.createOffer());
          await settles(() => say(name, connection));
        },
        add: (more) => settles(() => send({ type: 'add', line: name, sends: [...more] })),
        remove: (gone) => settles(() => send({ type: 'remove', line: name, sends: [...gone] })),
        close() {
          connection.close();
          lines.delete(name);
          send({ type: 'close', line: name });
        },
      };
    },
    show(stream, parent = people) {
      const video = shown.get(stream) ?? figure(stream, parent, names.get(stream.id) ?? 'Somebody');
      shown.set(stream, video);
      return video;
    },
    showOwn(stream) {
      const video = figure(stream, people, 'You');
      video.id = 'own';
      video.muted = true;
      return video;
    },
  };
};
