import type { LinkQuality } from '../protocol/views';

/** What one look at the link's statistics says; counts grow from look to look. */
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

export const lookAt = (report: { forEach(each: (one: Counted) => void): void }): LinkLook => {
  const byId = new Map<string, Counted>();
  report.forEach((one) => void byId.set(one.id, one));
  const all = [...byId.values()];
  const inbound = all.filter(({ type }) => type === 'inbound-rtp');
  const sum = (count: 'packetsReceived' | 'packetsLost'): number =>
    inbound.reduce((total, one) => total + (one[count] ?? 0), 0);
  const transport = all.find(
    ({ selectedCandidatePairId }) => selectedCandidatePairId !== undefined,
  );
  const pair = byId.get(transport?.selectedCandidatePairId ?? '');
  const ends = [pair?.localCandidateId, pair?.remoteCandidateId];
  const seconds = pair?.currentRoundTripTime;
  return {
    received: sum('packetsReceived'),
    lost: sum('packetsLost'),
    roundTripMs: seconds === undefined ? null : seconds * 1_000,
    relayed: ends.some((id) => byId.get(id ?? '')?.candidateType === 'relay'),
  };
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

/** Looks at a connected link every two seconds and tells when what it has to say has changed, until the signal aborts. */
export const watchLinkQuality = (
  connection: RTCPeerConnection,
  changed: (quality: LinkQuality) => void,
  signal: AbortSignal,
): void => {
  const steady = steadyStep();
  let before: LinkLook | null = null;
  let told = '';
  const look = async (): Promise<void> => {
    if (connection.connectionState !== 'connected') return;
    const now = lookAt(await connection.getStats());
    if (signal.aborted) return;
    if (before !== null) {
      const quality = { step: steady(judge(before, now)), relayed: now.relayed };
      if (JSON.stringify(quality) !== told) changed(quality);
      told = JSON.stringify(quality);
    }
    before = now;
  };
  const timer = setInterval(() => {
    // A connection that was just closed has nothing to say.
    look().catch(() => undefined);
  }, lookMs);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
};
