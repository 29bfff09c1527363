import { Redis, type Result } from 'ioredis';
import { redisScripts } from './redis-scripts';

/** A command's result, typed by what its script returns. */
declare module 'ioredis' {
  interface RedisCommander<Context> {
    batonClaim(prefix: string, ...args: (string | number)[]): Result<0 | 1, Context>;
    batonRenew(prefix: string, ...args: (string | number)[]): Result<0 | 1 | 2, Context>;
    batonRelease(prefix: string, ...args: (string | number)[]): Result<0 | 1, Context>;
    batonDrain(prefix: string, ...args: (string | number)[]): Result<string[] | null, Context>;
    batonPublish(
      prefix: string,
      ...args: (string | number)[]
    ): Result<'delivered' | 'queued' | 'full' | 'absent', Context>;
    batonConfirm(prefix: string, ...args: (string | number)[]): Result<null, Context>;
    batonSweep(prefix: string, ...args: (string | number)[]): Result<string[], Context>;
  }
}

export interface RedisLinkOptions {
  url: string;
  /** The one channel that this node listens to. */
  channel: string;
  onMessage(text: string): void;
  /** Both connections stand and the channel is heard; also after each loss. */
  onUp(): void;
  onDown(): void;
  /** How long work waits for Redis to come back, in milliseconds. */
  patienceMs: number;
}

/** A connection for commands and one for the channel, which are of use only together. */
export interface RedisLink {
  readonly commands: Redis;
  readonly up: boolean;
  /**
   * Does `work` once Redis is there, and again where the connection broke under it: what had been
   * done by then may be done twice. Rejects when patience ends.
   */
  run<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A Redis that hangs is as good as none after this. */
const commandMs = 5_000;
const connectMs = 5_000;
const retryMs = { first: 50, last: 500 };

/** What Redis itself refused would be refused again. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ReplyError';

export const openRedisLink = (options: RedisLinkOptions): RedisLink => {
  const { url, channel, patienceMs } = options;
  // Every wait is here, in `run`, where it has a bound and keeps its order; ioredis keeps none.
  const commands = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: null,
    connectTimeout: connectMs,
    commandTimeout: commandMs,
    retryStrategy: (attempt) => Math.min(retryMs.first * 2 ** (attempt - 1), retryMs.last),
  });
  for (const [name, lua] of Object.entries(redisScripts)) {
    commands.defineCommand(name, { numberOfKeys: 1, lua });
  }
  const listener = commands.duplicate();
  let commandsUp = false;
  let listenerUp = false;
  let closed = false;
  const waiting = new Set<() => void>();

  const isUp = (): boolean => commandsUp && listenerUp;
  const changed = (was: boolean): void => {
    if (isUp() === was) return;
    if (was) {
      options.onDown();
      return;
    }
    options.onUp();
    for (const go of waiting) go();
  };
  const setCommands = (up: boolean): void => {
    const was = isUp();
    commandsUp = up;
    changed(was);
  };
  const setListener = (up: boolean): void => {
    const was = isUp();
    listenerUp = up;
    changed(was);
  };

  for (const each of [commands, listener]) {
    // ioredis dials again by itself; without a listener it would write to the console.
    each.on('error', () => {});
  }
  commands.on('ready', () => setCommands(true));
  commands.on('close', () => setCommands(false));
  listener.on('ready', () => {
    listener.subscribe(channel).then(
      () => setListener(true),
      () => listener.disconnect(true),
    );
  });
  listener.on('close', () => setListener(false));
  listener.on('message', (_channel, text) => options.onMessage(text));

  /** Resolves when Redis is there, or when it is time to give up. */
  const untilUp = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, ms);
      waiting.add(go);
    });

  return {
    commands,
    get up() {
      return isUp();
    },
    async run(work) {
      let deadline: number | null = null;
      for (;;) {
        let failure: unknown = new Error('Redis cannot be reached.');
        if (isUp()) {
          try {
            return await work();
          } catch (error) {
            if (isRefusal(error)) throw error;
            failure = error;
          }
        }
        const now = performance.now();
        deadline ??= now + patienceMs;
        if (now >= deadline || closed) throw failure;
        // ioredis may reject before it says that the connection is closed.
        await untilUp(isUp() ? Math.min(retryMs.first, deadline - now) : deadline - now);
      }
    },
    async close() {
      closed = true;
      if (commandsUp) await commands.quit().catch(() => {});
      commands.disconnect();
      listener.disconnect();
      for (const go of waiting) go();
    },
  };
};
