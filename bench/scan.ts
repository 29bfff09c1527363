import { launchParticipant } from '../tests/support/chromium';
import { createLifetime } from '../tests/support/lifetime';
import { scanTable, timesTable } from './print-scan';
import { cameraFilm } from './scan/camera-film';
import { frameSpecs } from './scan/frames';
import type { Bench, FrameRow } from './scan/page/main';
import { servePage } from './scan/serve-page';

const times = { count: 30, enoughMs: 60_000 };

/**
 * Lets our scanner and html5-qrcode look at the same generated frames and at the same camera, in
 * one browser, and prints how they did. `-- 3` does three rounds of frames, with other numbers.
 */
export const main = async (): Promise<void> => {
  const rounds = Number(process.argv[2] ?? 1);
  const { signal, end } = createLifetime();
  try {
    const page = await servePage(signal);
    const film = await cameraFilm();
    const { page: tab } = await launchParticipant({
      name: 'scanner',
      toneHz: 440,
      video: film,
      signal,
    });
    tab.on('pageerror', (error) => console.error(error));
    await tab.goto(page);
    const ask = <What extends keyof Bench>(what: What, ...given: Parameters<Bench[What]>) =>
      tab.evaluate(
        ([name, args]) => {
          const bench: unknown = Reflect.get(globalThis, 'bench');
          return Reflect.apply(Reflect.get(Object(bench), name), null, args);
        },
        [what, given] as const,
      ) as ReturnType<Bench[What]>;
    const rows: FrameRow[] = [];
    for (const spec of frameSpecs(rounds)) rows.push(await ask('readFrame', spec));
    console.log(scanTable(rows));
    const ours = await ask('ourTimes', times.count, times.enoughMs);
    const rival = await ask('rivalTimes', times.count, times.enoughMs);
    console.log(timesTable(ours, rival));
  } finally {
    await end();
  }
};
