import type { App } from '../way';

/** The sound as it came from the microphone: the tests know people by their tones. */
export const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/** Mutes by `enabled` on the tracks that getUserMedia gave, as most apps do. */
export const byEnabled = (stream: MediaStream): App => ({
  mute(muted) {
    for (const track of stream.getAudioTracks()) track.enabled = !muted;
  },
  camera(on) {
    for (const track of stream.getVideoTracks()) track.enabled = on;
  },
  held: () => stream.getTracks(),
});

/** Shows everybody who arrives on the connection. */
export const showAll = (
  connection: RTCPeerConnection,
  show: (stream: MediaStream) => unknown,
): void => {
  connection.addEventListener('track', ({ streams: [stream] }) => {
    if (stream !== undefined) show(stream);
  });
};
