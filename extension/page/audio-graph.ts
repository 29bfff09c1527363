import type { DeviceTrack, DeviceTracks } from './device-tracks';
import type { Natives } from './natives';
import { override, type PageWindow } from './override';

/**
 * Sources of a microphone in the page's audio graphs. The graph stays; a second
 * source that plays the backing is connected to the same outputs. `mixes`
 * collects the tracks that leave a graph: they are a way to mute, too.
 */
export const hookAudioGraph = (
  window: PageWindow,
  signal: AbortSignal,
  natives: Natives,
  tracks: DeviceTracks,
  mixes: WeakSet<MediaStreamTrack>,
): ((device: DeviceTrack) => void) => {
  interface Source {
    readonly outputs: unknown[][];
    twin: AudioNode | null;
    backing: MediaStreamTrack | null;
  }
  // Held by the record, so that a source lives as long as the page's own track.
  const sources = new WeakMap<DeviceTrack, Map<MediaStreamAudioSourceNode, Source>>();

  const sourceOf = (node: AudioNode): readonly [DeviceTrack, Source] | undefined => {
    if (!(node instanceof window.MediaStreamAudioSourceNode)) return undefined;
    for (const track of node.mediaStream.getAudioTracks()) {
      const device = tracks.adopt(track);
      if (!device) continue;
      const nodes = sources.get(device) ?? new Map<MediaStreamAudioSourceNode, Source>();
      const source = nodes.get(node) ?? { outputs: [], twin: null, backing: null };
      sources.set(device, nodes.set(node, source));
      return [device, source];
    }
    return undefined;
  };

  const follow = (device: DeviceTrack): void => {
    for (const [node, source] of sources.get(device) ?? []) {
      const backing = device.puppet ? device.backing : null;
      if (source.backing === backing) continue;
      const old = source.twin;
      source.backing = backing;
      source.twin = null;
      if (backing) {
        const twin = new window.MediaStreamAudioSourceNode(node.context as AudioContext, {
          mediaStream: new window.MediaStream([backing]),
        });
        for (const output of source.outputs) natives.apply(natives.connect, twin, output);
        source.twin = twin;
      }
      if (old) natives.apply(natives.disconnect, old, []);
    }
  };

  const nodes = window.AudioNode?.prototype;
  override(nodes, 'connect', signal, (self, args, call) => {
    const result = call(...args);
    const [target] = args;
    if (target instanceof window.MediaStreamAudioDestinationNode)
      for (const track of target.stream.getAudioTracks()) mixes.add(track);
    const [device, source] = sourceOf(self) ?? [];
    if (device && source) {
      source.outputs.push(args);
      if (source.twin) natives.apply(natives.connect, source.twin, args);
      else follow(device);
    }
    return result;
  });
  override(nodes, 'disconnect', signal, (self, args, call) => {
    call(...args);
    const [, source] = sourceOf(self) ?? [];
    if (!source) return;
    const gone = source.outputs.filter(
      ([target, output]) =>
        args.length === 0 ||
        (typeof args[0] === 'number'
          ? (output ?? 0) === args[0]
          : target === args[0] && (args.length < 2 || (output ?? 0) === args[1])),
    );
    for (const output of gone) {
      source.outputs.splice(source.outputs.indexOf(output), 1);
      // The target alone may be named only while something is connected to it.
      if (source.twin && !source.outputs.some(([target]) => target === output[0]))
        natives.apply(natives.disconnect, source.twin, [output[0]]);
    }
  });
  return follow;
};
