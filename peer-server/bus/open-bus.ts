import { expireFrame } from '../broker/wire';
import type { Log } from '../observe/log';
import type { Tally } from '../observe/tally';
import type { Bus, BusLimits, Expired } from './bus';
import { createMemoryBus } from './memory-bus';
import { createRedisBus } from './redis-bus';

/** The bus of this process alone, or the one that Redis joins; senders hear of what nobody came for. */
export const openBus = (
  redisUrl: string | null,
  limits: BusLimits,
  tally: Tally,
  log: Log,
): Bus => {
  const expired: Expired = (pair) => {
    tally.expired += 1;
    const { src, dst } = pair;
    const told = bus.publish({ src: dst, dst: src, frame: expireFrame(pair), waits: false });
    // Without its store nobody can be told anything; PeerJS gives up by itself.
    Promise.resolve(told).catch(() => {});
  };
  const onReachable = (reachable: boolean): void => {
    if (reachable) log.info({}, 'Redis can be reached');
    else log.warn({}, 'Redis cannot be reached; clients wait');
  };
  const bus: Bus =
    redisUrl === null
      ? createMemoryBus({ limits, expired })
      : createRedisBus({ url: redisUrl, limits, expired, onReachable });
  return bus;
};
