import { describe, expect, it } from 'vitest';
import { judge, type LinkLook, lookAt, steadyStep } from '../../../core/media/link-quality';

const look = (more: Partial<LinkLook> = {}): LinkLook => ({
  received: 1_000,
  lost: 0,
  roundTripMs: 20,
  relayed: false,
  ...more,
});

describe('the quality of the link', () => {
  it('counts what was lost since the last look, and how long the way is', () => {
    const before = look({ received: 0 });
    expect(judge(before, look())).toBe('good');
    expect(judge(before, look({ lost: 50 }))).toBe('fair');
    expect(judge(before, look({ lost: 150 }))).toBe('poor');
    expect(judge(before, look({ roundTripMs: 300 }))).toBe('fair');
    expect(judge(before, look({ roundTripMs: 900 }))).toBe('poor');
    expect(judge(look({ lost: 500 }), look({ received: 2_000, lost: 500 }))).toBe('good');
  });

  it('is shown worse sooner than better, and does not flicker', () => {
    const steady = steadyStep();
    expect(['poor', 'good', 'poor', 'poor'].map((step) => steady(step as 'poor'))).toEqual([
      'good',
      'good',
      'good',
      'poor',
    ]);
    expect(Array.from({ length: 4 }, () => steady('good'))).toEqual([
      'poor',
      'poor',
      'poor',
      'good',
    ]);
  });

  it('reads the packets and the path of the link that is in use', () => {
    const report = new Map([
      ['a', { id: 'a', type: 'inbound-rtp', packetsReceived: 7, packetsLost: 1 }],
      ['v', { id: 'v', type: 'inbound-rtp', packetsReceived: 3 }],
      ['t', { id: 't', type: 'transport', selectedCandidatePairId: 'p' }],
      ['p', { id: 'p', type: 'candidate-pair', currentRoundTripTime: 0.05, localCandidateId: 'l' }],
      ['l', { id: 'l', type: 'local-candidate', candidateType: 'relay' }],
    ]);
    expect(lookAt(report)).toEqual({ received: 10, lost: 1, roundTripMs: 50, relayed: true });
    expect(lookAt(new Map())).toEqual({ received: 0, lost: 0, roundTripMs: null, relayed: false });
  });
});
