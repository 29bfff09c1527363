import { type SiteReport, unknownSite } from '../../core/protocol/site-report';

/** What one frame of the meeting page says of itself. */
export interface FrameSite {
  readonly late: boolean;
  readonly site: SiteReport;
}

type Device = 'microphone' | 'camera';
type Devices = Readonly<Record<Device, boolean>>;

const rank = { none: 0, listening: 1, handoff: 2 } as const;
export const byReach = (a: FrameSite, b: FrameSite): number =>
  rank[b.site.reach] - rank[a.site.reach];

/** Frames with a microphone or camera speak for the page; others only where there is none. */
const speakers = (frames: readonly FrameSite[]): readonly FrameSite[] => {
  const holders = frames.filter(({ site }) => site.holdsDevices);
  return holders.length > 0 ? holders : frames;
};
const statesOf = (frames: readonly FrameSite[], device: Device) =>
  speakers(frames).flatMap(({ site }) => (site[device] === 'none' ? [] : [site[device]]));

const deviceOf = (frames: readonly FrameSite[], device: Device): SiteReport['microphone'] => {
  const states = statesOf(frames, device);
  if (states.length === 0) return 'none';
  return states.includes('muted') ? 'muted' : 'open';
};

const canSet = (frames: readonly FrameSite[], device: Device): boolean => {
  const can = device === 'microphone' ? 'canSetMicrophone' : 'canSetCamera';
  const there = speakers(frames).filter(({ site }) => site[device] !== 'none');
  return there.length > 0
    ? there.every(({ site }) => site[can])
    : frames.some(({ site }) => site[can]);
};

/** Came late, and not every live microphone and camera was found: people go on hearing the laptop. */
const isUnswitchable = ({ late, site }: FrameSite): boolean =>
  late && site.holdsDevices && site.reach !== 'handoff';

/**
 * One report for all frames of the meeting page. Muted in one is muted; a way to press the site's
 * button is one that works in all; and nothing is handed over while one frame would go on sending
 * the laptop's devices.
 */
export const mergeSites = (frames: readonly FrameSite[]): SiteReport => {
  const best = [...frames].sort(byReach)[0]?.site ?? unknownSite;
  const sizes = frames.map(({ site }) => site);
  const [largest = best] = sizes.sort(
    (a, b) => b.captureWidth * b.captureHeight - a.captureWidth * a.captureHeight,
  );
  return {
    reach: best.reach === 'handoff' && frames.some(isUnswitchable) ? 'listening' : best.reach,
    microphone: deviceOf(frames, 'microphone'),
    camera: deviceOf(frames, 'camera'),
    canSetMicrophone: canSet(frames, 'microphone'),
    canSetCamera: canSet(frames, 'camera'),
    canLeave: frames.some(({ site }) => site.canLeave),
    captureWidth: largest.captureWidth,
    captureHeight: largest.captureHeight,
    deviceHeld: frames.some(({ site }) => site.deviceHeld),
    holdsDevices: frames.some(({ site }) => site.holdsDevices),
  };
};

/**
 * Devices on which frames disagree: the page is shown as muted then, so nothing may flow into the
 * frame that is open.
 */
export const disagreements = (frames: readonly FrameSite[]): Devices => {
  const differ = (device: Device): boolean => new Set(statesOf(frames, device)).size > 1;
  return { microphone: differ('microphone'), camera: differ('camera') };
};
