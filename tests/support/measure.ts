import type { Frame, Page } from 'playwright';
import { eventually } from './eventually';
import { type FrameMark, installProbe, type Picture, type Rgb, type SoundMark } from './page-probe';
import { loudestTones, type Tone } from './spectrum';

export type Probed = Page | Frame;

export interface LookOptions {
  /** Which elements to look at; all of the page unless told. */
  selector?: string;
  /** Deadline in milliseconds. */
  timeoutMs?: number;
}

/** Below this a tone counts as absent: noise suppression takes a sine from −6 to about −26 dB. */
const audibleDb = -50;
const toneToleranceHz = 6;

/** `#rrggbb` as three parts. */
export const parseColour = (colour: string): Rgb => {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  if (red === undefined || green === undefined || blue === undefined) throw new Error(colour);
  return [red, green, blue];
};

/** Whether two colours are the same to a person, after a codec and a scaler. */
export const sameColour = (one: Rgb, other: Rgb): boolean =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]) < 60;

/** The visible pictures of the page now. Looks for 400 ms to know which of them move. */
const pictures = async (page: Probed, selector = 'video'): Promise<Picture[]> => {
  await page.evaluate(installProbe);
  return page.evaluate(async (which) => (await batonProbe?.pictures(which, 400)) ?? [], selector);
};

/** The tones that the page plays audibly now, loudest first, over a third of a second. */
const tonesHeard = async (page: Probed, selector = 'audio,video'): Promise<Tone[]> => {
  await page.evaluate(installProbe);
  const sounds = await page.evaluate(
    async (which) => (await batonProbe?.sounds(which, 350)) ?? [],
    selector,
  );
  return sounds
    .flatMap(({ values, sampleRate }) =>
      loudestTones(
        values.map((value) => value / 32_767),
        sampleRate,
        audibleDb,
      ),
    )
    .sort((a, b) => b.db - a.db);
};

const isNear = (tone: Tone, hz: number): boolean => Math.abs(tone.hz - hz) < toneToleranceHz;

/** Waits until a moving picture of this colour is to be seen. */
export const sees = async (page: Probed, colour: string, options: LookOptions = {}) => {
  let last: Picture[] = [];
  return eventually(
    `a moving picture of ${colour}${where(options)}`,
    async () => {
      last = await pictures(page, options.selector);
      return last.find(
        (picture) => picture.live && sameColour(picture.colour, parseColour(colour)),
      );
    },
    options,
    () => last,
  );
};

/** Waits until no moving picture of this colour is to be seen. */
export const seesNot = async (page: Probed, colour: string, options: LookOptions = {}) => {
  let last: Picture[] = [];
  await eventually(
    `no moving picture of ${colour}${where(options)}`,
    async () => {
      last = await pictures(page, options.selector);
      return !last.some(
        (picture) => picture.live && sameColour(picture.colour, parseColour(colour)),
      );
    },
    options,
    () => last,
  );
};

/** Waits until this tone is to be heard, and returns it with its level. */
export const hears = async (page: Probed, hz: number, options: LookOptions = {}): Promise<Tone> => {
  let last: Tone[] = [];
  return eventually(
    `a tone of ${hz} Hz${where(options)}`,
    async () => {
      last = await tonesHeard(page, options.selector);
      return last.find((tone) => isNear(tone, hz));
    },
    options,
    () => last,
  );
};

/** Waits until this tone is not to be heard. */
export const hearsNot = async (page: Probed, hz: number, options: LookOptions = {}) => {
  let last: Tone[] = [];
  await eventually(
    `no tone of ${hz} Hz${where(options)}`,
    async () => {
      last = await tonesHeard(page, options.selector);
      return !last.some((tone) => isNear(tone, hz));
    },
    options,
    () => last,
  );
};

/** Waits until no tone at all is to be heard. */
export const silence = async (page: Probed, options: LookOptions = {}) => {
  let last: Tone[] = [];
  await eventually(
    `silence${where(options)}`,
    async () => {
      last = await tonesHeard(page, options.selector);
      return last.length === 0;
    },
    options,
    () => last,
  );
};

const where = ({ selector }: LookOptions): string =>
  selector === undefined ? '' : ` in ${selector}`;

export interface Recording<Mark> {
  /** Ends the recording and returns all of it. */
  stop(): Promise<Mark[]>;
}

/** Notes the time and colour of every frame of the first live picture that `selector` finds. */
export const recordPictures = async (
  page: Probed,
  selector = 'video',
): Promise<Recording<FrameMark>> => {
  await page.evaluate(installProbe);
  const id = await page.evaluate((which) => batonProbe?.startPictures(which), selector);
  return {
    async stop() {
      const marks = await page.evaluate((which) => batonProbe?.stop(which ?? -1) ?? [], id);
      return marks.filter((mark) => 'colour' in mark);
    },
  };
};

/** Notes level and tones of every 10 ms of the first live sound that `selector` finds. */
export const recordSound = async (
  page: Probed,
  selector = 'audio,video',
  tones: readonly number[] = [],
): Promise<Recording<SoundMark>> => {
  await page.evaluate(installProbe);
  const id = await page.evaluate(([which, wanted]) => batonProbe?.startSound(which, wanted), [
    selector,
    tones,
  ] as const);
  return {
    async stop() {
      const marks = await page.evaluate((which) => batonProbe?.stop(which ?? -1) ?? [], id);
      return marks.filter((mark) => 'db' in mark);
    },
  };
};
