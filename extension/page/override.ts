const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect;

export type PageWindow = Window & typeof globalThis;

/** Calls what the page had before, with other arguments only where some are given. */
type Call = (list?: readonly unknown[]) => unknown;
export type Hook<T> = (self: T, args: unknown[], call: Call) => unknown;

/**
 * Puts `hook` in front of a method, a constructor or one half of an accessor; the
 * only way in which Baton patches anything. A hook that fails is passed by: the
 * native call is made with the native arguments, and what it throws is thrown.
 * Aborting `signal` puts the native function back. Does nothing where it does not
 * exist. The hook of a constructor gets `object` itself as `self`.
 */
export const override = <T extends object>(
  object: T | undefined,
  name: string,
  signal: AbortSignal,
  hook: Hook<T>,
  part: 'value' | 'get' | 'set' = 'value',
): void => {
  if (!object) return;
  const native: unknown = getOwnPropertyDescriptor(object, name)?.[part];
  if (typeof native !== 'function') return;
  const run = (
    self: T,
    args: unknown[],
    invoke: (list: readonly unknown[]) => unknown,
  ): unknown => {
    let done: (() => unknown) | undefined;
    const call: Call = (list = args) => {
      try {
        const result = invoke(list);
        done = () => result;
      } catch (error) {
        done = () => {
          throw error;
        };
      }
      return done();
    };
    try {
      return hook(self, args, call);
    } catch {
      // Ours to hide, unless the native call threw it.
      return (done ?? call)();
    }
  };
  const put = (value: unknown): void => {
    defineProperty(object, name, { ...getOwnPropertyDescriptor(object, name), [part]: value });
    // The objects of a class lead to its constructor.
    if (native.prototype) defineProperty(native.prototype, 'constructor', { value });
  };
  // Name, length, prototype and `instanceof` stay those of the native function.
  put(
    new Proxy(native, {
      apply: (_native, self, args) => run(self, args, (list) => apply(native, self, list)),
      construct: (_native, args, target) =>
        Object(run(object, args, (list) => construct(native, list, target))),
    }),
  );
  signal.addEventListener('abort', () => put(native));
};
