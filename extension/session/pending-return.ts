import type { Frame } from './tab-ports';

export interface PendingReturn {
  /** Some frames have not given back yet. */
  on(): boolean;
  begin(frames: readonly Frame[]): void;
  /** The frame has given back, or is gone; true when it was the last one. */
  done(frame: Frame): boolean;
  /** Gives up; returns the frames that have given back already. */
  end(): readonly Frame[];
}

/** A return is done when every frame that was asked has given back. */
export const createPendingReturn = (): PendingReturn => {
  let waiting: Set<Frame> | null = null;
  let given: Frame[] = [];
  return {
    on: () => waiting !== null,
    begin(frames) {
      waiting = new Set(frames);
      given = [];
    },
    done(frame) {
      if (waiting?.delete(frame) === true) given.push(frame);
      if (waiting === null || waiting.size > 0) return false;
      waiting = null;
      return true;
    },
    end() {
      waiting = null;
      return given.splice(0);
    },
  };
};
