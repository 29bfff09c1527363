import type { RemoteTrack } from '../bridge/messages';
import { keepFlowing } from './flowing';
import type { Natives } from './natives';
import type { PageWindow } from './override';

export interface Remotes {
  /** Something may have changed; reports once things are quiet for a moment. */
  changed(): void;
  watch(on: boolean): void;
  /** A track came out of a connection of this page. */
  isReceived(track: MediaStreamTrack): boolean;
  any(): boolean;
}

export interface RemotesPorts {
  transceivers(): readonly (readonly [RTCPeerConnection, RTCRtpTransceiver])[];
  /** Streams of media elements, where connections may be hidden from us. */
  shownStreams(): readonly MediaStream[];
  /** Ours, or the laptop's: never forwarded. */
  isLocal(track: MediaStreamTrack): boolean;
  send(tracks: RemoteTrack[], stream: MediaStream): void;
}

const mostTracks = 64;
const quietMs = 100;
const screenWords = /screen|desktop|present|display/i;

/** The tracks of the other people, from every connection, as clones that outlive what the page does. */
export const createRemotes = (
  window: PageWindow,
  natives: Natives,
  signal: AbortSignal,
  ports: RemotesPorts,
): Remotes => {
  const received = new WeakSet<MediaStreamTrack>();
  const decoded = new WeakSet<MediaStreamTrack>();
  const connectionIds = new WeakMap<object, number>();
  const people = new WeakMap<MediaStreamTrack, number>();
  const numbers = new Map<string, number>();
  const clones = new Map<MediaStreamTrack, MediaStreamTrack>();
  const sinks = new Map<MediaStreamTrack, () => void>();
  let connectionCount = 0;
  let watching = false;
  let waiting = false;
  let last = '';

  const notice = (track: MediaStreamTrack): void => {
    if (received.has(track)) return;
    received.add(track);
    for (const name of ['unmute', 'ended']) track.addEventListener(name, changed, { signal });
  };
  const streamIdOf = (connection: RTCPeerConnection, { mid }: RTCRtpTransceiver): string => {
    const section = connection.remoteDescription?.sdp
      .split('\r\nm=')
      .find((part) => part.includes(`\r\na=mid:${mid}\r\n`));
    return /\r\na=msid:(\S+)/.exec(section ?? '')?.[1] ?? '';
  };
  const personOf = (track: MediaStreamTrack, key: () => string): number => {
    const known = people.get(track);
    if (known) return known;
    const name = key();
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    people.set(track, number);
    return number;
  };

  /** Everybody who is there now, with the words that tell a screen from a camera. */
  const collect = (): Map<MediaStreamTrack, string> => {
    const found = new Map<MediaStreamTrack, string>();
    for (const [connection, transceiver] of ports.transceivers()) {
      const { track } = transceiver.receiver;
      notice(track);
      if (!natives.muted.get(track)) decoded.add(track);
      const gone = !(transceiver.currentDirection ?? 'recv').includes('recv');
      if (gone || !decoded.has(track) || track.readyState !== 'live') continue;
      const id = streamIdOf(connection, transceiver);
      let index = connectionIds.get(connection);
      if (!index) {
        connectionCount += 1;
        index = connectionCount;
        connectionIds.set(connection, index);
      }
      personOf(track, () => `${index} ${id}`);
      found.set(track, `${track.label} ${id} ${transceiver.mid}`);
    }
    for (const stream of ports.shownStreams())
      for (const track of stream.getTracks()) {
        if (found.has(track) || received.has(track)) continue;
        if (track.readyState !== 'live' || ports.isLocal(track)) continue;
        personOf(track, () => `e ${stream.id}`);
        found.set(track, `${track.label} ${stream.id}`);
      }
    return found;
  };
  const drop = (track: MediaStreamTrack, clone: MediaStreamTrack): void => {
    natives.stop(clone);
    clones.delete(track);
    sinks.get(track)?.();
    sinks.delete(track);
  };
  const report = (): void => {
    waiting = false;
    if (!watching) return;
    const found = [...collect()].slice(0, mostTracks);
    for (const [track, clone] of clones)
      if (!found.some(([one]) => one === track)) drop(track, clone);
    const list = found.map(([track, words]): RemoteTrack => {
      let clone = clones.get(track);
      if (!clone) {
        clone = natives.clone(track);
        natives.enabled.set(clone, true);
        clones.set(track, clone);
        if (track.kind === 'audio') sinks.set(track, keepFlowing(window, natives, track));
      }
      const number = people.get(track) ?? 0;
      const screen = /detail|text/.test(track.contentHint) || screenWords.test(words);
      const audio = track.kind === 'audio';
      return {
        id: clone.id,
        kind: audio ? 'audio' : 'video',
        participant: `p${number}`,
        name: `Participant ${number}`,
        role: audio ? 'microphone' : screen ? 'screen' : 'camera',
      };
    });
    const text = list.map((one) => Object.values(one).join()).join();
    if (text === last) return;
    last = text;
    ports.send(list, new window.MediaStream([...clones.values()]));
  };
  const changed = (): void => {
    if (!watching || waiting) return;
    waiting = true;
    natives.setTimeout(report, quietMs);
  };
  signal.addEventListener('abort', () => {
    for (const [track, clone] of clones) drop(track, clone);
  });

  return {
    changed,
    isReceived: (track) => received.has(track),
    any: () => collect().size > 0,
    watch: (on) => {
      watching = on;
      last = '?';
      if (on) report();
      else for (const [track, clone] of clones) drop(track, clone);
    },
  };
};
