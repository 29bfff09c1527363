import { describe, expect, it } from 'vitest';
import { disagreements, mergeSites } from '../../../extension/session/merge-sites';
import { empty, frameWith, inCall } from './frames';

const listening = { ...empty, reach: 'listening' } as const;
const merge = (...frames: ReturnType<typeof frameWith>[]) => mergeSites(frames);

describe('several frames of one meeting page', () => {
  it('reach as far as the best of them', () => {
    expect(merge(frameWith(0, empty), frameWith(3, inCall)).reach).toBe('handoff');
    expect(merge(frameWith(0, empty), frameWith(3, listening)).reach).toBe('listening');
    expect(merge(frameWith(0, empty)).reach).toBe('none');
  });

  it('are only listened to while one of them would go on sending the laptop', () => {
    const unfound = { ...inCall, reach: 'listening' } as const;
    expect(merge(frameWith(0, unfound, true), frameWith(3, inCall)).reach).toBe('listening');
    const preview = { ...inCall, reach: 'none' } as const;
    expect(merge(frameWith(0, preview, true), frameWith(3, inCall)).reach).toBe('listening');
    expect(merge(frameWith(0, listening, true), frameWith(3, inCall)).reach).toBe('handoff');
  });

  it('are muted where one of them is, and open where all are', () => {
    const muted = { ...inCall, microphone: 'muted' } as const;
    expect(merge(frameWith(0, inCall), frameWith(3, muted))).toMatchObject({
      microphone: 'muted',
      camera: 'open',
    });
    expect(disagreements([frameWith(0, inCall), frameWith(3, muted)])).toEqual({
      microphone: true,
      camera: false,
    });
    expect(disagreements([frameWith(0, inCall), frameWith(3, inCall)]).microphone).toBe(false);
  });

  it('leave out a frame whose devices have all ended, such as a lobby', () => {
    const lobby = { ...inCall, microphone: 'muted', holdsDevices: false } as const;
    const frames = [frameWith(0, lobby), frameWith(3, inCall)];
    expect(mergeSites(frames).microphone).toBe('open');
    expect(disagreements(frames).microphone).toBe(false);
  });

  it('can be unmuted only if every one of them can', () => {
    const able = { ...inCall, canSetMicrophone: true };
    expect(merge(frameWith(0, able), frameWith(3, inCall)).canSetMicrophone).toBe(false);
    expect(merge(frameWith(0, able), frameWith(3, able)).canSetMicrophone).toBe(true);
    expect(merge(frameWith(0, able), frameWith(3, empty)).canSetMicrophone).toBe(true);
  });

  it('capture as large as the largest of them', () => {
    const large = { ...inCall, captureWidth: 1280, captureHeight: 720 };
    expect(merge(frameWith(0, inCall), frameWith(3, large))).toMatchObject({
      captureWidth: 1280,
      captureHeight: 720,
    });
  });
});
