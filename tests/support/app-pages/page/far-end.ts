import type { FromApp, FromFar, Voice } from '../signals';
import { cipher } from './cipher-transform';
import { joinLayers, splitLayers } from './layers';
import { personOf } from './person';

export interface FarConnection {
  take(message: FromApp): void;
}

type Opening = Extract<FromApp, { type: 'open' }>;
type Description = Extract<FromFar, { type: 'description' }>['description'];

/** The sections of a description that let this end send: their mids. */
const receptive = (sdp: string): Set<string> => {
  const mids = new Set<string>();
  for (const section of sdp.split('\r\nm=').slice(1)) {
    const mid = /\na=mid:(\S+)/.exec(section)?.[1];
    if (mid !== undefined && /\na=(sendrecv|recvonly)\r/.test(section)) mids.add(mid);
  }
  return mids;
};

/** One end of one connection: answers what comes, sends its people, and shows what it gets. */
export const createFarEnd = (
  { line, sends, sealed, layers }: Opening,
  parent: Element,
  say: (message: FromFar) => void,
): FarConnection => {
  const connection = new RTCPeerConnection();
  const shown = new Set<Element>();
  const senders = new Map<MediaStreamTrack, RTCRtpSender>();
  /** People whose tracks wait for an offer that has room for them. */
  const waiting = new Map<MediaStreamTrack, Voice>();
  let queue = Promise.resolve();

  const tracksOf = (voice: Voice): MediaStreamTrack[] => personOf(voice).stream.getTracks();
  const expect = (voice: Voice): void => {
    for (const track of tracksOf(voice)) waiting.set(track, voice);
  };
  sends.forEach(expect);

  const sendOn = async (
    transceiver: RTCRtpTransceiver,
    track: MediaStreamTrack,
    voice: Voice,
  ): Promise<void> => {
    const { sender } = transceiver;
    sender.setStreams(personOf(voice === 'anna-again' ? 'anna' : voice).stream);
    if (sealed) cipher(sender, 'seal');
    if (voice === 'nobody') cipher(sender, 'spoil');
    senders.set(track, sender);
    waiting.delete(track);
    await sender.replaceTrack(track);
  };
  /** Puts who waits into the sections of an offer that would receive them. */
  const fill = async (sdp: string): Promise<void> => {
    const open = receptive(sdp);
    for (const [track, voice] of waiting) {
      const free = connection
        .getTransceivers()
        .find(
          ({ mid, sender, receiver }) =>
            mid !== null &&
            open.has(mid) &&
            sender.track === null &&
            receiver.track.kind === track.kind,
        );
      if (free === undefined) continue;
      free.direction = 'sendrecv';
      await sendOn(free, track, voice);
    }
  };

  const describe = async (description: RTCSessionDescriptionInit): Promise<void> => {
    await connection.setLocalDescription(description);
    const { type, sdp } = connection.localDescription ?? description;
    if (type !== 'offer' && type !== 'answer') throw new Error(`Cannot say a ${type}`);
    const names = Object.fromEntries(
      [...new Set([...sends, 'carla' as const])].map((voice) => {
        const { name, stream } = personOf(voice);
        return [stream.id, name] as const;
      }),
    );
    const said: Description = {
      type,
      sdp: layers.length > 0 ? joinLayers(sdp ?? '') : (sdp ?? ''),
    };
    say({ type: 'description', line, description: said, names });
  };
  const offer = async (): Promise<void> => describe(await connection.createOffer());

  const show = (track: MediaStreamTrack): void => {
    const element = document.createElement(track.kind === 'audio' ? 'audio' : 'video');
    element.dataset.line = line;
    element.autoplay = true;
    element.srcObject = new MediaStream([track]);
    shown.add(element);
    parent.append(element);
  };
  connection.addEventListener('track', ({ track, receiver }) => {
    if (sealed) cipher(receiver, 'open');
    show(track);
  });
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate === null) return;
    const { sdpMLineIndex } = candidate;
    // All sections travel together; the layers are one section to the app.
    const index = layers.length > 0 ? 0 : (sdpMLineIndex ?? 0);
    say({ type: 'candidate', line, candidate: candidate.candidate, sdpMLineIndex: index });
  });

  const step = async (message: FromApp): Promise<void> => {
    if (connection.signalingState === 'closed') return;
    switch (message.type) {
      case 'description': {
        const { type, sdp } = message.description;
        const read = layers.length > 0 ? splitLayers(sdp, layers) : sdp;
        await connection.setRemoteDescription({ type, sdp: read });
        if (type === 'answer') return;
        await fill(sdp);
        await describe(await connection.createAnswer());
        return;
      }
      case 'candidate':
        await connection.addIceCandidate({
          candidate: message.candidate,
          sdpMLineIndex: message.sdpMLineIndex,
        });
        return;
      case 'add':
        for (const voice of message.sends) {
          for (const track of tracksOf(voice)) {
            const { kind } = track;
            await sendOn(connection.addTransceiver(kind, { direction: 'sendonly' }), track, voice);
          }
        }
        await offer();
        return;
      case 'remove':
        for (const track of message.sends.flatMap(tracksOf)) {
          const sender = senders.get(track);
          if (sender !== undefined) connection.removeTrack(sender);
        }
        await offer();
        return;
      case 'close':
        connection.close();
        for (const element of shown) element.remove();
        return;
      case 'open':
        throw new Error(`${line} is open already`);
      default:
        message satisfies never;
    }
  };
  return {
    take(message) {
      queue = queue.then(() => step(message));
    },
  };
};
