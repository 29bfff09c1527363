import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page } from 'playwright';

/** Seconds of processor time since each began. */
interface Spent {
  readonly renderer: number;
  /** The whole browser, this renderer included. */
  readonly browser: number;
}

export interface Renderer {
  spent(): Promise<Spent>;
  /** Private memory in bytes, what a task manager shows; null where the platform hides it. */
  memory(): number | null;
}

/** A session with the browser itself; ends with it. */
const browserSession = (context: BrowserContext): Promise<CDPSession> => {
  const browser = context.browser();
  if (browser === null) throw new Error('This context has no browser of its own');
  return browser.newBrowserCDPSession();
};

const cpuByProcess = async (session: CDPSession): Promise<Map<number, number>> => {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime]));
};

const privateBytes = (pid: number): number | null => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return ['RssAnon', 'VmSwap'].reduce(
      (sum, field) =>
        sum + Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024,
      0,
    );
  } catch {
    // No such file system, as everywhere but on Linux.
    return null;
  }
};

/** The process that renders this page: the one that works while the page does nothing but work. */
export const rendererOf = async (page: Page): Promise<Renderer> => {
  const session = await browserSession(page.context());
  const before = await cpuByProcess(session);
  await page.evaluate(() => {
    const end = performance.now() + 500;
    while (performance.now() < end) {
      // Only to be told apart.
    }
  });
  const after = await cpuByProcess(session);
  const [[pid] = []] = [...after]
    .map(([id, spent]) => [id, spent - (before.get(id) ?? 0)] as const)
    .sort((one, other) => other[1] - one[1]);
  if (pid === undefined) throw new Error('The browser names no process');
  return {
    async spent() {
      const now = await cpuByProcess(session);
      const renderer = now.get(pid);
      if (renderer === undefined) throw new Error('The meeting has another process now');
      return { renderer, browser: [...now.values()].reduce((sum, spent) => sum + spent, 0) };
    },
    memory: () => privateBytes(pid),
  };
};
