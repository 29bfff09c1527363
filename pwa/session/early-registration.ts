import type { OpenPeer } from '../../core/control/open-peer';

export interface EarlyRegistration {
  /** Somebody looks for a code, or no more. */
  expect(on: boolean): void;
  /** What is ready, for one attempt, with which the waiting ends; null where nothing is. */
  take(): OpenPeer | null;
}

/** After this long a registration that waits is made anew: a network may be lost without a word. */
const freshMs = 30_000;

/**
 * Registers at the broker while somebody looks for a code, so that the code need not wait for it. A
 * failure is nobody's problem: the attempt registers by itself then.
 */
export const createEarlyRegistration = (register: () => Promise<OpenPeer>): EarlyRegistration => {
  let opened: OpenPeer | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let expecting = false;

  const drop = (): void => {
    clearTimeout(timer);
    opened?.peer.destroy();
    opened = null;
  };
  const renew = async (): Promise<void> => {
    drop();
    const next = await register();
    if (!expecting || opened !== null) return next.peer.destroy();
    opened = next;
    timer = setTimeout(() => renew().catch(() => {}), freshMs);
  };

  return {
    expect(on) {
      if (on === expecting) return;
      expecting = on;
      if (on) renew().catch(() => {});
      else drop();
    },
    take() {
      const taken = opened;
      clearTimeout(timer);
      opened = null;
      expecting = false;
      return taken;
    },
  };
};
