import type { DeviceTrack, DeviceTracks } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';

interface Source {
  /** The arguments of each `connect` that still holds. */
  outputs: unknown[][];
  twin: AudioNode | undefined;
  backing: MediaStreamTrack | null;
}

/**
 * Sources of a microphone in the page's audio graphs. The graph stays; a second
 * source that plays the backing is connected to the same outputs.
 */
export const hookAudioGraph = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  tracks: DeviceTracks,
): ((device: DeviceTrack) => void) => {
  const { MediaStreamAudioSourceNode } = window;
  // Held by the record, so that a source lives as long as the page's own track.
  const sources = new WeakMap<DeviceTrack, Map<MediaStreamAudioSourceNode, Source>>();

  const connect = ({ twin, outputs }: Source): void => {
    if (twin) for (const output of outputs) natives.connect(twin, ...output);
  };
  const follow = (device: DeviceTrack): void => {
    const backing = device.puppet ? device.backing : null;
    for (const [{ context }, source] of sources.get(device) ?? []) {
      if (source.backing === backing) continue;
      const { twin } = source;
      source.backing = backing;
      source.twin =
        backing && context instanceof window.AudioContext
          ? new MediaStreamAudioSourceNode(context, {
              mediaStream: new window.MediaStream([backing]),
            })
          : undefined;
      connect(source);
      if (twin) natives.disconnect(twin);
    }
  };
  const change = (
    node: AudioNode,
    outputs: (before: readonly unknown[][]) => unknown[][],
  ): void => {
    if (!(node instanceof MediaStreamAudioSourceNode)) return;
    for (const track of node.mediaStream.getAudioTracks()) {
      const device = tracks.adopt(track);
      if (!device) continue;
      const nodes = sources.get(device) ?? new Map<MediaStreamAudioSourceNode, Source>();
      const source = nodes.get(node) ?? { outputs: [], twin: undefined, backing: null };
      sources.set(device, nodes.set(node, source));
      source.outputs = outputs(source.outputs);
      if (source.twin) natives.disconnect(source.twin);
      connect(source);
      follow(device);
      return;
    }
  };

  const nodes = window.AudioNode.prototype;
  override(nodes, 'connect', signal, (self, args, call) => {
    const result = call();
    change(self, (before) => [...before, args]);
    return result;
  });
  override(nodes, 'disconnect', signal, (self, [what], call) => {
    call();
    // A source has one output, so what is named is a target or all there is.
    change(self, (before) =>
      before.filter(([target]) => typeof what === 'object' && target !== what),
    );
  });
  return follow;
};
