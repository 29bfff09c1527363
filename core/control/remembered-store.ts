import * as v from 'valibot';
import { phoneName } from '../protocol/messages';
import type { Identity } from '../protocol/remembered';
import { rememberedKey } from '../protocol/remembered';
import type { RememberedStore } from './remembering';

const database = 'baton-remembered';
const own = 'identity';
const ends = 'ends';

const end = v.strictObject({ key: rememberedKey, name: phoneName, lastUsed: v.number() });
const isIdentity = (value: unknown): value is Identity =>
  typeof value === 'object' &&
  value !== null &&
  'publicKey' in value &&
  value.publicKey instanceof CryptoKey &&
  'privateKey' in value &&
  value.privateKey instanceof CryptoKey;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Null where nothing was ever kept: a look makes no database. */
const open = async (make: boolean): Promise<IDBDatabase | null> => {
  const request = indexedDB.open(database, 1);
  let absent = false;
  request.onupgradeneeded = () => {
    if (make) {
      request.result.createObjectStore(own);
      request.result.createObjectStore(ends, { keyPath: 'key' });
      return;
    }
    absent = true;
    request.transaction?.abort();
  };
  try {
    return await done(request);
  } catch (error) {
    if (absent) return null;
    throw error;
  }
};

/** Remembered keys in this origin's IndexedDB, where private halves lie without leaving the browser. */
export const openRememberedStore = (): RememberedStore => {
  const read = async (store: string): Promise<readonly unknown[]> => {
    const opened = await open(false);
    if (opened === null) return [];
    try {
      return await done(opened.transaction(store).objectStore(store).getAll());
    } finally {
      opened.close();
    }
  };
  const write = async (
    make: boolean,
    change: (store: (name: string) => IDBObjectStore) => void,
  ): Promise<void> => {
    const opened = await open(make);
    if (opened === null) return;
    try {
      const transaction = opened.transaction([own, ends], 'readwrite');
      const finished = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      change((name) => transaction.objectStore(name));
      await finished;
    } finally {
      opened.close();
    }
  };

  return {
    readIdentity: async () => (await read(own)).find(isIdentity) ?? null,
    writeIdentity: (identity) => write(true, (store) => store(own).put(identity, own)),
    // What this version does not know is nobody's.
    readEnds: async () => (await read(ends)).filter((entry) => v.is(end, entry)),
    writeEnd: (entry) => write(true, (store) => store(ends).put(entry)),
    removeEnd: (key) => write(false, (store) => store(ends).delete(key)),
    clear: () =>
      write(false, (store) => {
        store(own).clear();
        store(ends).clear();
      }),
  };
};
