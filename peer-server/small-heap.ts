import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Keeps V8's young generation at its first size. It would grow to 48 MB when thousands of sockets
 * open, and never shrink while they are idle; what lives long here is small and old. Takes effect
 * for what is allocated after it, so it is imported first.
 */
setFlagsFromString('--semi-space-growth-factor=1');
// Only contexts that are made after it have the function.
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** How often is looked whether it is calm, and how many calm looks in a row come before a collection. */
const everyMs = 5_000;
const calmLooks = 3;
/** More a second than this, and a pause would be felt. */
const calmPerSecond = 100;

/**
 * V8 collects when something is allocated, so a process stays as large as a flood has made it. This
 * collects once after each flood, when all that waited in it has been given up as well. `done`
 * counts what the server does.
 */
export const giveMemoryBack = (done: () => number, signal: AbortSignal): void => {
  if (typeof collect !== 'function') return;
  let before = done();
  let calm = 0;
  const look = (): void => {
    const now = done();
    calm = now - before < (calmPerSecond * everyMs) / 1_000 ? calm + 1 : 0;
    before = now;
    // Beyond that count it has been done, until something happens again.
    if (calm === calmLooks) collect();
  };
  const timer = setInterval(look, everyMs).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
};
