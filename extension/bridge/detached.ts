const { bind, call } = Function.prototype;

/** The function with its `this` as first argument, out of reach of whoever patches it later. */
export const detached: (native: unknown) => (self: unknown, ...args: unknown[]) => never =
  bind.bind(call);

/** Reads and writes an accessor of a prototype as it is now. */
export const property = <T extends object, K extends keyof T>(prototype: T, name: K) => {
  const { get, set } = Reflect.getOwnPropertyDescriptor(prototype, name) ?? {};
  const read: (self: T) => T[K] = detached(get);
  const write: (self: T, value: T[K]) => void = detached(set);
  return [read, write] as const;
};
