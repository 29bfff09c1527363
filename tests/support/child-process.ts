import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { atEnd } from './lifetime';

export interface ChildOptions {
  signal: AbortSignal;
  /** Resolves once the child has printed something that matches; without it, once it is spawned. */
  ready?: RegExp;
  env?: NodeJS.ProcessEnv;
  /** Deadline for `ready` in milliseconds. */
  timeoutMs?: number;
}

export interface Child {
  readonly pid: number;
  /** All it printed on both outputs so far. */
  output(): string;
  /** SIGTERM unless told otherwise, and SIGKILL when that was not heeded. */
  stop(how?: NodeJS.Signals): Promise<void>;
}

const living = new Set<number>();

// The last resort, for a test process that ends without its clean-ups.
process.on('exit', () => {
  for (const pid of living) kill(pid, 'SIGKILL');
});

const kill = (pid: number, how: NodeJS.Signals): void => {
  try {
    process.kill(pid, how);
  } catch {
    // It is gone already, which is what was wanted.
  }
};

/** Starts a program, and ends it by its pid when `stop` is called or the signal aborts. */
export const startChild = async (
  command: string,
  args: readonly string[],
  { signal, ready, env, timeoutMs = 20_000 }: ChildOptions,
): Promise<Child> => {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
  });
  let text = '';
  const { promise: isReady, resolve, reject } = promiseParts();
  const read = (chunk: Buffer): void => {
    text += chunk.toString();
    if (ready?.test(text)) resolve();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  child.on('error', reject);
  child.on('exit', (code, how) => {
    if (child.pid !== undefined) living.delete(child.pid);
    reject(new Error(`${command} ended (${code ?? how}): ${text.slice(-2000)}`));
  });
  if (ready === undefined) child.once('spawn', resolve);
  const timer = setTimeout(() => {
    reject(new Error(`${command} was not ready in ${timeoutMs} ms: ${text.slice(-2000)}`));
  }, timeoutMs);

  const { pid } = child;
  if (pid !== undefined) living.add(pid);
  let stopSignal: NodeJS.Signals = 'SIGTERM';
  const end = atEnd(signal, async () => {
    if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    kill(pid, stopSignal);
    const hurry = setTimeout(() => kill(pid, 'SIGKILL'), 3_000);
    await exited;
    clearTimeout(hurry);
  });
  const stop = (how: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    stopSignal = how;
    return end();
  };
  try {
    await isReady;
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  if (pid === undefined) throw new Error(`${command} has no pid`);
  return { pid, output: () => text, stop };
};

const promiseParts = (): {
  promise: Promise<void>;
  resolve: () => void;
  reject: (reason: unknown) => void;
} => {
  let resolve = (): void => {};
  let reject = (_reason: unknown): void => {};
  const promise = new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
};
