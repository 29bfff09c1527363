import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a short program to its end; throws with what it printed when it fails. Times out after 60 s. */
export const runProgram = async (
  command: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<string> => (await readProgram(command, args, env)).toString();

/** The same for a program whose output is not text. */
export const readProgram = async (
  command: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<Buffer> => {
  const { stdout } = await execute(command, [...args], {
    encoding: 'buffer',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
    ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
  });
  return stdout;
};
