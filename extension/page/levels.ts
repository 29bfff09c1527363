import type { FromPage, HeardTrack } from '../bridge/messages';
import type { Natives } from './natives';

export interface LevelsPorts {
  connections(): Iterable<RTCPeerConnection>;
  /** The name of a received track, by the `mid` of its transceiver; undefined for who is nobody. */
  source(connection: RTCPeerConnection, mid: string): string | undefined;
  /** Ids of what the page sends, besides screens. */
  own(): readonly string[];
  send(message: FromPage): void;
}

/** What is read of the statistics; all of it may be missing. */
interface Entry {
  readonly type: string;
  readonly id: string;
  readonly trackIdentifier: string;
  readonly mid: string;
  readonly mediaSourceId: string;
  readonly audioLevel?: number;
  readonly totalAudioEnergy?: number;
  readonly bytesSent: number;
  readonly ssrc: number;
  readonly contentType?: string;
}

const lookMs = 500;
const mostHeard = 128;

/** While watched, reads twice a second, in a hidden page once, what is really sent and heard. */
export const createLevels = (
  natives: Natives,
  { connections, source, own, send }: LevelsPorts,
): ((watched: boolean) => void) => {
  const bytes = new Map<number, number>();
  let run = 0;

  const look = async (): Promise<void> => {
    const heard: HeardTrack[] = [];
    const ids = own();
    let sent = 0;
    for (const connection of connections()) {
      const levels = new Map<string, number>();
      const sending = new Set<string>();
      // A connection that cannot be read is silent.
      const report = await natives.getStats(connection).catch(() => null);
      report?.forEach((entry: Entry) => {
        const { type, trackIdentifier, audioLevel = 0, ssrc, bytesSent } = entry;
        if (type === 'media-source' && ids.includes(trackIdentifier))
          levels.set(entry.id, audioLevel);
        if (type === 'outbound-rtp') {
          if (bytesSent > (bytes.get(ssrc) ?? bytesSent)) sending.add(entry.mediaSourceId);
          bytes.set(ssrc, bytesSent);
        }
        const received = type === 'inbound-rtp' && source(connection, entry.mid);
        if (received)
          heard.push({
            source: received,
            level: audioLevel,
            energy: entry.totalAudioEnergy ?? 0,
            screen: entry.contentType === 'screenshare',
          });
      });
      for (const id of sending) sent = Math.max(sent, levels.get(id) ?? 0);
    }
    send({ t: 'levels', sent: Math.round(100 * sent), heard: heard.slice(0, mostHeard) });
  };
  const loop = async (mine: number): Promise<void> => {
    while (mine === run) {
      // Where a page broke what this needs, nothing is sent as far as anybody knows.
      await look().catch(() => send({ t: 'levels', sent: 0, heard: [] }));
      await new Promise((resolve) => natives.setTimeout(resolve, lookMs));
    }
  };
  return (watched) => {
    run += 1;
    if (watched) void loop(run);
  };
};
