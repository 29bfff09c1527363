const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;

export type PageWindow = Window & typeof globalThis;

/** Calls what the page had before, with the arguments given. */
export type Call = (...args: unknown[]) => unknown;
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
      let made = false;
      let threw = false;
      let outcome: unknown;
      const call: Call = (...list) => {
        made = true;
        try {
          outcome = apply(native, this, list);
        } catch (error) {
          threw = true;
          outcome = error;
        }
        if (threw) throw outcome;
        return outcome;
      };
      try {
        return hook(this, args, call);
      } catch {
        // Ours to hide, unless the native call threw it.
        if (threw) throw outcome;
        return made ? outcome : apply(native, this, args);
      }
    },
  };
  defineProperty(shell, 'name', { value: native.name, configurable: true });
  defineProperty(shell, 'length', { value: native.length, configurable: true });
  put(shell);
  signal.addEventListener('abort', () => put(native));
};
