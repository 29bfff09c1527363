import type { HandoffTimes } from './handoff';
import { median, p95 } from './statistics';

/** One round: the floors and the handoff, measured right after one another. All in milliseconds. */
export interface Round {
  readonly channelFloor: number;
  /** Laptop to phone, until painted. */
  readonly downFloor: number;
  /** Phone to the others, until a reader of frames has it. */
  readonly upFloor: number;
  readonly handoff: HandoffTimes;
}

export interface Figure {
  readonly what: string;
  readonly median: number;
  readonly p95: number;
  /** The floor's median; null where there is none. */
  readonly floor: number | null;
  /** Figure by floor, where that is what the target is about. */
  readonly ratio: number | null;
  readonly target: string;
  /** Null where nothing is asked for. */
  readonly reached: boolean | null;
}

const frameMs = 1000 / 15;
const gapTargetMs = 2 * frameMs;
const silenceTargetMs = 20;

const timed = (
  what: string,
  values: readonly number[],
  floors: readonly number[],
  atMost: number,
): Figure => {
  const floor = median(floors);
  const ratio = median(values) / floor;
  return {
    what,
    median: median(values),
    p95: p95(values),
    floor,
    ratio,
    target: `≤ ${atMost} × floor`,
    reached: ratio <= atMost,
  };
};

/** The figures with their targets, from all rounds of one run. */
export const figuresOf = (rounds: readonly Round[]): Figure[] => {
  const all = (pick: (round: Round) => number): number[] => rounds.map(pick);
  const pictures = all(({ handoff }) => handoff.swap.pictureMs);
  const calmPictures = all(({ handoff }) => handoff.noSwap.pictureMs);
  const silences = all(({ handoff }) => handoff.swap.silenceMs);
  const calmSilences = all(({ handoff }) => handoff.noSwap.silenceMs);
  const swapped = all(({ handoff }) => handoff.consentToSwapped);
  return [
    timed(
      'scan → proven',
      all(({ handoff }) => handoff.scanToProven),
      all(({ channelFloor }) => channelFloor),
      1.7,
    ),
    timed(
      'last consent → first remote frame on the phone',
      all(({ handoff }) => handoff.consentToFirstFrame),
      all(({ downFloor }) => downFloor),
      1.7,
    ),
    timed(
      'last consent → others see the phone',
      all(({ handoff }) => handoff.consentToSeen),
      all(({ upFloor }) => upFloor),
      2.5,
    ),
    {
      what: 'last consent → uplink swapped, said by the laptop',
      median: median(swapped),
      p95: p95(swapped),
      floor: null,
      ratio: null,
      target: '',
      reached: null,
    },
    {
      what: "longest gap in the others' picture at the swap",
      median: median(pictures),
      p95: p95(pictures),
      floor: median(calmPictures),
      ratio: null,
      target: `≤ floor + ${gapTargetMs.toFixed(0)} ms`,
      reached: median(pictures) <= median(calmPictures) + gapTargetMs,
    },
    {
      what: "longest silence in the others' sound at the swap",
      median: median(silences),
      p95: p95(silences),
      floor: median(calmSilences),
      ratio: null,
      target: `none above ${silenceTargetMs} ms`,
      reached: Math.max(...silences) <= silenceTargetMs,
    },
  ];
};
