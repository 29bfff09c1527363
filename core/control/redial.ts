import { equalBytes } from '../protocol/bytes';
import { limits } from '../protocol/limits';
import type { Redial } from './control-channel';
import { dial } from './dial';
import type { Link } from './link';
import type { Resumption } from './resumption';
import { resumeKeys } from './resumption';
import type { Network } from './waiting-room';
import { openWaitingRoom } from './waiting-room';

/** Pauses before each attempt; the last one repeats. */
const pausesMs = [0, 300, 1_200, 2_700, 4_800, 7_000] as const;
const spread = 0.2;
/** An attempt that takes longer is given up for the next one. */
const attemptMs = 7_000;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Life of what carries the links of one number. It ends with the redialling, unless a proven link
 * is in use by then: that one it outlives only until it closes.
 */
const lifeOf = (signal: AbortSignal): { readonly life: AbortSignal; keep(link: Link): void } => {
  const controller = new AbortController();
  let kept: Link | null = null;
  const look = (): void => {
    if (signal.aborted && (!kept || kept.closed.aborted)) controller.abort();
  };
  signal.addEventListener('abort', look);
  return {
    life: controller.signal,
    keep(link) {
      kept = link;
      link.closed.addEventListener('abort', look);
    },
  };
};

/** The phone dials again and again, always as the channel after the last confirmed one. */
export const phoneRedial =
  (network: Network): Redial =>
  (resumption, onProven, signal) => {
    const attempt = async (): Promise<boolean> => {
      const n = resumption.confirmed + 1;
      const keys = await resumeKeys(resumption, n);
      const { life, keep } = lifeOf(signal);
      const outcome = await dial({
        ...network,
        keys,
        header: resumption.context.header,
        acceptFingerprint: (fingerprint) => equalBytes(fingerprint, resumption.fpL),
        connectMs: attemptMs,
        signal: life,
      });
      if (outcome.t === 'failed' || signal.aborted) return false;
      keep(outcome.link);
      onProven(outcome.link, n);
      return true;
    };
    const run = async (): Promise<void> => {
      for (let tries = 0; ; tries++) {
        const ms = pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0;
        await pause(ms * (1 + spread * (2 * Math.random() - 1)), signal);
        if (signal.aborted || (await attempt())) return;
      }
    };
    // What the platform refuses once it may grant later, but the deadline is the channel's.
    run().catch(() => {});
  };

/**
 * Numbers that the other end may dial. It counts a channel as confirmed when it heard a heartbeat
 * and we when we did, so that it can be one behind us, or one ahead of us.
 */
export const expectedNumbers = ({
  confirmed,
  proven,
}: Pick<Resumption, 'confirmed' | 'proven'>): readonly number[] =>
  [...new Set([confirmed, confirmed + 1, Math.max(proven, confirmed) + 1])].filter((n) => n > 0);

/** The laptop waits where the phone will dial. */
export const laptopRedial =
  (network: Network): Redial =>
  (resumption, onProven, signal) => {
    let unproven = 0;
    const wait = async (n: number): Promise<void> => {
      const keys = await resumeKeys(resumption, n);
      if (signal.aborted) return;
      const { life, keep } = lifeOf(signal);
      const room = openWaitingRoom({
        ...network,
        keys,
        header: resumption.context.header,
        admits: () => !signal.aborted && unproven < limits.unprovenConnections,
        acceptFingerprint: (fingerprint) => equalBytes(fingerprint, resumption.fpP),
        onAttempt() {
          unproven += 1;
        },
        onOutcome(link, outcome) {
          unproven -= 1;
          if (outcome.t !== 'proven') return;
          keep(link);
          onProven(link, n);
        },
        attempts: signal,
        signal: life,
      });
      signal.addEventListener('abort', () => room.leave());
    };
    for (const n of expectedNumbers(resumption)) wait(n).catch(() => {});
  };
