import type { LinkQuality } from '../protocol/views';

/** What one look at the links' statistics says; counts grow from look to look. */
export interface LinkLook {
  readonly received: number;
  readonly lost: number;
  /** Milliseconds to the other end and back; null while unknown. */
  readonly roundTripMs: number | null;
  /** The path goes over a relay. */
  readonly relayed: boolean;
}

type Step = LinkQuality['step'];
const steps: readonly Step[] = ['poor', 'fair', 'good'];

/** People talk over one another from about 400 ms there and back, and hear gaps from a loss of 8 in 100. */
const limits = {
  fair: { loss: 0.03, roundTripMs: 250 },
  poor: { loss: 0.08, roundTripMs: 500 },
} as const;

interface Counted {
  readonly id: string;
  readonly type: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly currentRoundTripTime?: number;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
}

/** Adds up the reports of all links: the slowest path counts. */
export const lookAt = (
  reports: readonly { forEach(each: (one: Counted) => void): void }[],
): LinkLook => {
  let look: LinkLook = { received: 0, lost: 0, roundTripMs: null, relayed: false };
  for (const report of reports) {
    const byId = new Map<string, Counted>();
    report.forEach((one) => {
      byId.set(one.id, one);
    });
    for (const one of byId.values()) {
      if (one.type === 'inbound-rtp') {
        const { packetsReceived = 0, packetsLost = 0 } = one;
        look = {
          ...look,
          received: look.received + packetsReceived,
          lost: look.lost + packetsLost,
        };
      }
      const pair =
        one.type === 'transport' ? byId.get(one.selectedCandidatePairId ?? '') : undefined;
      if (pair === undefined) continue;
      const ends = [pair.localCandidateId, pair.remoteCandidateId];
      const roundTripMs =
        pair.currentRoundTripTime === undefined ? null : pair.currentRoundTripTime * 1000;
      look = {
        ...look,
        roundTripMs:
          roundTripMs === null ? look.roundTripMs : Math.max(look.roundTripMs ?? 0, roundTripMs),
        relayed: look.relayed || ends.some((id) => byId.get(id ?? '')?.candidateType === 'relay'),
      };
    }
  }
  return look;
};

/** How the link did between two looks. */
export const judge = (before: LinkLook, now: LinkLook): Step => {
  const received = Math.max(0, now.received - before.received);
  const lost = Math.max(0, now.lost - before.lost);
  const loss = lost === 0 ? 0 : lost / (lost + received);
  const roundTripMs = now.roundTripMs ?? 0;
  for (const step of ['poor', 'fair'] as const)
    if (loss > limits[step].loss || roundTripMs > limits[step].roundTripMs) return step;
  return 'good';
};

/** So many looks in a row have to say so before it is shown: worse sooner than better. */
const worseAfter = 2;
const betterAfter = 4;

/** A step that does not flicker: it takes what each look found and returns what to show. */
export const steadyStep = (): ((found: Step) => Step) => {
  let shown: Step = 'good';
  let differing = 0;
  return (found) => {
    differing = found === shown ? 0 : differing + 1;
    const worse = steps.indexOf(found) < steps.indexOf(shown);
    if (differing >= (worse ? worseAfter : betterAfter)) {
      shown = found;
      differing = 0;
    }
    return shown;
  };
};

const lookMs = 2_000;

/** Looks at the links' statistics every two seconds and tells how they do, until the signal aborts. */
export const watchLinkQuality = (
  statistics: () => Promise<readonly RTCStatsReport[]>,
  looked: (quality: LinkQuality) => void,
  signal: AbortSignal,
): void => {
  const steady = steadyStep();
  let before: LinkLook | null = null;
  const look = async (): Promise<void> => {
    // A link that is being closed has nothing to say.
    const reports = await statistics().catch(() => []);
    if (signal.aborted || reports.length === 0) return;
    const now = lookAt(reports);
    if (before !== null) looked({ step: steady(judge(before, now)), relayed: now.relayed });
    before = now;
  };
  const timer = setInterval(() => void look(), lookMs);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
};
