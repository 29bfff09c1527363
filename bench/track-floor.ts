import type { Page } from 'playwright';
import type { Participant } from '../tests/support/chromium';
import { eventually } from '../tests/support/eventually';
import type { Scene } from './scene';

declare global {
  var floorConnection: RTCPeerConnection | undefined;
  var floorStream: MediaStream | undefined;
  /** When the first frame was painted, and when it was decoded, in milliseconds since 1970. */
  var floorFirst: { paintedAt: number | null; decodedAt: number | null } | undefined;
}

export interface TrackFloor {
  readonly paintedMs: number;
  readonly decodedMs: number;
}

/**
 * An empty connection between two pages in two processes, connected and without a packet so far;
 * then `replaceTrack` with a microphone and camera that run already. Milliseconds from there to the
 * first frame at the other end, as a reader of frames gets it and as it is painted.
 */
export const measureTrack = async (
  scene: Scene,
  from: Participant,
  to: Participant,
): Promise<TrackFloor> => {
  const sender = await scene.emptyTab(from);
  const receiver = await scene.emptyTab(to);
  const offer = await sender.evaluate(openSender);
  const answer = await receiver.evaluate(openReceiver, offer);
  await sender.evaluate(
    (sdp) => floorConnection?.setRemoteDescription({ type: 'answer', sdp }),
    answer,
  );
  for (const page of [sender, receiver]) {
    await eventually('the empty connection is there', () => isConnected(page));
  }
  const begun = await sender.evaluate(async () => {
    const at = performance.timeOrigin + performance.now();
    for (const { sender, receiver } of floorConnection?.getTransceivers() ?? []) {
      const track = floorStream?.getTracks().find(({ kind }) => kind === receiver.track.kind);
      void sender.replaceTrack(track ?? null);
    }
    return at;
  });
  const first = await eventually('the first frame', async () => {
    const { paintedAt, decodedAt } = (await receiver.evaluate(() => floorFirst)) ?? {};
    return paintedAt && decodedAt ? { paintedAt, decodedAt } : null;
  });
  await Promise.all([sender.close(), receiver.close()]);
  return { paintedMs: first.paintedAt - begun, decodedMs: first.decodedAt - begun };
};

const isConnected = (page: Page): Promise<boolean> =>
  page.evaluate(() => floorConnection?.connectionState === 'connected');

const openSender = async (): Promise<string> => {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { width: 640, height: 360, frameRate: 15 },
    audio: true,
  });
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new Error('No camera');
  const reader = new MediaStreamTrackProcessor<VideoFrame>({
    track: track.clone(),
  }).readable.getReader();
  (await reader.read()).value?.close();
  await reader.cancel();
  const connection = new RTCPeerConnection();
  connection.addTransceiver('audio', { direction: 'sendrecv' });
  connection.addTransceiver('video', { direction: 'sendrecv' });
  globalThis.floorStream = stream;
  globalThis.floorConnection = connection;
  await connection.setLocalDescription();
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
  return connection.localDescription?.sdp ?? '';
};

const openReceiver = async (offer: string): Promise<string> => {
  const now = (): number => performance.timeOrigin + performance.now();
  const connection = new RTCPeerConnection();
  globalThis.floorConnection = connection;
  const first: { paintedAt: number | null; decodedAt: number | null } = {
    paintedAt: null,
    decodedAt: null,
  };
  globalThis.floorFirst = first;
  const read = async (track: MediaStreamTrack): Promise<void> => {
    const reader = new MediaStreamTrackProcessor<VideoFrame>({ track }).readable.getReader();
    const { value } = await reader.read();
    first.decodedAt = now();
    value?.close();
    await reader.cancel();
  };
  connection.addEventListener('track', ({ track }) => {
    const video = document.querySelector('video');
    if (track.kind !== 'video' || video === null) return;
    video.srcObject = new MediaStream([track]);
    video.requestVideoFrameCallback(() => {
      first.paintedAt = now();
    });
    void read(track);
  });
  await connection.setRemoteDescription({ type: 'offer', sdp: offer });
  for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendrecv';
  await connection.setLocalDescription();
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
  return connection.localDescription?.sdp ?? '';
};
