/** Page objects in the order they came, held weakly. */
export interface WeakList<T extends object> {
  /** Returns false when the object was in it already. */
  add(item: T): boolean;
  all(): T[];
}

export const createWeakList = <T extends object>(): WeakList<T> => {
  const known = new WeakSet<T>();
  let refs: WeakRef<T>[] = [];
  return {
    add: (item) => {
      if (known.has(item)) return false;
      known.add(item);
      refs.push(new WeakRef(item));
      return true;
    },
    all: () => {
      refs = refs.filter((ref) => ref.deref());
      return refs.flatMap((ref) => ref.deref() ?? []);
    },
  };
};
