import type { LaptopEvent } from '../../core/protocol/laptop-state';
import type { SiteReport } from '../../core/protocol/site-report';
import { mergeSites } from './merge-sites';
import type { Frame } from './tab-ports';

export interface MeetingFrames {
  /** All frames as one page; null while there is none. */
  site(): SiteReport | null;
  /** Baton came after the scripts of the frame in which the meeting runs. */
  late(): boolean;
  /** A frame shows what looks like a meeting from this origin; null: nothing of the kind. */
  embeds(frame: Frame, origin: string | null): void;
  /** Some frame came, went or said something: tells the session what that changes. */
  look(): void;
  /** Another session, perhaps of another page. */
  begin(): void;
  /** The page went away, and the session knows nothing of it any more. */
  reset(): void;
}

/** Tells the session of the frames of the meeting page as if they were one. */
export const createMeetingFrames = (options: {
  readonly frames: () => readonly Frame[];
  readonly mainFrame: () => Frame | undefined;
  readonly on: (event: LaptopEvent) => void;
}): MeetingFrames => {
  const { frames, mainFrame, on } = options;
  const embedded = new Map<Frame, string>();
  /** Also from before a reload: the frame of the meeting may be there sooner than is said again. */
  const meetings = new Set<string>();
  let last = { site: '', embedded: '' };

  const site = (): SiteReport | null => (frames().length === 0 ? null : mergeSites(frames()));
  const inFrames = (): readonly Frame[] => frames().filter((frame) => frame !== mainFrame());
  const isHooked = (): boolean =>
    inFrames().some(({ late, origin }) => !late && meetings.has(origin));
  /** The meeting's origin where none of its frames is in reach, and the main frame holds no media. */
  const outOfReach = (): string | null => {
    if (mainFrame()?.site.reach !== 'none') return null;
    const reached = inFrames().map(({ origin }) => origin);
    const found = frames().map((frame) => embedded.get(frame));
    return found.find((origin) => origin !== undefined && !reached.includes(origin)) ?? null;
  };

  const reset = (): void => {
    last = { site: '', embedded: '' };
  };
  const tell = (of: keyof typeof last, value: object, event: LaptopEvent): void => {
    const text = JSON.stringify(value);
    if (text === last[of]) return;
    last = { ...last, [of]: text };
    on(event);
  };

  return {
    site,
    late: () => (mainFrame()?.late ?? true) && !isHooked(),
    embeds(frame, origin) {
      if (origin === null) embedded.delete(frame);
      else embedded.set(frame, origin);
      if (origin !== null) meetings.add(origin);
    },
    look() {
      const found = { origin: outOfReach(), hooked: isHooked() };
      tell('embedded', found, { t: 'embedded', ...found });
      const report = site();
      if (report !== null) tell('site', report, { t: 'site', report });
    },
    begin() {
      meetings.clear();
      reset();
    },
    reset,
  };
};
