import { destination, pino } from 'pino';

export const logLevels = ['silent', 'error', 'warn', 'info'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * What the server says of itself while it runs. Nothing in it is about one client: no id, no
 * address, no query, only what happened and how often.
 */
export interface Log {
  error(about: Readonly<Record<string, unknown>>, message: string): void;
  warn(about: Readonly<Record<string, unknown>>, message: string): void;
  info(about: Readonly<Record<string, unknown>>, message: string): void;
}

/** One line of JSON for each entry on the error output. */
export const createLog = (level: LogLevel): Log =>
  pino(
    { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    destination({ dest: 2, sync: true }),
  );

/** Says nothing. */
export const silentLog: Log = { error() {}, warn() {}, info() {} };
