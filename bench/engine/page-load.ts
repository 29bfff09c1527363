import * as v from 'valibot';
import type { EngineScene } from './scene';

/** Milliseconds of processor time of the page's main thread, one value for each load. */
export interface LoadCost {
  /** Compiling and running the page-world script. */
  readonly pageScript: number[];
  /** The same of the tab-world script. */
  readonly tabScript: number[];
  /** All that the thread did from the navigation to the end of the load event. */
  readonly hooked: number[];
  readonly plain: number[];
}

const loads = 60;

const traceEvent = v.looseObject({
  name: v.string(),
  ph: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.number(),
  /** Microseconds of processor time. */
  tdur: v.optional(v.number(), 0),
  args: v.optional(v.record(v.string(), v.unknown()), {}),
});
type TraceEvent = v.InferOutput<typeof traceEvent>;
const trace = v.object({ traceEvents: v.array(v.unknown()) });
const scriptArgs = v.object({ data: v.object({ url: v.string() }) });
const navigationArgs = v.object({ data: v.object({ documentLoaderURL: v.string() }) });

const readTrace = (buffer: Buffer): TraceEvent[] =>
  v
    .parse(trace, JSON.parse(buffer.toString()))
    .traceEvents.flatMap((event) => {
      const read = v.safeParse(traceEvent, event);
      return read.success ? [read.output] : [];
    })
    .sort((one, other) => one.ts - other.ts);

const scriptTimes = (events: readonly TraceEvent[], file: string): number[] =>
  events.flatMap(({ name, ph, tdur, args }) => {
    if (name !== 'EvaluateScript' || ph !== 'X') return [];
    const read = v.safeParse(scriptArgs, args);
    return read.success && read.output.data.url.endsWith(file) ? [tdur / 1000] : [];
  });

/** The main thread's tasks between a navigation and the end of its load event. */
const loadTimes = (events: readonly TraceEvent[], url: string): number[] => {
  const times: number[] = [];
  for (const start of events) {
    if (start.name !== 'navigationStart') continue;
    const read = v.safeParse(navigationArgs, start.args);
    if (!read.success || read.output.data.documentLoaderURL !== url) continue;
    const end = events.find(
      ({ name, pid, ts }) => name === 'loadEventEnd' && pid === start.pid && ts > start.ts,
    );
    if (end === undefined) continue;
    const spent = events
      .filter(
        ({ name, pid, tid, ts }) =>
          name === 'RunTask' &&
          pid === start.pid &&
          tid === end.tid &&
          ts >= start.ts &&
          ts <= end.ts,
      )
      .reduce((sum, { tdur }) => sum + tdur / 1000, 0);
    times.push(spent);
  }
  return times;
};

/**
 * What the hooks cost a page that does nothing: the same page on a host where they are and on one
 * where they are not, in turns, each in a process that stays. Read from the browser's own trace.
 */
export const measureLoads = async ({ laptop, hooked, plain }: EngineScene): Promise<LoadCost> => {
  const browser = laptop.context.browser();
  if (browser === null) throw new Error('This context has no browser of its own');
  const withHooks = await laptop.context.newPage();
  const without = await laptop.context.newPage();
  await withHooks.goto(hooked);
  await without.goto(plain);
  await browser.startTracing(undefined, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'],
  });
  for (let load = 0; load < loads; load += 1) {
    await withHooks.goto(hooked);
    await without.goto(plain);
  }
  const events = readTrace(await browser.stopTracing());
  await Promise.all([withHooks.close(), without.close()]);
  return {
    pageScript: scriptTimes(events, '/page.js'),
    tabScript: scriptTimes(events, '/tab.js'),
    hooked: loadTimes(events, hooked),
    plain: loadTimes(events, plain),
  };
};
