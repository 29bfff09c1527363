import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a short program to its end; throws with what it printed when it fails. Times out after 60 s. */
export const runProgram = async (
  command: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<string> => {
  const { stdout } = await execute(command, [...args], {
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
    ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
  });
  return stdout;
};
