import { createSilentContext } from '../../core/media/sound-mix';
import { comparedLength, likeness } from './likeness';

export interface SoundEar {
  /** See `likeness`; null also until both have been listened to for long enough. */
  compare(one: MediaStreamTrack, other: MediaStreamTrack): number | null;
  /** Stops listening to what was not compared since this was last called. */
  rest(): void;
}

interface Listener {
  readonly analyser: AnalyserNode;
  readonly source: MediaStreamAudioSourceNode;
  readonly since: number;
  readonly samples: Float32Array<ArrayBuffer>;
}

/**
 * Compares received sounds by their waves. Costs nothing while nothing is compared. They flow only
 * while something plays them; the page world does.
 */
export const createSoundEar = (signal: AbortSignal): SoundEar => {
  const listeners = new Map<MediaStreamTrack, Listener>();
  let compared = new Set<MediaStreamTrack>();
  let context: AudioContext | undefined;

  const listen = (track: MediaStreamTrack): Listener => {
    context ??= createSilentContext();
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const analyser = new AnalyserNode(context, { fftSize: comparedLength });
    source.connect(analyser);
    const samples = new Float32Array(comparedLength);
    return { source, analyser, since: context.currentTime, samples };
  };
  const hear = (track: MediaStreamTrack): Float32Array | null => {
    const known = listeners.get(track) ?? listen(track);
    listeners.set(track, known);
    compared.add(track);
    const { analyser, since, samples } = known;
    const { currentTime, sampleRate } = analyser.context;
    if (currentTime - since < comparedLength / sampleRate) return null;
    analyser.getFloatTimeDomainData(samples);
    return samples;
  };
  const rest = (): void => {
    for (const [track, { source, analyser }] of listeners) {
      if (compared.has(track)) continue;
      source.disconnect();
      analyser.disconnect();
      listeners.delete(track);
    }
    compared = new Set();
    if (listeners.size > 0) return;
    context?.close().catch((error: unknown) => console.warn('[baton:tab] ear:', error));
    context = undefined;
  };
  signal.addEventListener('abort', () => {
    compared = new Set();
    rest();
  });

  return {
    rest,
    compare: (one, other) => {
      const [mine, its] = [hear(one), hear(other)];
      return mine && its && likeness(mine, its);
    },
  };
};
