import type { RemoteTrack } from '../bridge/messages';
import { kindOf } from './device-tracks';
import { keepFlowing, waitForFrame } from './flowing';
import type { Natives } from './natives';
import type { PageWindow } from './override';

export interface Remotes {
  /** Under which name a received track was reported; undefined while it was not. */
  sourceOf(track: MediaStreamTrack): string | undefined;
  /** Something may have changed; reports once things are quiet for a moment. */
  changed(): void;
  watch(on: boolean): void;
  any(): boolean;
}

export interface RemotesPorts {
  transceivers(): readonly (readonly [RTCRtpTransceiver, RTCPeerConnection])[];
  /** Streams of media elements, where connections may be hidden from us. */
  shownStreams(): readonly MediaStream[];
  /** Ours, or the laptop's: never forwarded. */
  isLocal(track: MediaStreamTrack): boolean;
  send(tracks: RemoteTrack[], stream: MediaStream): void;
}

/** One participant as far as tracks tell; without a number until a track of theirs flows. */
interface Person {
  number: number;
  readonly tracks: Map<RemoteTrack['role'], MediaStreamTrack>;
}

const mostTracks = 64;
const mostChars = 128;
const quietMs = 100;
const isScreen = /detail|text|screen|desktop|present|display|slides/i;
const roleOf = ({ kind }: MediaStreamTrack, words: string): RemoteTrack['role'] =>
  kind === 'audio' ? 'microphone' : isScreen.test(words) ? 'screen' : 'camera';

/** The tracks of the other people, from every connection, as clones that outlive what the page does. */
export const createRemotes = (
  window: PageWindow,
  natives: Natives,
  signal: AbortSignal,
  { transceivers, shownStreams, isLocal, send }: RemotesPorts,
): Remotes => {
  /** Receivers' tracks, and whether they ever decoded. */
  const decoded = new WeakMap<MediaStreamTrack, boolean>();
  /** Whose first frame is waited for. */
  const looking = new WeakSet<MediaStreamTrack>();
  const people = new WeakMap<MediaStreamTrack, Person>();
  /** By connection and stream: who turned up there last. */
  const latest = new WeakMap<object, Map<string, Person>>();
  const clones = new Map<MediaStreamTrack, readonly [MediaStreamTrack, () => void]>();
  const names = new WeakMap<MediaStreamTrack, string>();
  let count = 0;
  let named = 0;
  let watching = false;
  let waiting = false;
  let last = '';

  /** What the far end's description says of each track: the ids of its stream and of itself. */
  const signsOf = (connection: RTCPeerConnection): Map<string, string> =>
    new Map(
      connection.remoteDescription?.sdp
        .split('\r\nm=')
        .map((part) => [
          /\na=mid:(.*)\r/.exec(part)?.[1] ?? '',
          /\na=msid:(.*)/.exec(part)?.[1] ?? '',
        ]),
    );
  /**
   * A receiver that never decodes is nobody. Chromium unmutes at the first
   * packet, and servers probe the line with packets that show nothing.
   */
  const flowed = (track: MediaStreamTrack): void => {
    if (track.kind === 'audio') decoded.set(track, true);
    if (decoded.get(track) || looking.has(track)) return;
    looking.add(track);
    void waitForFrame(natives, track).then(() => {
      decoded.set(track, true);
      changed();
    });
  };
  /** Everybody who is there now, with the words that tell a screen from a camera. */
  const collect = (): Map<MediaStreamTrack, string> => {
    const found = new Map<MediaStreamTrack, string>();
    const here = new Set<MediaStreamTrack>();
    const sources = new Set<unknown>();
    /**
     * A stream is a person, until it holds what one person has once: some servers send everybody
     * in one stream, one person's tracks after the other's. `alone`: all tracks `from` there are
     * one person's, whatever their streams.
     */
    const meet = (
      track: MediaStreamTrack,
      from: object,
      id: string,
      { flows = true, alone = false, signs = id },
    ): void => {
      if (track.readyState !== 'live' || here.has(track)) return;
      // A clone shows what another one shows. It keeps the source's id and has one of its own; ids of
      // received tracks are the far end's, which may give every person the same.
      const { deviceId } = track.getSettings();
      if (deviceId !== track.id && sources.has(deviceId)) return;
      sources.add(deviceId || track);
      const words = `${track.contentHint} ${track.label} ${signs}`;
      const part = roleOf(track, words);
      const streams = latest.get(from) ?? new Map<string, Person>();
      const last = streams.get('');
      const beside = alone && [...(last?.tracks.values() ?? [])].some((one) => here.has(one));
      let person = people.get(track) ?? streams.get(id) ?? (beside ? last : undefined);
      const other = person?.tracks.get(part);
      if (!person || (other && other !== track && here.has(other)))
        person = { number: 0, tracks: new Map() };
      latest.set(from, streams.set(id, person).set('', person));
      people.set(track, person);
      person.tracks.set(part, track);
      here.add(track);
      if (!flows) return;
      person.number ||= ++count;
      found.set(track, words);
    };
    const received = transceivers().filter(([{ receiver, currentDirection }, connection]) => {
      const { track } = receiver;
      if (!decoded.has(track))
        for (const name of ['unmute', 'ended']) track.addEventListener(name, changed, { signal });
      decoded.set(track, !!decoded.get(track));
      if (!track.muted) flowed(track);
      return (
        (currentDirection ?? 'recv').includes('recv') && connection.connectionState !== 'failed'
      );
    });
    const said = new Map<RTCPeerConnection, Map<string, string>>();
    for (const [{ receiver, mid }, connection] of received) {
      const { track } = receiver;
      if (!said.has(connection)) said.set(connection, signsOf(connection));
      const signs = said.get(connection)?.get(`${mid}`) ?? '';
      const kinds = received
        .filter(([, from]) => from === connection)
        .map(([one]) => one.receiver.track.kind);
      meet(track, connection, /^[^\s-]\S*/.exec(signs)?.[0] ?? '', {
        flows: !!decoded.get(track),
        alone: new Set(kinds).size === kinds.length,
        signs,
      });
    }
    for (const stream of shownStreams())
      for (const track of stream.getTracks())
        if (!decoded.has(track) && !isLocal(track)) meet(track, window, stream.id, {});
    return found;
  };
  const keepOnly = (found: ReadonlyMap<MediaStreamTrack, string>): void => {
    for (const [track, [clone, end]] of clones) {
      if (found.has(track)) continue;
      natives.stop(clone);
      end();
      clones.delete(track);
    }
  };
  const report = (): void => {
    waiting = false;
    if (!watching) return;
    const found = [...collect()].slice(0, mostTracks);
    keepOnly(new Map(found));
    const list = found.map(([track, words]): RemoteTrack => {
      const kind = kindOf(track);
      let [clone] = clones.get(track) ?? [];
      if (!clone) {
        clone = natives.clone(track);
        natives.setEnabled(clone, true);
        clones.set(track, [clone, keepFlowing(window, natives, track)]);
      }
      const number = people.get(track)?.number;
      const source = names.get(track) ?? `${++named} ${track.id}`.slice(0, mostChars);
      names.set(track, source);
      return {
        id: clone.id,
        source,
        trackId: track.id.slice(0, mostChars),
        kind,
        participant: `p${number}`,
        name: `Participant ${number}`,
        role: roleOf(track, words),
      };
    });
    const text = JSON.stringify(list);
    if (text === last) return;
    last = text;
    send(list, new window.MediaStream([...clones.values()].map(([clone]) => clone)));
  };
  const changed = (): void => {
    if (!watching || waiting) return;
    waiting = true;
    // Timers of a hidden page come late.
    if (window.document.hidden) natives.queueMicrotask(report);
    else natives.setTimeout(report, quietMs);
  };
  const watch = (on: boolean): void => {
    watching = on;
    last = '';
    if (on) report();
    else keepOnly(new Map());
  };
  signal.addEventListener('abort', () => watch(false));
  return { changed, watch, any: () => collect().size > 0, sourceOf: (track) => names.get(track) };
};
