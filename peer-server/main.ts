import './small-heap';
import { fileURLToPath } from 'node:url';
import { createLog } from './observe/log';
import { readSettings } from './settings';
import { startServer } from './start-server';

const fail = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
};

const main = async (): Promise<void> => {
  const read = readSettings(process.env);
  if (!read.ok) {
    fail(read.sentence);
    return;
  }
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    const server = await startServer({
      settings: read.settings,
      // The build puts the two side by side: dist/peer-server/main.js and dist/pwa.
      pwaDir: fileURLToPath(new URL('../pwa', import.meta.url)),
      signal: stopping.signal,
      log: createLog(read.settings.logLevel),
      print: (line) => process.stdout.write(`${line}\n`),
    });
    await server.closed;
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
};

void main();
