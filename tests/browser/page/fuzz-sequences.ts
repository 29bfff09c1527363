import * as fc from 'fast-check';
import { type App, isPromise, nameOf } from './fuzz-app';
import { type Perform, steps } from './fuzz-steps';

type Name = keyof typeof steps;

/** What only Baton's side sees: the phone's own switches, a loss, and its return. */
const events = [
  'phone muted',
  'phone camera off',
  'phone open',
  'phone lost',
  'phone back',
] as const;
export type PhoneEvent = (typeof events)[number];

export interface Step {
  readonly do: Name | PhoneEvent;
  /** Which connection or stream, by its place among those that are there. */
  readonly on: number;
  /** Which track, sender or transceiver. */
  readonly which: number;
  readonly how: number;
  /** Waits for this and all earlier calls before the next step. */
  readonly wait: boolean;
}

const stepOf = (names: readonly { arbitrary: fc.Arbitrary<Step['do']>; weight: number }[]) =>
  fc.record<Step>({
    do: fc.oneof(...names),
    on: fc.nat(5),
    which: fc.nat(11),
    how: fc.nat(127),
    wait: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
  });
const weights: Partial<Record<Name, number>> = {
  addTrack: 6,
  addTransceiver: 4,
  replaceTrack: 7,
  enable: 4,
  disable: 4,
  stop: 3,
  clone: 2,
  capture: 3,
  'new connection': 2,
  negotiate: 2,
};
const names = Object.keys(steps) as Name[];
const ofApp = names.map((name) => ({
  arbitrary: fc.constant<Step['do']>(name),
  weight: weights[name] ?? 1,
}));
const ofPhone = { arbitrary: fc.constantFrom<Step['do']>(...events), weight: 4 };

/** What an app does before a handoff, during it, and after the return. */
export interface Sequence {
  readonly before: readonly Step[];
  readonly during: readonly Step[];
  readonly after: readonly Step[];
}

const first: Step = { do: 'capture', on: 0, which: 0, how: 0, wait: true };
const opening: Step = { ...first, do: 'new connection' };
export const sequences: fc.Arbitrary<Sequence> = fc.record({
  before: fc
    .tuple(fc.nat(7), fc.array(stepOf(ofApp), { maxLength: 4 }))
    .map(([bare, list]) => (bare ? [first, opening, ...list] : list)),
  during: fc.array(stepOf([...ofApp, ofPhone]), { minLength: 3, maxLength: 9 }),
  after: fc.array(stepOf(ofApp), { maxLength: 3 }),
});

export const isPhoneEvent = (name: Step['do']): name is PhoneEvent =>
  events.some((one) => one === name);

/** Does what the step says; the outcome lands in the app's results under `at`. */
export const perform = (app: App, step: Step, at: number): void => {
  app.results[at] = '';
  if (isPhoneEvent(step.do)) return;
  try {
    const act: Perform = steps[step.do];
    const gave = act(app, step.on, step.which, step.how);
    if (!isPromise(gave)) {
      app.results[at] = typeof gave === 'string' ? gave : 'done';
      return;
    }
    const waiting = Promise.resolve(gave).then(
      () => {
        app.results[at] = 'resolved';
      },
      (error: unknown) => {
        app.results[at] = `rejected with ${nameOf(error)}`;
      },
    );
    app.pending.add(waiting);
    void waiting.finally(() => app.pending.delete(waiting));
  } catch (error) {
    // A track added twice is refused, if not always in the same words.
    app.results[at] = step.do === 'addTrack' ? 'threw' : `threw ${nameOf(error)}`;
  }
};

/** The step as one line of a report. */
export const describe = ({ do: what, on, which, how, wait }: Step): string =>
  `${what} (${on}, ${which}, ${how})${wait ? '' : ', not waiting'}`;
