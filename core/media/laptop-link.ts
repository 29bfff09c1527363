import { limits } from '../protocol/limits';
import type { MediaSignal } from '../protocol/media-signal';
import type { ShownPicture, Slot } from '../protocol/messages';
import type { LinkQuality } from '../protocol/views';
import { type LinkState, linkState, sendCandidates } from './link-events';
import { watchLinkQuality } from './link-quality';
import { createPictureTuning } from './picture-tuning';

/** A remote track of the meeting on its way to the phone. */
export interface OutgoingTrack {
  readonly track: MediaStreamTrack;
  readonly participant: string;
  readonly name: string;
  readonly role: Slot['role'];
}

export type LaptopLinkEvent =
  | { readonly t: 'signal'; readonly signal: MediaSignal }
  | { readonly t: 'state'; readonly state: LinkState }
  | { readonly t: 'quality'; readonly quality: LinkQuality }
  | { readonly t: 'slots'; readonly link: string; readonly slots: readonly Slot[] }
  /** The first packet of the phone came; legal only once both people consented. */
  | { readonly t: 'packet'; readonly kind: 'audio' | 'video' };

export interface LaptopLink {
  readonly id: string;
  /** The phone's tracks: there from the start, silent until the phone sends. */
  readonly microphone: MediaStreamTrack;
  readonly camera: MediaStreamTrack;
  receive(signal: MediaSignal): void;
  /** Sends these tracks and no others; slots are reused, more are negotiated when needed, and one to spare. */
  show(tracks: readonly OutgoingTrack[]): void;
  /** The pictures that the phone shows now: these are sent as large as they are shown, all others not at all. */
  showing(pictures: readonly ShownPicture[]): void;
  /** Finds new paths, while the old one goes on. */
  restart(): void;
  /** Other STUN and TURN servers, or the same with new credentials: finds new paths with them. */
  useServers(iceServers: RTCIceServer[]): void;
}

/** Empty transceivers made at the start, so that a call of up to so many people goes live without negotiation. */
const warmSlots = 4;

/** Few codecs keep the description small: VP8 everywhere, H.264 where a phone has it in hardware. */
const videoCodecs = (): RTCRtpCodec[] =>
  (RTCRtpReceiver.getCapabilities('video')?.codecs ?? []).filter(
    ({ mimeType, sdpFmtpLine }) =>
      /^video\/(vp8|rtx)$/i.test(mimeType) ||
      (/^video\/h264$/i.test(mimeType) && /profile-level-id=42e01f/.test(sdpFmtpLine ?? '')),
  );

interface Place {
  readonly transceiver: RTCRtpTransceiver;
  readonly kind: 'audio' | 'video';
  outgoing: OutgoingTrack | null;
}

/**
 * The laptop's end of the media link. It alone offers, so there is no glare.
 * Opened empty while people are still confirming; no packet leaves before `show`.
 * Aborting the signal closes the connection.
 */
export const createLaptopLink = (options: {
  readonly id: string;
  readonly iceServers: RTCIceServer[];
  readonly signal: AbortSignal;
  readonly on: (event: LaptopLinkEvent) => void;
}): LaptopLink => {
  const { id, iceServers, signal, on } = options;
  const connection = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' });
  signal.addEventListener('abort', () => connection.close(), { once: true });
  const places: Place[] = [];
  let epoch = 0;
  let negotiating = false;
  let again = false;
  const early: RTCIceCandidateInit[] = [];

  const addPlace = (kind: 'audio' | 'video', direction: 'sendrecv' | 'sendonly'): Place => {
    // Sound goes before everything else.
    const sendEncodings: RTCRtpEncodingParameters[] =
      kind === 'audio' ? [{ priority: 'high', networkPriority: 'high' }] : [{}];
    const transceiver = connection.addTransceiver(kind, { direction, sendEncodings });
    if (kind === 'video') transceiver.setCodecPreferences(videoCodecs());
    const place: Place = { transceiver, kind, outgoing: null };
    places.push(place);
    return place;
  };
  const audio = addPlace('audio', 'sendrecv');
  const video = addPlace('video', 'sendrecv');
  for (let slot = 1; slot < warmSlots; slot += 1) {
    addPlace('audio', 'sendonly');
    addPlace('video', 'sendonly');
  }

  const negotiate = async (iceRestart: boolean): Promise<void> => {
    // A restart does not wait for an answer that may have been lost with the network.
    if (negotiating && !iceRestart) {
      again = true;
      return;
    }
    negotiating = true;
    epoch += 1;
    await connection.setLocalDescription(await connection.createOffer({ iceRestart }));
    const sdp = connection.localDescription?.sdp;
    if (sdp === undefined) return;
    on({ t: 'signal', signal: { t: 'description', link: id, epoch, kind: 'offer', sdp } });
  };
  /** A closed connection refuses everything: that is the abort, not a fault. */
  const failed = (error: unknown): void => {
    if (!signal.aborted) console.warn('media link:', error);
  };
  const unlessClosed = (work: Promise<void>): void => {
    work.catch(failed);
  };

  let healing: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => unlessClosed(negotiate(true));

  const tuning = createPictureTuning({
    connection,
    signal,
    sent: () =>
      places.flatMap(({ transceiver: { mid, sender }, outgoing }) =>
        outgoing === null || mid === null
          ? []
          : [{ mid, sender, track: outgoing.track, role: outgoing.role }],
      ),
    failed,
  });

  const announce = (): void => {
    tuning.update();
    const slots = places.flatMap(({ transceiver, kind, outgoing }) =>
      outgoing === null || transceiver.mid === null
        ? []
        : [
            {
              mid: transceiver.mid,
              kind,
              participant: outgoing.participant,
              name: outgoing.name.slice(0, limits.participantNameChars),
              role: outgoing.role,
            },
          ],
    );
    on({ t: 'slots', link: id, slots: slots.slice(0, limits.slots) });
  };

  const fill = (place: Place, outgoing: OutgoingTrack | null): void => {
    place.outgoing = outgoing;
    if (outgoing?.role === 'screen') outgoing.track.contentHint = 'detail';
    unlessClosed(place.transceiver.sender.replaceTrack(outgoing?.track ?? null));
  };

  const answered = async (sdp: string): Promise<void> => {
    await connection.setRemoteDescription({ type: 'answer', sdp });
    for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate);
    negotiating = false;
    if (again) {
      again = false;
      await negotiate(false);
    }
    announce();
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
      clearTimeout(healing);
      // "disconnected" heals by itself within moments, or it needs a new path.
      if (state === 'disconnected') healing = setTimeout(restart, limits.iceRestartMs);
      if (state === 'failed') restart();
      if (state !== null) on({ t: 'state', state });
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearTimeout(healing), { once: true });
  let told = '';
  watchLinkQuality(
    async () => (connection.connectionState === 'connected' ? [await connection.getStats()] : []),
    (quality) => {
      const text = JSON.stringify(quality);
      if (text !== told) on({ t: 'quality', quality });
      told = text;
    },
    signal,
  );
  for (const place of [audio, video])
    place.transceiver.receiver.track.addEventListener(
      'unmute',
      () => on({ t: 'packet', kind: place.kind }),
      { signal },
    );
  unlessClosed(negotiate(false));

  return {
    id,
    microphone: audio.transceiver.receiver.track,
    camera: video.transceiver.receiver.track,
    receive(message) {
      if (message.link !== id || message.epoch > epoch) return;
      if (message.t === 'description') {
        const expected = message.kind === 'answer' && message.epoch === epoch;
        if (expected && connection.signalingState === 'have-local-offer')
          unlessClosed(answered(message.sdp));
        return;
      }
      const candidate = { candidate: message.candidate, sdpMid: message.mid };
      if (connection.remoteDescription === null || negotiating) early.push(candidate);
      else unlessClosed(connection.addIceCandidate(candidate));
    },
    show(tracks) {
      const wanted = new Set(tracks.map(({ track }) => track));
      for (const place of places)
        if (place.outgoing !== null && !wanted.has(place.outgoing.track)) fill(place, null);
      const freeOf = (kind: Place['kind']): Place | undefined =>
        places.find((place) => place.kind === kind && place.outgoing === null);
      let grew = false;
      for (const outgoing of tracks) {
        const there = places.find((place) => place.outgoing?.track === outgoing.track);
        if (there !== undefined) {
          there.outgoing = outgoing;
          continue;
        }
        const kind = outgoing.track.kind === 'audio' ? 'audio' : 'video';
        const free = freeOf(kind);
        grew ||= free === undefined;
        fill(free ?? addPlace(kind, 'sendonly'), outgoing);
      }
      if (grew) {
        // Whoever comes next waits for no negotiation.
        for (const kind of ['audio', 'video'] as const)
          if (freeOf(kind) === undefined && places.length < limits.slots)
            addPlace(kind, 'sendonly');
        unlessClosed(negotiate(false));
      }
      announce();
    },
    showing: tuning.showing,
    restart,
    useServers(servers) {
      connection.setConfiguration({ ...connection.getConfiguration(), iceServers: servers });
      restart();
    },
  };
};
