import type { ShownPicture, Slot } from '../protocol/messages';
import { type Picture, qualitiesOf, type Tuning, tuningFor } from './shown-pictures';
import { type Load, spare, unsparing } from './thrift';

/** One place of the link that carries something. */
export interface Sent {
  readonly mid: string;
  readonly sender: RTCRtpSender;
  readonly track: MediaStreamTrack;
  readonly role: Slot['role'];
}

export interface PictureTuning {
  /** What is sent has changed. */
  update(): void;
  showing(pictures: readonly ShownPicture[]): void;
}

const lookMs = 1_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Statistics {
  /** The browser's estimate of what the connection carries, in bits a second; null where it has none. */
  readonly bitrate: number | null;
  readonly sizes: Map<string, Size>;
}

/** Applies the latest wish to a sender, one after the other: parameters may be set only once they were read anew. */
const createTuner = (sender: RTCRtpSender, failed: (error: unknown) => void) => {
  let wanted: Tuning | null = null;
  let last = '';
  let busy = false;
  const run = async (): Promise<void> => {
    busy = true;
    try {
      while (wanted !== null) {
        const { degradationPreference, priority, ...rest } = wanted;
        wanted = null;
        const parameters = sender.getParameters();
        parameters.degradationPreference = degradationPreference;
        for (const encoding of parameters.encodings)
          Object.assign(encoding, rest, { priority, networkPriority: priority });
        await sender.setParameters(parameters);
      }
    } finally {
      busy = false;
    }
  };
  return (tuning: Tuning): void => {
    const text = JSON.stringify(tuning);
    if (text === last) return;
    last = text;
    wanted = tuning;
    if (!busy) run().catch(failed);
  };
};

/**
 * Sends of every picture what the phone shows of it, and less where the way is
 * narrow. `sent` says what is on the link now.
 */
export const createPictureTuning = (options: {
  readonly connection: RTCPeerConnection;
  readonly signal: AbortSignal;
  readonly sent: () => readonly Sent[];
  readonly failed: (error: unknown) => void;
}): PictureTuning => {
  const { connection, signal, sent, failed } = options;
  const tuners = new Map<RTCRtpSender, (tuning: Tuning) => void>();
  /** What each place carried when the phone last said what it shows. */
  let known = new Map<string, MediaStreamTrack>();
  let showing: readonly ShownPicture[] | null = null;
  let sparing = unsparing(performance.now());
  /** Of the sources, by the track's id: a received track's own settings do not say. */
  let sizes = new Map<string, Size>();

  const pictureOf = ({ mid, track, role }: Sent): Picture => {
    const { width, height } = sizes.get(track.id) ?? { width: 0, height: 0 };
    return { mid, role, width, height, fresh: known.get(mid) !== track };
  };
  const isPicture = ({ track }: Sent): boolean => track.kind === 'video';

  const update = (): void => {
    const all = sent().filter(isPicture);
    const pictures = new Map(all.map((one) => [one, pictureOf(one)]));
    const qualities = qualitiesOf([...pictures.values()], showing, sparing.level);
    const tiles = [...qualities.values()].filter((quality) => quality === 'tile').length;
    for (const [{ sender, mid }, picture] of pictures) {
      const tune = tuners.get(sender) ?? createTuner(sender, failed);
      tuners.set(sender, tune);
      const shown = showing?.find((one) => one.mid === mid);
      tune(tuningFor(picture, qualities.get(mid) ?? 'off', shown, tiles));
    }
  };

  /** Sources change their size and the way its width, both without an event. */
  const look = async (): Promise<void> => {
    if (showing === null || connection.connectionState !== 'connected' || sent().length === 0)
      return;
    const seen = await statistics(connection);
    sizes = seen.sizes;
    sparing = spare(sparing, seen.bitrate, loadOf(sent(), showing), performance.now());
    update();
  };
  const loadOf = (all: readonly Sent[], shown: readonly ShownPicture[]): Load => {
    const pictures = all.filter(isPicture).map(pictureOf);
    const qualities = [...qualitiesOf(pictures, shown, 0).values()];
    const tiles = qualities.filter((quality) => quality === 'tile').length;
    const large = qualities.filter((quality) => quality !== 'off').length - tiles;
    return { sounds: all.length - pictures.length, tiles, large };
  };
  const timer = setInterval(() => look().catch(failed), lookMs);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });

  return {
    update,
    showing(pictures) {
      showing = pictures;
      known = new Map(sent().map(({ mid, track }) => [mid, track]));
      update();
      look().catch(failed);
    },
  };
};

const statistics = async (connection: RTCPeerConnection): Promise<Statistics> => {
  let bitrate: number | null = null;
  const sizes = new Map<string, Size>();
  const report = await connection.getStats();
  report.forEach((entry: Readonly<Record<string, unknown>>) => {
    const { availableOutgoingBitrate, nominated, trackIdentifier, width, height } = entry;
    if (nominated === true && typeof availableOutgoingBitrate === 'number')
      bitrate = availableOutgoingBitrate;
    if (entry.type !== 'media-source' || typeof trackIdentifier !== 'string') return;
    if (typeof width === 'number' && typeof height === 'number')
      sizes.set(trackIdentifier, { width, height });
  });
  return { bitrate, sizes };
};
