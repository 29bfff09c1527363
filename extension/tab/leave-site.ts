import { limits } from '../../core/protocol/limits';
import type { SiteLeave } from '../sites/site-adapter';
import { controlName } from './page-text';
import type { PageTree } from './page-tree';

export interface LeaveSite {
  /** A person tapped "Leave the meeting": hangs up in the page's own way. */
  leave(): void;
  /** Something in the page changed: confirms where the product asks, and sees whether it is done. */
  look(page: PageTree): void;
}

/** The page's own handler gets so long before its button is tried. */
const handlerMs = 1_500;
/** The session asks the person when `limits.leaveMs` are over. */
const patienceMs = limits.leaveMs - 500;

interface Attempt {
  readonly path: string;
  /** Other people were there when it began: then their going tells that it is done. */
  readonly company: boolean;
  pressed: boolean;
  confirmed: boolean;
}

/** Leaves the meeting through the page, and says whether the page has left. */
export const createLeaveSite = (options: {
  readonly window: Window;
  readonly confirm: SiteLeave['confirm'];
  /** The page has a handler for hanging up. */
  readonly handled: () => boolean;
  readonly button: () => HTMLElement | null;
  readonly people: () => number;
  readonly hangUp: () => void;
  readonly over: (done: boolean) => void;
  readonly signal: AbortSignal;
}): LeaveSite => {
  const { window, confirm, handled, button, people, hangUp, signal } = options;
  let attempt: Attempt | null = null;

  const finish = (done: boolean): void => {
    attempt = null;
    options.over(done);
  };
  const isDone = ({ path, company, pressed }: Attempt): boolean => {
    if (window.location.pathname !== path) return true;
    if (company) return people() === 0;
    return pressed ? button() === null : !handled();
  };
  const check = (): void => {
    if (attempt !== null && isDone(attempt)) finish(true);
  };
  const press = (): void => {
    const found = button();
    if (attempt === null || found === null) return;
    attempt.pressed = true;
    found.click();
  };
  const later = (mine: Attempt, ms: number, then: () => void): void => {
    setTimeout(() => {
      if (!signal.aborted && attempt === mine) then();
    }, ms);
  };

  return {
    leave() {
      const mine: Attempt = {
        path: window.location.pathname,
        company: people() > 0,
        pressed: false,
        confirmed: false,
      };
      attempt = mine;
      if (handled()) {
        hangUp();
        later(mine, handlerMs, () => (isDone(mine) ? finish(true) : press()));
      } else press();
      // Nothing that could be tried: the person need not wait to be asked.
      if (!mine.pressed && !handled()) return finish(false);
      later(mine, patienceMs, () => finish(isDone(mine)));
    },
    look(page) {
      check();
      if (attempt?.pressed !== true || attempt.confirmed || confirm === undefined) return;
      const second = page
        .queryAll(confirm.button)
        .find((one) => confirm.names.includes(controlName(one)));
      if (second === undefined || !('click' in second)) return;
      attempt.confirmed = true;
      (second as HTMLElement).click();
    },
  };
};
