import { describe, expect, it } from 'vitest';
import type { LaptopView } from '../../../core/protocol/views';
import { createSurroundings } from '../../../extension/session/surroundings';
import { empty, frameWith } from './frames';

const live = {
  phase: 'live',
  phone: 'Pixel 8',
  microphone: 'sent',
  camera: 'sent',
  level: 0,
  link: null,
  keptAwake: false,
  deviceHeld: false,
  returning: false,
  problem: null,
  oldCode: false,
  memory: 'offer',
} as const;
const listening = {
  phase: 'listening',
  phone: 'Pixel 8',
  canAllow: true,
  allowed: false,
  embedded: null,
  canShareTab: false,
  tabShared: false,
  oldCode: false,
} as const;

const start = () => {
  const said: unknown[] = [];
  const frame = frameWith(0, empty);
  const around = createSurroundings(
    (message) => said.push(message),
    () => ({ ...frame, send: (message) => void said.push(message) }),
  );
  return {
    around,
    /** What was said since the last time. */
    said: (view: LaptopView, may = false) => {
      around.show(7, view, may);
      return said.splice(0);
    },
  };
};
const badge = { to: 'background', t: 'badge', tabId: 7 };

describe('what the browser shows around the overlay', () => {
  it('is told once for each change, not with every level', () => {
    const { said } = start();
    said({ phase: 'idle' });
    expect(said(live)).toEqual([
      { ...badge, phase: 'live', muted: false },
      { t: 'guard', on: true },
    ]);
    expect(said({ ...live, level: 40 })).toEqual([]);
    expect(said({ ...live, microphone: 'muted-by-site' })).toEqual([
      { ...badge, phase: 'live', muted: true },
    ]);
  });

  it('is told anew once the page was loaded again', () => {
    const { around, said } = start();
    said(live);
    around.renewed();
    expect(said(live)).toEqual([
      { ...badge, phase: 'live', muted: false },
      { t: 'guard', on: true },
    ]);
  });

  it('keeps the laptop awake only with leave, and only while it carries a call', () => {
    const { said } = start();
    const awake = (on: boolean) => ({ to: 'background', t: 'keep-awake', on });
    expect(said({ phase: 'idle' }, true)).toContainEqual(awake(false));
    expect(said(live, true)).toContainEqual(awake(true));
    expect(said(live, false)).toEqual([awake(false)]);
    expect(said(listening, true)).toContainEqual(awake(true));
    expect(said({ phase: 'idle' }, true)).toContainEqual(awake(false));
  });

  it('does not ask before the tab is left while the laptop has the call', () => {
    const { said } = start();
    said(live);
    expect(said(listening)).toContainEqual({ t: 'guard', on: false });
    expect(said({ phase: 'idle' })).not.toContainEqual({ t: 'guard', on: false });
  });
});
