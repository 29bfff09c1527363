import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright';
import { carry } from '../carry';
import { median } from '../statistics';
import { type Flow, sayPictures, watchFlow } from './flow';
import { type Renderer, rendererOf } from './processes';
import type { EngineScene, Meeting } from './scene';

/** Processor seconds a second, over one window. */
interface Window {
  readonly renderer: number;
  readonly browser: number;
  readonly memory: number | null;
  readonly meeting: Flow;
}

/** One window with a handoff between two without. */
interface Pair {
  /** Processor time with by without. */
  readonly renderer: number;
  readonly browser: number;
}

export interface RelayCost {
  readonly people: number;
  /** Share of one core without a handoff. */
  readonly alone: number;
  readonly renderer: number;
  readonly browser: number;
  /** Bytes with a handoff, less those before the first one. */
  readonly memory: number | null;
  readonly pairs: readonly Pair[];
}

const windowMs = 5_000;
/** The bandwidth estimate has found its level by then, and who left has been cleared away. */
const settleMs = 9_000;
const pairsEach = 3;

const takeWindow = async (renderer: Renderer, page: Page): Promise<Window> => {
  const flow = await watchFlow(page);
  const before = await renderer.spent();
  const begun = performance.now();
  await delay(windowMs);
  const after = await renderer.spent();
  const seconds = (performance.now() - begun) / 1000;
  return {
    renderer: (after.renderer - before.renderer) / seconds,
    browser: (after.browser - before.browser) / seconds,
    memory: renderer.memory(),
    meeting: await flow(),
  };
};

const flatMs = 10_000;
const flatBytes = 2_000_000;
const mostFlats = 9;
/** A meeting that has just begun grows for a while by itself: that is nothing of ours. */
const untilFlat = async (renderer: Renderer): Promise<void> => {
  let before = renderer.memory();
  for (let looks = 0; looks < mostFlats; looks += 1) {
    await delay(flatMs);
    const now = renderer.memory();
    if (now === null || before === null || now - before < flatBytes) return;
    before = now;
  }
};

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

const megabytes = (bytes: number | null | undefined): string =>
  `${((bytes ?? 0) / 1_000_000).toFixed(0)} MB`;

/**
 * The processor time of the meeting's renderer with the call on a phone, microphone and camera
 * included, against the same meeting without: windows of equal length, in turns, in one run.
 */
export const measureRelayCost = async (
  scene: EngineScene,
  meeting: Meeting,
  people: number,
): Promise<RelayCost> => {
  const renderer = await rendererOf(meeting.page);
  await delay(settleMs);
  await untilFlat(renderer);
  const without: Window[] = [await takeWindow(renderer, meeting.page)];
  const within: Window[] = [];
  while (within.length < pairsEach) {
    const carried = await carry(meeting.page, scene.phone, scene.server);
    await delay(settleMs);
    const phoneFlow = await watchFlow(carried.phone);
    const on = await takeWindow(renderer, meeting.page);
    const phone = await phoneFlow();
    await carried.bringBack();
    await delay(settleMs);
    const off = await takeWindow(renderer, meeting.page);
    within.push(on);
    without.push(off);
    console.log(
      [
        `${people} remote, ${within.length}/${pairsEach}: renderer ${percent(on.renderer)} of a core`,
        `without ${percent(off.renderer)}`,
        `memory ${megabytes(on.memory)} (without ${megabytes(off.memory)}, before ${megabytes(without[0]?.memory)})`,
        `meeting shows ${sayPictures(on.meeting.received)} (without ${sayPictures(off.meeting.received)})`,
        `sends ${sayPictures(on.meeting.sent)} (without ${sayPictures(off.meeting.sent)})`,
        `phone gets ${sayPictures(phone.received)}, sends ${sayPictures(phone.sent)}`,
      ].join('; '),
    );
  }
  const pairs = within.map((on, at): Pair => {
    const around = [without[at], without[at + 1]].filter((one) => one !== undefined);
    const ratio = (pick: (one: Window) => number): number =>
      (pick(on) * around.length) / around.reduce((sum, one) => sum + pick(one), 0);
    return { renderer: ratio((one) => one.renderer), browser: ratio((one) => one.browser) };
  });
  const memories = within.flatMap(({ memory }) => memory ?? []);
  const before = without[0]?.memory ?? null;
  return {
    people,
    alone: median(without.map((one) => one.renderer)),
    renderer: median(pairs.map((one) => one.renderer)),
    browser: median(pairs.map((one) => one.browser)),
    memory: before === null ? null : median(memories) - before,
    pairs,
  };
};
