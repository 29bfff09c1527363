import { expect, onTestFinished, vi } from 'vitest';
import {
  createLaptopLink,
  type LaptopLink,
  type LaptopLinkEvent,
  type OutgoingTrack,
} from '../../../core/media/laptop-link';
import {
  createPhoneLink,
  type PhoneLink,
  type PhoneLinkEvent,
} from '../../../core/media/phone-link';
import type { MediaSignal } from '../../../core/protocol/media-signal';
import type { Slot } from '../../../core/protocol/messages';

/** Aborted when the test is over. */
export const lifetime = (): AbortSignal => {
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  return controller.signal;
};

/** A picture with something moving in it, 20 frames a second. */
export const picture = (
  colour: string,
  signal: AbortSignal,
  width = 320,
  height = 180,
): MediaStreamTrack => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  let turn = 0;
  const timer = setInterval(() => {
    if (context === null) return;
    turn += 1;
    context.fillStyle = colour;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#fff';
    context.fillRect((turn * 7) % canvas.width, 0, 8, canvas.height);
  }, 50);
  signal.addEventListener('abort', () => clearInterval(timer));
  const [track] = canvas.captureStream(20).getVideoTracks();
  if (track === undefined) throw new Error('no canvas track');
  return track;
};

export interface Pair {
  readonly laptop: LaptopLink;
  readonly phone: PhoneLink;
  /** The laptop's end, for its statistics. */
  readonly connection: RTCPeerConnection;
  readonly events: LaptopLinkEvent[];
  readonly phoneEvents: PhoneLinkEvent[];
  readonly offers: MediaSignal[];
  slots(): readonly Slot[];
}

export const outgoing = (
  track: MediaStreamTrack,
  participant: string,
  role: OutgoingTrack['role'] = 'camera',
): OutgoingTrack => ({ track, participant, name: participant, role });

/** Both ends of a media link, connected; `answer` may change what the laptop reads of the phone's. */
export const connect = async (
  signal: AbortSignal,
  answer: (sdp: string) => string = (sdp) => sdp,
  iceServers: RTCIceServer[] = [],
): Promise<Pair> => {
  const events: LaptopLinkEvent[] = [];
  const phoneEvents: PhoneLinkEvent[] = [];
  const offers: MediaSignal[] = [];
  const phone = createPhoneLink({
    id: '00000001',
    iceServers,
    signal,
    on: (event) => {
      phoneEvents.push(event);
      if (event.t !== 'signal') return;
      const message = event.signal;
      laptop.receive(
        message.t === 'description' ? { ...message, sdp: answer(message.sdp) } : message,
      );
    },
  });
  const made: RTCPeerConnection[] = [];
  const Native = RTCPeerConnection;
  vi.stubGlobal(
    'RTCPeerConnection',
    class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    },
  );
  const laptop = createLaptopLink({
    id: '00000001',
    iceServers,
    signal,
    on: (event) => {
      events.push(event);
      if (event.t !== 'signal') return;
      if (event.signal.t === 'description') offers.push(event.signal);
      phone.receive(event.signal);
    },
  });
  vi.unstubAllGlobals();
  const [connection] = made;
  if (connection === undefined) throw new Error('no connection');
  await vi.waitFor(() => expect(events).toContainEqual({ t: 'state', state: 'connected' }), {
    timeout: 10_000,
  });
  const slots = (): readonly Slot[] => {
    const last = events.findLast((event) => event.t === 'slots');
    return last?.t === 'slots' ? last.slots : [];
  };
  return { laptop, phone, connection, events, phoneEvents, offers, slots };
};
