import { describe, expect, it } from 'vitest';
import { judge, type LinkLook, lookAt, steadyStep } from '../../../core/media/link-quality';

const look = (more: Partial<LinkLook> = {}): LinkLook => ({
  received: 0,
  lost: 0,
  roundTripMs: 40,
  relayed: false,
  ...more,
});

describe('the link’s quality', () => {
  it.each([
    ['good', { received: 1_000 }],
    ['good', { received: 980, lost: 20 }],
    ['fair', { received: 950, lost: 50 }],
    ['poor', { received: 900, lost: 100 }],
    ['fair', { received: 1_000, roundTripMs: 300 }],
    ['poor', { received: 1_000, roundTripMs: 700 }],
    // What nobody knows is not called bad.
    ['good', { received: 1_000, roundTripMs: null }],
    ['poor', { lost: 30 }],
  ] as const)('is %s after %o', (step, now) => {
    expect(judge(look(), look(now))).toBe(step);
  });

  it('counts what came since the last look alone, and never backwards', () => {
    const before = look({ received: 1_000, lost: 500 });
    expect(judge(before, look({ received: 2_000, lost: 500 }))).toBe('good');
    expect(judge(before, look())).toBe('good');
  });

  it('gets worse after two looks and better after four, and one odd look changes nothing', () => {
    const steady = steadyStep();
    expect(steady('poor')).toBe('good');
    expect(steady('good')).toBe('good');
    expect(steady('poor')).toBe('good');
    expect(steady('poor')).toBe('poor');
    expect([steady('good'), steady('good'), steady('good')]).toEqual(['poor', 'poor', 'poor']);
    expect(steady('good')).toBe('good');
  });

  it('adds up all links, takes the slowest path, and tells a relay at either end', () => {
    const link = (roundTrip: number, candidateType: string) => [
      { id: 'in', type: 'inbound-rtp', packetsReceived: 90, packetsLost: 10 },
      { id: 't', type: 'transport', selectedCandidatePairId: 'p' },
      {
        id: 'p',
        type: 'candidate-pair',
        currentRoundTripTime: roundTrip,
        localCandidateId: 'l',
        remoteCandidateId: 'r',
      },
      { id: 'l', type: 'local-candidate', candidateType: 'host' },
      { id: 'r', type: 'remote-candidate', candidateType },
    ];
    expect(lookAt([link(0.02, 'host')])).toEqual(look({ received: 90, lost: 10, roundTripMs: 20 }));
    expect(lookAt([link(0.02, 'host'), link(0.3, 'relay')])).toEqual({
      received: 180,
      lost: 20,
      roundTripMs: 300,
      relayed: true,
    });
    expect(lookAt([])).toEqual(look({ roundTripMs: null }));
  });
});
