/** What a transition returns: the next state, then what has to be done for it. */
type Step<State, Effect> = readonly [State, ...Effect[]];

export interface Session<State, Event> {
  readonly state: () => State;
  /** Applies an event; one that arrives while another is being applied waits its turn. */
  dispatch(event: Event): void;
}

/**
 * Runs a pure session: applies events one by one, carries out the effects in
 * order, and renders after each change. Effects report back by dispatching.
 */
export const runSession = <State, Event, Effect>(options: {
  readonly initial: State;
  readonly transition: (state: State, event: Event) => Step<State, Effect>;
  readonly perform: (effect: Effect) => void;
  readonly render: (state: State, before: State) => void;
}): Session<State, Event> => {
  let state = options.initial;
  const waiting: Event[] = [];
  let applying = false;
  return {
    state: () => state,
    dispatch(event) {
      waiting.push(event);
      if (applying) return;
      applying = true;
      try {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const before = state;
          const [after, ...effects] = options.transition(before, next);
          state = after;
          for (const effect of effects) options.perform(effect);
          if (after !== before) options.render(after, before);
        }
      } finally {
        applying = false;
      }
    },
  };
};

/** Named timers of a session: starting one again replaces it, null stops it. Aborting stops all. */
export const sessionTimers = <Name extends string>(
  signal: AbortSignal,
  fire: (name: Name) => void,
): ((name: Name, ms: number | null) => void) => {
  const running = new Map<Name, ReturnType<typeof setTimeout>>();
  signal.addEventListener(
    'abort',
    () => {
      for (const timer of running.values()) clearTimeout(timer);
    },
    { once: true },
  );
  return (name, ms) => {
    clearTimeout(running.get(name));
    running.delete(name);
    if (ms === null || signal.aborted) return;
    running.set(
      name,
      setTimeout(() => {
        running.delete(name);
        fire(name);
      }, ms),
    );
  };
};
