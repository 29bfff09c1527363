import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Port of the built peer-server on 127.0.0.1. */
    batonPort: number;
    /** Port of the stock `peer` server on 127.0.0.1. */
    stockPort: number;
  }
}

/** Starts what the browser tests talk to, as child processes, and stops it by pid. */
export default async function setup(_project: TestProject): Promise<() => Promise<void>> {
  return async () => {};
}
