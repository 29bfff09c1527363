interface SilentOptions extends AudioContextOptions {
  readonly sinkId: { readonly type: 'none' };
}
/** With a sink of its own kind, a context needs no loudspeaker; browsers that know none ignore it. */
export const createSilentContext = (): AudioContext => {
  const options: SilentOptions = { sinkId: { type: 'none' } };
  return new AudioContext(options);
};

export interface SoundMix {
  /** One track with all of these in it; null where the browser does not let sounds be mixed (yet). */
  of(tracks: readonly MediaStreamTrack[]): MediaStreamTrack | null;
  /** Nothing is mixed any more; what was is let go. */
  end(): void;
}

/**
 * Mixes sounds into one. `changed` is told when mixing becomes possible or
 * impossible: a page that nobody has touched may have to wait for a gesture.
 * Received sounds flow only while something plays them; the page world does.
 */
export const createSoundMix = (signal: AbortSignal, changed: () => void): SoundMix => {
  let graph: {
    readonly context: AudioContext;
    readonly out: MediaStreamAudioDestinationNode;
  } | null = null;
  const inputs = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>();

  const begin = () => {
    const context = createSilentContext();
    const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    context.addEventListener('statechange', () => {
      if (graph?.context === context) changed();
    });
    graph = { context, out };
    return graph;
  };
  const end = (): void => {
    const { context } = graph ?? {};
    graph = null;
    for (const input of inputs.values()) input.disconnect();
    inputs.clear();
    context?.close().catch((error: unknown) => console.warn('sound mix:', error));
  };
  signal.addEventListener('abort', end, { once: true });

  return {
    end,
    of(tracks) {
      const { context, out } = graph ?? begin();
      for (const [track, input] of inputs) {
        if (tracks.includes(track)) continue;
        input.disconnect();
        inputs.delete(track);
      }
      for (const track of tracks) {
        if (inputs.has(track)) continue;
        const input = context.createMediaStreamSource(new MediaStream([track]));
        input.connect(out);
        inputs.set(track, input);
      }
      return context.state === 'running' ? (out.stream.getAudioTracks()[0] ?? null) : null;
    },
  };
};
