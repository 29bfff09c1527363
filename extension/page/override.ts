const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;

export type PageWindow = Window & typeof globalThis;

/** Calls what the page had before, with other arguments only where some are given. */
type Call = (list?: readonly unknown[]) => unknown;
export type Hook<T> = (self: T, args: unknown[], call: Call) => unknown;

/**
 * Puts `hook` in front of a method or one half of an accessor; the only way in
 * which Baton patches anything. A hook that fails is passed by: the native call
 * is made with the native arguments, and what it throws is thrown. Aborting
 * `signal` puts the native function back. Does nothing where it does not exist.
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
  const put = (value: unknown) =>
    defineProperty(object, name, { ...getOwnPropertyDescriptor(object, name), [part]: value });
  // A method of an object literal is, like a native one, no constructor.
  const { shell } = {
    shell(this: T, ...args: unknown[]): unknown {
      let done: (() => unknown) | undefined;
      const call: Call = (list = args) => {
        try {
          const result: unknown = apply(native, this, list);
          done = () => result;
        } catch (error) {
          done = () => {
            throw error;
          };
        }
        return done();
      };
      try {
        return hook(this, args, call);
      } catch {
        // Ours to hide, unless the native call threw it.
        return (done ?? call)();
      }
    },
  };
  for (const key of ['name', 'length'] as const)
    defineProperty(shell, key, { value: native[key], configurable: true });
  put(shell);
  signal.addEventListener('abort', () => put(native));
};
