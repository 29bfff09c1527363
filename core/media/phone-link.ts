import type { MediaSignal } from '../protocol/media-signal';
import { type LinkState, linkState, sendCandidates } from './link-events';

export type PhoneLinkEvent =
  | { readonly t: 'signal'; readonly signal: MediaSignal }
  | { readonly t: 'state'; readonly state: LinkState }
  /** The first packet of the laptop came; legal only once both people consented. */
  | { readonly t: 'packet' }
  /** Receivers are there, or more of them: look tracks up again. */
  | { readonly t: 'receivers' };

export interface PhoneLink {
  readonly id: string;
  receive(signal: MediaSignal): void;
  /** What the laptop hears and sees of this phone; null sends nothing. */
  send(microphone: MediaStreamTrack | null, camera: MediaStreamTrack | null): void;
  /** The received track of one transceiver, by its `mid`. */
  track(mid: string): MediaStreamTrack | null;
  /** STUN and TURN servers for the laptop's next restart. */
  useServers(iceServers: RTCIceServer[]): void;
  /** What the browser counts about this link. */
  statistics(): Promise<RTCStatsReport>;
}

/**
 * The laptop encodes H.264 with half the work of VP8, and a phone decodes it in hardware; but not every
 * phone decodes more than so many at once.
 */
const mostHardware = 8;
const hardwareFirst = (): RTCRtpCodec[] => {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  const wanted = codecs.filter(
    ({ mimeType, sdpFmtpLine = '' }) =>
      /^video\/h264$/i.test(mimeType) &&
      /packetization-mode=1/.test(sdpFmtpLine) &&
      /profile-level-id=42e01f/.test(sdpFmtpLine),
  );
  return [...wanted, ...codecs.filter((codec) => !wanted.includes(codec))];
};

/** Bits a second that the phone's picture may use: 1080p at most, with room for a narrow uplink. */
const cameraBitrate = 2_500_000;

/**
 * The phone's end of the media link: it answers the laptop's offers. The first
 * audio and the first video transceiver also carry the phone's own tracks.
 * Aborting the signal closes the connection.
 */
export const createPhoneLink = (options: {
  readonly id: string;
  readonly iceServers: RTCIceServer[];
  readonly signal: AbortSignal;
  readonly on: (event: PhoneLinkEvent) => void;
}): PhoneLink => {
  const { id, iceServers, signal, on } = options;
  const connection = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' });
  signal.addEventListener('abort', () => connection.close(), { once: true });
  let epoch = 0;
  let wanted: { microphone: MediaStreamTrack | null; camera: MediaStreamTrack | null } = {
    microphone: null,
    camera: null,
  };
  let work = Promise.resolve();
  const early: RTCIceCandidateInit[] = [];

  const uplink = (kind: 'audio' | 'video'): RTCRtpTransceiver | undefined =>
    connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);

  /**
   * Before there is a track: an encoder that may scale down drops its first frames until it has, and
   * a phone that sends a small picture kills the top simulcast layer of the meeting.
   */
  const keepSize = async (): Promise<void> => {
    const sender = uplink('video')?.sender;
    if (sender === undefined) return;
    const parameters = sender.getParameters();
    parameters.degradationPreference = 'maintain-resolution';
    for (const encoding of parameters.encodings) encoding.maxBitrate = cameraBitrate;
    await sender.setParameters(parameters);
  };
  /** Sound goes before the picture. */
  const preferSound = async (): Promise<void> => {
    const sender = uplink('audio')?.sender;
    if (sender === undefined) return;
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings)
      Object.assign(encoding, { priority: 'high', networkPriority: 'high' });
    await sender.setParameters(parameters);
  };

  const sendOn = async (kind: 'audio' | 'video', track: MediaStreamTrack | null): Promise<void> => {
    const sender = uplink(kind)?.sender;
    if (sender !== undefined && sender.track !== track) await sender.replaceTrack(track);
  };
  /** Both at once: starting the microphone takes longer than a frame does. */
  const sendWanted = async (): Promise<void> => {
    const { microphone, camera } = wanted;
    await Promise.all([sendOn('video', camera), sendOn('audio', microphone)]);
  };

  const answer = async (offer: Extract<MediaSignal, { t: 'description' }>): Promise<void> => {
    if (offer.epoch <= epoch) return;
    await connection.setRemoteDescription({ type: 'offer', sdp: offer.sdp });
    epoch = offer.epoch;
    // The order in the answer is what the laptop follows; the phone sends what the offer names first.
    const pictures = connection
      .getTransceivers()
      .filter(({ receiver }) => receiver.track.kind === 'video');
    for (const transceiver of pictures.slice(0, mostHardware))
      transceiver.setCodecPreferences(hardwareFirst());
    for (const kind of ['audio', 'video'] as const) {
      const transceiver = uplink(kind);
      if (transceiver !== undefined) transceiver.direction = 'sendrecv';
    }
    await connection.setLocalDescription();
    const sdp = connection.localDescription?.sdp;
    if (sdp === undefined) return;
    on({ t: 'signal', signal: { t: 'description', link: id, epoch, kind: 'answer', sdp } });
    for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate);
    await keepSize();
    await preferSound();
    await sendWanted();
    on({ t: 'receivers' });
  };

  /** One thing after the other, in the order in which it came. */
  const enqueue = (step: () => Promise<void>): void => {
    work = work.then(step).catch((error: unknown) => {
      if (!signal.aborted) console.warn('media link:', error);
    });
  };

  sendCandidates(
    connection,
    id,
    () => epoch,
    signal,
    (candidate) => on({ t: 'signal', signal: candidate }),
  );
  connection.addEventListener(
    'connectionstatechange',
    () => {
      const state = linkState(connection.connectionState);
      if (state !== null) on({ t: 'state', state });
    },
    { signal },
  );
  connection.addEventListener(
    'track',
    ({ track }) => track.addEventListener('unmute', () => on({ t: 'packet' }), { signal }),
    { signal },
  );

  return {
    id,
    receive(message) {
      if (message.link !== id) return;
      if (message.t === 'description') {
        if (message.kind === 'offer') enqueue(() => answer(message));
        return;
      }
      const candidate = { candidate: message.candidate, sdpMid: message.mid };
      enqueue(async () => {
        if (connection.remoteDescription === null || message.epoch > epoch) early.push(candidate);
        else await connection.addIceCandidate(candidate);
      });
    },
    send(microphone, camera) {
      wanted = { microphone, camera };
      enqueue(sendWanted);
    },
    track: (mid) =>
      connection.getTransceivers().find((transceiver) => transceiver.mid === mid)?.receiver.track ??
      null,
    useServers: (servers) =>
      connection.setConfiguration({ ...connection.getConfiguration(), iceServers: servers }),
    statistics: () => connection.getStats(),
  };
};
