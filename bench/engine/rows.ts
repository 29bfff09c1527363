import { median, p95 } from '../statistics';
import type { Latency } from './latency';
import type { MuteTimes } from './mute';
import type { LoadCost } from './page-load';
import type { PeopleTimes } from './people';
import type { RelayCost } from './relay-cost';

/** One figure of the media engine, as it is printed. */
export interface EngineRow {
  readonly what: string;
  readonly value: string;
  /** What it was measured against, or how it spreads. */
  readonly beside: string;
  readonly target: string;
  /** Null where nothing is asked for. */
  readonly reached: boolean | null;
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const times = (value: number): string => `${value.toFixed(2)} ×`;
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;

const cpuTargets = new Map([
  [1, 2],
  [9, 1.3],
]);
const memoryTarget = 40_000_000;

export const costRows = ({
  people,
  alone,
  renderer,
  browser,
  memory,
  pairs,
}: RelayCost): EngineRow[] => {
  const target = cpuTargets.get(people);
  const tiles = `${people} remote tile${people === 1 ? '' : 's'}`;
  return [
    {
      what: `processor time of the meeting's renderer, ${tiles}`,
      value: times(renderer),
      beside: `${pairs.map((pair) => pair.renderer.toFixed(2)).join(', ')}; without: ${(alone * 100).toFixed(0)} % of a core; whole browser ${times(browser)}`,
      target: target === undefined ? '' : `≤ ${target} ×`,
      reached: target === undefined ? null : renderer <= target,
    },
    ...(memory === null
      ? []
      : [
          {
            what: `its memory, ${tiles}`,
            value: `+${megabytes(memory)}`,
            beside: '',
            target: `≤ +${megabytes(memoryTarget)}`,
            reached: memory <= memoryTarget,
          },
        ]),
  ];
};

const latencyRow = (
  what: string,
  laptop: readonly number[],
  phone: readonly number[],
  atMost: number,
): EngineRow => {
  const ratio = median(phone) / median(laptop);
  return {
    what,
    value: times(ratio),
    beside: `${ms(median(phone))} against ${ms(median(laptop))}, of ${phone.length} and ${laptop.length}`,
    target: `≤ ${atMost} ×`,
    reached: ratio <= atMost,
  };
};

export const latencyRows = (latency: { laptop: Latency; phone: Latency }): EngineRow[] => [
  latencyRow(
    'age of the picture at the phone',
    latency.laptop.pictures,
    latency.phone.pictures,
    2.1,
  ),
  latencyRow('age of the sound at the phone', latency.laptop.sounds, latency.phone.sounds, 2.2),
];

const soonRow = (
  what: string,
  values: readonly number[],
  atMost: number,
  floor?: readonly number[],
): EngineRow => ({
  what,
  value: ms(median(values)),
  beside: [
    `p95 ${ms(p95(values))}`,
    ...(floor === undefined ? [] : [`without Baton ${ms(median(floor))}, p95 ${ms(p95(floor))}`]),
  ].join('; '),
  target: `≤ ${ms(atMost)}`,
  reached: p95(values) <= atMost,
});

export const muteRows = (mute: MuteTimes, floor: readonly number[]): EngineRow[] => [
  soonRow('muted by the page → last sound at the others', mute.page, 300, floor),
  soonRow('muted on the phone → last sound at the others', mute.phone, 300, floor),
  soonRow('muted by the page → the phone says so', mute.pageToPhone, 300),
];

export const peopleRows = (people: PeopleTimes): EngineRow[] => [
  soonRow('somebody came → picture on the phone', people.came, 500),
  soonRow("somebody's picture stopped → gone on the phone", people.muted, 500),
  soonRow("somebody's picture began again → there on the phone", people.unmuted, 500),
  soonRow('somebody left → gone on the phone', people.left, 500),
];

const idleTargetMs = 0.3;
export const loadRows = ({ pageScript, tabScript, hooked, plain }: LoadCost): EngineRow[] => {
  const fine = (value: number): string => `${value.toFixed(2)} ms`;
  const differences = hooked.flatMap((value, at) => {
    const other = plain[at];
    return other === undefined ? [] : [value - other];
  });
  return [
    {
      what: 'page-world script in an idle page load, p95',
      value: fine(p95(pageScript)),
      beside: `median ${fine(median(pageScript))}, of ${pageScript.length}`,
      target: `≤ ${idleTargetMs} ms`,
      reached: p95(pageScript) <= idleTargetMs,
    },
    {
      what: 'tab-world script in the same, p95',
      value: fine(p95(tabScript)),
      beside: `median ${fine(median(tabScript))}`,
      target: '',
      reached: null,
    },
    {
      what: "all of the page's main thread until loaded, more than without",
      value: fine(median(differences)),
      beside: `p95 ${fine(p95(differences))}; without: ${fine(median(plain))}, p95 ${fine(p95(plain))}`,
      target: '',
      reached: null,
    },
  ];
};
