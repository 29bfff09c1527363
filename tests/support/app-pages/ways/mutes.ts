import { type App, type Line, on, type Way } from '../way';
import { byEnabled, raw, showAll } from './enabled';

type Kind = 'audio' | 'video';

/** What a way to mute has at hand. */
interface Hands {
  readonly line: Line;
  readonly stream: MediaStream;
  transceiver(kind: Kind): RTCRtpTransceiver;
}

const trackOf = (stream: MediaStream, kind: Kind): MediaStreamTrack => {
  const track = stream.getTracks().find((one) => one.kind === kind);
  if (track === undefined) throw new Error(`No ${kind}`);
  return track;
};

/** One connection; microphone and camera go off and on in the same way, which is all that differs. */
const muting = (says: string, controls: (hands: Hands) => App): Way => ({
  says: `muting by ${says}`,
  others: ['anna'],
  uplinks: on('all'),
  async join(room) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    const connection = new RTCPeerConnection();
    showAll(connection, room.show);
    const transceivers = stream.getTracks().map((track) => {
      return connection.addTransceiver(track, { direction: 'sendrecv', streams: [stream] });
    });
    const line = room.line('all', connection, { sends: ['anna'] });
    await line.offer();
    const transceiver = (kind: Kind): RTCRtpTransceiver => {
      const found = transceivers.find(({ receiver }) => receiver.track.kind === kind);
      if (found === undefined) throw new Error(`No ${kind}`);
      return found;
    };
    return controls({ line, stream, transceiver });
  },
});

/** Microphone and camera by the same function. */
const both = (stream: MediaStream, turn: (kind: Kind, on: boolean) => Promise<void>): App => ({
  mute: (muted) => turn('audio', !muted),
  camera: (turnedOn) => turn('video', turnedOn),
  held: () => stream.getTracks(),
});

export const muteEnabled = muting('enabled', ({ stream }) => byEnabled(stream));

export const muteReplace = muting('replaceTrack(null)', ({ stream, transceiver }) =>
  both(stream, async (kind, turnedOn) => {
    await transceiver(kind).sender.replaceTrack(turnedOn ? trackOf(stream, kind) : null);
  }),
);

export const muteStop = muting('stop', ({ stream, transceiver }) =>
  both(stream, async (kind, turnedOn) => {
    if (!turnedOn) return trackOf(stream, kind).stop();
    const fresh = await navigator.mediaDevices.getUserMedia(
      kind === 'audio' ? { audio: raw } : { video: true },
    );
    const track = trackOf(fresh, kind);
    stream.removeTrack(trackOf(stream, kind));
    stream.addTrack(track);
    await transceiver(kind).sender.replaceTrack(track);
  }),
);

export const muteDirection = muting('the direction of the transceiver', (hands) => {
  const { stream, transceiver, line } = hands;
  return both(stream, async (kind, turnedOn) => {
    transceiver(kind).direction = turnedOn ? 'sendrecv' : 'recvonly';
    await line.offer();
  });
});

export const muteEncodings = muting('encodings that are not active', ({ stream, transceiver }) =>
  both(stream, async (kind, turnedOn) => {
    const { sender } = transceiver(kind);
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.active = turnedOn;
    await sender.setParameters(parameters);
  }),
);
