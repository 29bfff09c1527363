import * as v from 'valibot';

const shape = v.strictObject({
  /** The camera's toggle before a call. */
  camera: v.boolean(),
  /** Calls without pictures. */
  audioOnly: v.boolean(),
});
export type Choices = v.InferOutput<typeof shape>;

const key = 'baton-choices';
const first: Choices = { camera: true, audioOnly: false };

/** What the person chose last time. Nothing about a call, a laptop or a person is in it. */
export const readChoices = (storage: Pick<Storage, 'getItem'> | null = store()): Choices => {
  try {
    const read = v.safeParse(shape, JSON.parse(storage?.getItem(key) ?? 'null'));
    return read.success ? read.output : first;
  } catch {
    // Somebody else wrote there.
    return first;
  }
};

export const keepChoices = (
  choices: Choices,
  storage: Pick<Storage, 'setItem'> | null = store(),
): void => {
  try {
    storage?.setItem(key, JSON.stringify(choices));
  } catch {
    // Full, or private browsing: they hold for as long as the page is open.
  }
};

/** Browsers that keep nothing throw at the mere mention of it. */
const store = (): Storage | null => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};
