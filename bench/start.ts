import type { Page } from 'playwright';
import { launchPhone } from '../tests/support/chromium';
import { eventually } from '../tests/support/eventually';
import { createLifetime } from '../tests/support/lifetime';
import { startPeerServer } from '../tests/support/peer-server';
import { runLighthouse } from './lighthouse';
import { sizeTable, table, verdict } from './print';
import { measureSizes } from './sizes';
import { median } from './statistics';

/** A phone of the middle, as Lighthouse and WebPageTest have it, on a slow 4G. */
const slow = { cpu: 4, latencyMs: 150, down: 1_638_400 / 8, up: 675_000 / 8 };
const starts = 7;
const aimMs = 1500;
const quietMs = 1000;

/** Notes when the first button can be seen, and every task that kept the page from answering. */
const watch = (): void => {
  const seen = { buttonMs: 0, busyUntilMs: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      seen.busyUntilMs = Math.max(seen.busyUntilMs, startTime + duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_records, observer) => {
    if (document.querySelector('button') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      seen.buttonMs = performance.now();
    });
  }).observe(document, { childList: true, subtree: true });
};

interface Start {
  readonly paintMs: number;
  readonly interactiveMs: number;
  readonly scriptBytes: number;
}

/** One start with nothing in the cache; interactive is the button's paint or the end of the last long task. */
const measureStart = async (page: Page, origin: string): Promise<Start> => {
  await page.goto(`${origin}/`);
  await page.getByRole('button', { name: 'Scan code' }).waitFor();
  return page.evaluate(async (quiet) => {
    const seen: { buttonMs: number; busyUntilMs: number } = Reflect.get(globalThis, 'seen');
    const until = performance.now() + quiet;
    await new Promise((resolve) => setTimeout(resolve, quiet));
    const scripts = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime < until);
    return {
      paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      interactiveMs: Math.max(seen.buttonMs, seen.busyUntilMs),
      scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  }, quietMs);
};

const measureStarts = async (origin: string, signal: AbortSignal) => {
  const phone = await launchPhone({ name: 'start', toneHz: 440, signal });
  const browser = phone.context.browser();
  const all: Start[] = [];
  for (let turn = 0; turn < starts; turn += 1) {
    const page = await phone.context.newPage();
    await page.addInitScript(watch);
    const session = await phone.context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.send('Network.enable');
    await session.send('Network.clearBrowserCache');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slow.latencyMs,
      downloadThroughput: slow.down,
      uploadThroughput: slow.up,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
    all.push(await measureStart(page, origin));
    await page.close();
  }
  const session = await phone.context.newCDPSession(phone.page);
  await phone.page.goto(`${origin}/`);
  const errors = await eventually('an answer about installing', async () => {
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    const said = installabilityErrors.map(({ errorId }) => errorId);
    return said.includes('no-manifest') ? null : said;
  });
  return { all, errors, version: browser?.version() ?? '' };
};

/** Prints how the app starts: throttled, as Lighthouse sees it, whether it can be installed, its size. */
export const main = async (): Promise<void> => {
  const { signal, end } = createLifetime();
  try {
    const { origin } = await startPeerServer({ signal });
    const { all, errors } = await measureStarts(origin, signal);
    const of = (pick: (start: Start) => number) => median(all.map(pick));
    const interactive = of(({ interactiveMs }) => interactiveMs);
    const rows = [
      [
        'first paint, CPU ÷ 4, slow 4G, empty cache',
        `${of(({ paintMs }) => paintMs).toFixed(0)} ms`,
        '',
        '',
      ],
      [
        'interactive, the same',
        `${interactive.toFixed(0)} ms`,
        `≤ ${aimMs} ms`,
        verdict(interactive <= aimMs),
      ],
      [
        'scripts on the way, as sent',
        `${(of(({ scriptBytes }) => scriptBytes) / 1000).toFixed(1)} kB`,
        '',
        '',
      ],
      [
        'what stands against installing',
        errors.join(' ') || 'nothing',
        'nothing',
        verdict(errors.length === 0),
      ],
    ];
    for (const { what, score } of await runLighthouse(origin))
      rows.push([`Lighthouse: ${what}`, String(score), '≥ 95', verdict(score >= 95)]);
    console.log(table(['start of the app', '', 'aim', ''], rows, new Set([0, 2, 3])));
    console.log(sizeTable(measureSizes()));
  } finally {
    await end();
  }
};
