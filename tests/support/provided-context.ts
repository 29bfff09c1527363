import type {} from 'vitest';

declare module 'vitest' {
  /** What tests/support/browser-setup.ts hands to the tests that run in the browser. */
  interface ProvidedContext {
    /** Port of the built peer-server on 127.0.0.1. */
    batonPort: number;
    /** Port of another one, which gives credentials of a coturn. */
    relayingPort: number;
    /** Port of the stock `peer` server on 127.0.0.1. */
    stockPort: number;
  }
}
