import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { startChild } from './child-process';
import { type Participant, type ParticipantOptions, participantArguments } from './chromium';
import { rememberConnections } from './connections';
import { findChromium } from './find-chromium';
import { atEnd } from './lifetime';

/** Playwright may wait for ever where a tab opens or goes just as it connects: then it connects anew. */
const connect = async (address: string, attempts = 3): Promise<Browser> => {
  try {
    return await chromium.connectOverCDP(address, { noDefaults: true, timeout: 10_000 });
  } catch (error) {
    if (attempts === 1) throw error;
    return connect(address, attempts - 1);
  }
};

/**
 * A participant whose browser is started as people start it: a tab behind another one is hidden there,
 * and gets only what browsers give a hidden tab. Playwright would keep every tab visible and start the
 * browser with flags against throttling, so this starts it by itself and connects to it afterwards.
 */
export const launchPlainly = async (options: ParticipantOptions): Promise<Participant> => {
  const { name, signal } = options;
  const executable = findChromium();
  if (executable === null) throw new Error('No Chromium found: apt-get install chromium');
  const profile = mkdtempSync(join(tmpdir(), `baton-${name}-`));
  const listening = /DevTools listening on (ws:\/\/\S+)/;
  const child = await startChild(
    executable,
    [
      ...['--headless', '--window-size=1280,800', `--user-data-dir=${profile}`],
      '--remote-debugging-port=0',
      ...(await participantArguments(options)),
    ],
    { signal, ready: listening, timeoutMs: 60_000 },
  );
  const stop = atEnd(signal, async () => {
    await child.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const address = listening.exec(child.output())?.[1] ?? '';
  const browser = await connect(address);
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('This browser shows nothing');
  await context.addInitScript(rememberConnections);
  const page = context.pages()[0] ?? (await context.newPage());
  return { name, context, page, stop };
};
