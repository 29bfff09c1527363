import { expect, it, onTestFinished } from 'vitest';
import { createSoundEar } from '../../../extension/tab/sound-ear';
import { voice, voiceRate } from '../../support/voices';
import { until } from '../page/measure';

/** Somebody who talks on and on. */
const speak = (seed: number, hz: number, context: AudioContext): MediaStreamTrack => {
  const seconds = 8;
  const buffer = new AudioBuffer({ length: seconds * voiceRate, sampleRate: voiceRate });
  buffer.copyToChannel(voice(seed, hz, buffer.length), 0);
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  source.connect(out);
  source.start();
  const [track] = out.stream.getTracks();
  if (!track) throw new Error('no voice');
  return track;
};

/** What arrives of these sounds over a connection of their own, played as the page world does. */
const receive = async (
  tracks: readonly MediaStreamTrack[],
  signal: AbortSignal,
): Promise<MediaStreamTrack[]> => {
  const [far, near] = [new RTCPeerConnection(), new RTCPeerConnection()];
  signal.addEventListener('abort', () => {
    far.close();
    near.close();
  });
  for (const [from, to] of [
    [far, near],
    [near, far],
  ] as const)
    from.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) void to.addIceCandidate(candidate);
    });
  for (const track of tracks) far.addTransceiver(track, { direction: 'sendonly' });
  await far.setLocalDescription();
  if (far.localDescription) await near.setRemoteDescription(far.localDescription);
  await near.setLocalDescription();
  if (near.localDescription) await far.setRemoteDescription(near.localDescription);
  return near.getReceivers().map(({ track }) => {
    const element = new Audio();
    element.muted = true;
    element.srcObject = new MediaStream([track]);
    element.play().catch(() => {});
    signal.addEventListener('abort', () => {
      element.srcObject = null;
    });
    return track.clone();
  });
};

it('a voice that came twice has one wave, on one connection and on two; another voice has its own', async () => {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const { signal } = ending;
  const context = new AudioContext();
  signal.addEventListener('abort', () => void context.close());
  const [anna, ben] = [speak(1, 200, context), speak(2, 201, context)];
  const [[one, again, other], [elsewhere]] = await Promise.all([
    receive([anna, anna.clone(), ben], signal),
    receive([anna], signal),
  ]);
  if (!one || !again || !other || !elsewhere) throw new Error('not received');
  const ear = createSoundEar(signal);
  const found = { again: 0, elsewhere: 0 };
  const others: number[] = [];
  await until('three times each', () => {
    const look = { again: ear.compare(one, again), elsewhere: ear.compare(one, elsewhere) };
    for (const name of ['again', 'elsewhere'] as const)
      if ((look[name] ?? 0) > 0.9) found[name] += 1;
    others.push(ear.compare(one, other) ?? 0, ear.compare(elsewhere, other) ?? 0);
    ear.rest();
    return Math.min(found.again, found.elsewhere) > 2;
  });
  expect(Math.max(...others)).toBeLessThan(0.8);
});
