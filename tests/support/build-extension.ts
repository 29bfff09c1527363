import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program';
import { tempDir } from './temp-dir';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ExtensionOptions {
  /** The server's origin that is built into it. */
  readonly server: string;
  /** Match patterns that are allowed from the start. */
  readonly sites: string;
  readonly signal: AbortSignal;
}

/** Builds the Chromium extension as `npm run build` does, for this server; returns its directory. */
export const buildExtension = async ({
  server,
  sites,
  signal,
}: ExtensionOptions): Promise<string> => {
  const out = tempDir('extension', signal);
  const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
  await runProgram(process.execPath, [wxt, 'build', root, '-b', 'chrome'], {
    BATON_SERVER: server,
    BATON_SITES: sites,
    BATON_OUT: out,
  });
  return join(out, 'chrome-mv3');
};
