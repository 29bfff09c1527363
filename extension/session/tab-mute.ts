export interface TabMute {
  set(muted: boolean): void;
  /** Another window of the meeting may be there. */
  look(): void;
}

/** Mutes the tab of the meeting and the windows it opened; unmutes whatever it muted. */
export const createTabMute = (
  tabs: () => readonly number[],
  order: (tabId: number, muted: boolean) => void,
): TabMute => {
  const done = new Set<number>();
  let wanted = false;
  const look = (): void => {
    if (!wanted) return;
    for (const tabId of tabs()) {
      if (done.has(tabId)) continue;
      done.add(tabId);
      order(tabId, true);
    }
  };
  return {
    look,
    set(muted) {
      wanted = muted;
      if (muted) done.clear();
      look();
      if (muted) return;
      // Also a tab that was muted before the session host was there.
      for (const tabId of new Set([...tabs(), ...done])) order(tabId, false);
      done.clear();
    },
  };
};
