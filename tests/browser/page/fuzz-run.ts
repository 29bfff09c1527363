import { cdp } from 'vitest/browser';
import { type App, negotiate, openPage, startApp } from './fuzz-app';
import { believed, listenFar } from './fuzz-far';
import { type Latches, type NativeView, watchNatives } from './fuzz-natives';
import { differences, readAll } from './fuzz-reads';
import {
  describe,
  isPhoneEvent,
  type PhoneEvent,
  perform,
  type Sequence,
  type Step,
} from './fuzz-sequences';
import { type Stage, setStage } from './stage';

type Parts = Awaited<ReturnType<typeof openPage>>;

/** Without Baton a device did not open, though it should have: the sequence says nothing. */
export class DeviceFailure extends Error {}

/** Two pages that do the same: one with Baton live, one that never heard of it. */
export interface Pair {
  /** `listens`: what arrives at the far ends is looked at, too. */
  run(sequence: Sequence, listens: boolean): Promise<void>;
  end(): Promise<void>;
}

const longestWaitMs = 3_000;
const rest = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks until nothing is wrong any more, and returns what still is. */
const settle = async (look: () => readonly string[]): Promise<readonly string[]> => {
  const deadline = performance.now() + longestWaitMs;
  for (let pause = 0; ; pause = 20) {
    const wrong = look();
    if (!wrong.length || performance.now() > deadline) return wrong;
    await rest(pause);
  }
};

const sizeOf = (track: MediaStreamTrack): string => {
  const { width, height, frameRate } = track.getSettings();
  return `${width} × ${height} at ${frameRate}`;
};

const quiet = async (app: App): Promise<void> => {
  while (app.pending.size) {
    const waiting = Promise.all(app.pending);
    await Promise.race([waiting, rest(longestWaitMs).then(() => app.pending.clear())]);
  }
};

export const openPair = async (phoneTracks: readonly MediaStreamTrack[]): Promise<Pair> => {
  const ending = new AbortController();
  const { signal } = ending;
  const [plain, stage] = await Promise.all([
    setStage({ installed: false }, signal),
    setStage({ installed: false }, signal),
  ]);
  // A stream of the page's own, as it comes over the bridge.
  const phone = new stage.page.MediaStream([...phoneTracks]);
  const natives = watchNatives(stage, phone);
  stage.install();
  const parts = await Promise.all([openPage(plain.page), openPage(stage.page)]);
  return {
    run: (sequence, listens) => runOnce(stage, plain, natives, parts, phone, sequence, listens),
    end: async () => {
      await Promise.all(parts.map(({ context }) => context.close()));
      ending.abort();
      // A browser counts closed connections until they are collected, and has room for 500.
      await cdp().send('HeapProfiler.collectGarbage');
    },
  };
};

const tell = (stage: Stage, phone: MediaStream, latches: Latches, event: PhoneEvent): void => {
  if (event === 'phone lost') latches.lost = true;
  else if (event === 'phone back') latches.lost = false;
  else {
    latches.microphone = event === 'phone open' || (latches.microphone && event !== 'phone muted');
    latches.camera = event === 'phone open' || (latches.camera && event !== 'phone camera off');
  }
  const { microphone, camera } = latches;
  if (event === 'phone lost') stage.send({ t: 'hold' });
  else if (event === 'phone back') stage.send({ t: 'take' }, phone);
  else stage.send({ t: 'phone-devices', microphone, camera });
};

const runOnce = async (
  stage: Stage,
  plain: Stage,
  natives: NativeView,
  parts: readonly [Parts, Parts],
  phone: MediaStream,
  { before, during, after }: Sequence,
  listens: boolean,
): Promise<void> => {
  const twin = startApp(plain.page, parts[0]);
  const app = startApp(stage.page, parts[1]);
  app.connected = listens;
  const done: string[] = [];
  const fail = (what: string, problems: readonly string[]): void => {
    if (!problems.length) return;
    const steps = done.map((one, at) => `  ${at}. ${one}`);
    throw new Error([`${what}:`, ...problems.slice(0, 12), 'after', ...steps].join('\n'));
  };
  /** The browser could not open a device this time: nothing that Baton had a part in. */
  const failed = () =>
    twin.results.some((one, at) => /NotReadable/.test(one) && one !== app.results[at]);
  const read = (slowly: boolean) => differences(readAll(twin, slowly), readAll(app, slowly));
  const told = () =>
    differences(
      new Map([...twin.results.entries()].map(([at, one]) => [`step ${at}`, one])),
      new Map([...app.results.entries()].map(([at, one]) => [`step ${at}`, one])),
    );
  const happened = () => {
    const [before, now] = [twin, app].map(({ events }) => [...events].sort().join(', '));
    return before === now ? [] : [`events: ${before} without Baton, ${now} with it`];
  };
  const latches: Latches = { microphone: true, camera: true, lost: false };
  const compare = async (look: (settled: boolean) => string[]): Promise<void> => {
    await Promise.all([quiet(twin), quiet(app)]);
    await rest();
    if (failed()) throw new DeviceFailure();
    fail('the page reads otherwise', [...told(), ...read(true)]);
    fail('the page hears otherwise', await settle(happened));
    fail('not as it should be natively', await settle(() => look(true)));
  };
  const take = async (steps: readonly Step[], look: (settled: boolean) => string[]) => {
    for (const step of steps) {
      const at = done.push(describe(step)) - 1;
      if (isPhoneEvent(step.do)) tell(stage, phone, latches, step.do);
      perform(twin, step, at);
      perform(app, step, at);
      fail('the page reads otherwise at once', read(false));
      fail('not as it should be natively, at once', look(false));
      if (step.wait) await compare(look);
    }
    await compare(look);
  };

  try {
    await take(before, () => []);
    done.push('handoff');
    twin.results.push('done');
    app.results.push('done');
    for (const { tracks, whole } of [twin, app])
      for (const track of tracks) if (track?.readyState === 'live') whole.add(track);
    // Pages that share a camera may get it in two sizes, also without Baton.
    for (const [at, track] of app.tracks.entries()) {
      const other = twin.tracks[at];
      if (!track || !other || sizeOf(track) === sizeOf(other)) continue;
      app.touched.add(track);
      twin.touched.add(other);
    }
    await stage.take(phone);
    const opened = natives.opened();
    const look = (settled: boolean) => [
      ...natives.handedOff(app, latches, settled),
      ...(natives.opened() === opened ? [] : ['a device was opened']),
    ];
    await compare(look);
    twin.oldWay = app.oldWay = true;
    await take(during, look);
    twin.oldWay = app.oldWay = false;
    if (listens) {
      const both = (line: number) =>
        [twin, app].flatMap(({ lines }) => {
          const one = lines[line];
          return one ? negotiate(one) : [];
        });
      await listenFar(app, both, latches).catch((error) => fail(String(error), ['at the far end']));
      const told = () => {
        const report = stage.report();
        const wanted = { microphone: believed(app, 'audio'), camera: believed(app, 'video') };
        return (['microphone', 'camera'] as const).flatMap((one) =>
          wanted[one] && wanted[one] !== report?.[one]
            ? `${one} is ${wanted[one]}, and ${report?.[one]} is reported`
            : [],
        );
      };
      fail('the site is taken for another', await settle(told));
      await compare(look);
    }
    done.push('return');
    twin.results.push('done');
    app.results.push('done');
    await stage.giveBack();
    const back = (settled: boolean) => (settled ? natives.returned(app) : []);
    await compare(back);
    await take(after, back);
  } finally {
    const late = Promise.all([quiet(twin), quiet(app)]);
    twin.end();
    app.end();
    await late;
    stage.send({ t: 'phone-devices', microphone: true, camera: true });
  }
  fail('a device stays open', await settle(() => natives.liveDevices().map(({ kind }) => kind)));
};
