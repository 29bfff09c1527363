import type { ShownPicture, Slot } from '../protocol/messages';

/** A picture of the meeting that could be sent; the size is its source's in pixels, 0 when unknown. */
export interface Picture {
  readonly mid: string;
  readonly role: Slot['role'];
  readonly width: number;
  readonly height: number;
  /** The phone was told of it only after it last said what it shows. */
  readonly fresh: boolean;
}

/** How one picture is sent. `tile` is small and slow, `screen` prefers pixels to frames. */
export type Quality = 'off' | 'tile' | 'stage' | 'screen';

/** What a sender's only encoding should be; the bitrate is in bits, the frame rate in frames a second. */
export interface Tuning {
  readonly active: boolean;
  readonly scaleResolutionDownBy: number;
  readonly maxBitrate: number;
  readonly maxFramerate: number;
  readonly priority: RTCPriorityType;
  readonly degradationPreference: 'balanced' | 'maintain-resolution';
}

/** What may be left out where the way to the phone is narrow: 1 spares the tiles, 2 all pictures. */
export type Thrift = 0 | 1 | 2;

/** Pictures that take this part of all that is shown are large: up to three even ones, or a stage. */
const largeShare = 0.3;
/** As many even pictures are large. */
const mostLarge = Math.floor(1 / largeShare);
const tileLines = 180;
/** For a source whose size is not known yet, most of which have 360 lines or more. */
const unknownScale = 2;
const tileBitrate = 150_000;
/** Bits that a moving pixel takes in VP8. */
const bitsPerPixel = 0.1;
const mostBitrate = 3_000_000;
const leastBitrate = 250_000;

const isScreen = ({ role }: Picture): boolean => role === 'screen';

/**
 * What the phone shows of each picture decides how it is sent. Before it said so, a few are sent
 * whole and of many a little: many encoders that begin large cost the laptop memory for good.
 */
export const qualitiesOf = (
  pictures: readonly Picture[],
  showing: readonly ShownPicture[] | null,
  thrift: Thrift,
): Map<string, Quality> => {
  const areas = new Map(showing?.map(({ mid, width, height }) => [mid, width * height]));
  const total = [...areas.values()].reduce((sum, area) => sum + area, 0);
  const few = pictures.length <= mostLarge;
  const wanted = (picture: Picture): Quality => {
    const large = isScreen(picture) ? 'screen' : 'stage';
    if (showing === null) return isScreen(picture) || few ? large : 'tile';
    const area = areas.get(picture.mid) ?? 0;
    // Somebody new is seen before the phone can ask; a phone that shows nothing stays so.
    if (picture.fresh && area === 0 && total > 0) return isScreen(picture) ? large : 'tile';
    if (area === 0) return 'off';
    return area >= total * largeShare ? large : 'tile';
  };
  const spared = (quality: Quality): Quality =>
    thrift === 2 || (thrift === 1 && quality === 'tile') ? 'off' : quality;
  return new Map(pictures.map((picture) => [picture.mid, spared(wanted(picture))]));
};

/** Down to what the phone can show of it, however it is held; never up. */
const scaleFor = (picture: Picture, shown: ShownPicture): number => {
  const [long, short] = [Math.max(shown.width, shown.height), Math.min(shown.width, shown.height)];
  const sides = [Math.max(picture.width, picture.height), Math.min(picture.width, picture.height)];
  return Math.max(1, Math.min((sides[0] ?? 0) / long, (sides[1] ?? 0) / short));
};

/** The encoding for a picture of this quality; `tiles` is how many are sent as tiles. */
export const tuningFor = (
  picture: Picture,
  quality: Quality,
  shown: ShownPicture | undefined,
  tiles: number,
): Tuning => {
  const whole: Tuning = {
    active: quality !== 'off',
    scaleResolutionDownBy: 1,
    maxBitrate: mostBitrate,
    maxFramerate: 30,
    priority: 'medium',
    degradationPreference: quality === 'screen' ? 'maintain-resolution' : 'balanced',
  };
  if (quality === 'tile') {
    const lines = Math.min(picture.width, picture.height);
    return {
      ...whole,
      scaleResolutionDownBy: lines === 0 ? unknownScale : Math.max(1, lines / tileLines),
      maxBitrate: tileBitrate,
      maxFramerate: tiles > 4 ? 10 : 15,
      priority: 'low',
    };
  }
  if (quality === 'off' || shown === undefined || picture.width === 0) return whole;
  const scaleResolutionDownBy = scaleFor(picture, shown);
  const pixels = (picture.width * picture.height) / scaleResolutionDownBy ** 2;
  const needed = pixels * whole.maxFramerate * bitsPerPixel;
  return {
    ...whole,
    scaleResolutionDownBy,
    maxBitrate: Math.round(Math.min(mostBitrate, Math.max(leastBitrate, needed))),
  };
};
