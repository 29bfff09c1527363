import type { RememberedEnd, RememberedStore } from '../../../core/control/remembering';
import type { Identity } from '../../../core/protocol/remembered';

/** What a browser keeps, for as long as the test runs. */
export const memoryStore = (): RememberedStore & { readonly ends: Map<string, RememberedEnd> } => {
  const ends = new Map<string, RememberedEnd>();
  let own: Identity | null = null;
  return {
    ends,
    readIdentity: async () => own,
    async writeIdentity(identity) {
      own = identity;
    },
    readEnds: async () => [...ends.values()],
    async writeEnd(end) {
      ends.set(end.key, end);
    },
    async removeEnd(key) {
      ends.delete(key);
    },
    async clear() {
      own = null;
      ends.clear();
    },
  };
};
