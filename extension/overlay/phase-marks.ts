import type { LaptopPhase } from '../../core/protocol/views';

/** Before both people consented; from anywhere else a phase comes back, it does not begin. */
const unconsented: ReadonlySet<LaptopPhase | null> = new Set(['inviting', 'confirming']);
const carried: ReadonlySet<LaptopPhase> = new Set(['connecting', 'listening', 'live']);

/** Names for `performance.mark` that a change of phase deserves. `before` is null at first. */
export const phaseMarks = (before: LaptopPhase | null, now: LaptopPhase): string[] => {
  if (before === now) return [];
  const marks: string[] = [];
  if (now === 'confirming') marks.push('baton:proven');
  if (carried.has(now) && unconsented.has(before)) marks.push('baton:consented');
  if (now === 'live' && before !== null && before !== 'reconnecting') {
    marks.push('baton:uplink-swapped');
  }
  return marks;
};
