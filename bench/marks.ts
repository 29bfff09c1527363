import type { Frame, Page } from 'playwright';

/** When a mark was last made, in milliseconds since 1970; null when it never was. */
export const lastMark = (screen: Page | Frame, name: string): Promise<number | null> =>
  screen.evaluate((which) => {
    const entry = performance.getEntriesByName(which).at(-1);
    return entry === undefined ? null : performance.timeOrigin + entry.startTime;
  }, name);

/** The same where it must have been made. */
export const needMark = async (screen: Page | Frame, name: string): Promise<number> => {
  const at = await lastMark(screen, name);
  if (at === null) throw new Error(`No mark ${name}`);
  return at;
};
