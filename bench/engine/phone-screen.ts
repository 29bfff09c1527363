import type { Page } from 'playwright';
import { eventually } from '../../tests/support/eventually';

/** What the phone's screen says, from one moment in milliseconds since 1970 until the next. */
interface ScreenState {
  readonly atMs: number;
  readonly tiles: number;
  /** Tiles that show a picture rather than initials. */
  readonly pictures: number;
  readonly muted: boolean;
}

declare global {
  var benchScreen: { states: ScreenState[]; clickedAtMs: number } | undefined;
}

/** Runs inside the phone's page, so it may refer to nothing outside itself. */
const installScreen = (): void => {
  if (globalThis.benchScreen !== undefined) return;
  const now = (): number => performance.timeOrigin + performance.now();
  const screen: { states: ScreenState[]; clickedAtMs: number } = { states: [], clickedAtMs: 0 };
  globalThis.benchScreen = screen;
  const look = (): void => {
    const tiles = [...document.querySelectorAll('.tile')];
    const pictures = tiles.filter(
      (tile) => tile.querySelector('video') !== null && tile.querySelector('.initials') === null,
    );
    const muted = [...document.querySelectorAll('.round-name')].some(
      ({ textContent }) => textContent === 'Unmute',
    );
    const last = screen.states.at(-1);
    const state = { atMs: now(), tiles: tiles.length, pictures: pictures.length, muted };
    if (
      last?.tiles !== state.tiles ||
      last.pictures !== state.pictures ||
      last.muted !== state.muted
    )
      screen.states.push(state);
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  document.addEventListener(
    'click',
    ({ timeStamp }) => {
      screen.clickedAtMs = performance.timeOrigin + timeStamp;
    },
    { capture: true },
  );
  look();
};

export interface PhoneScreen {
  /** When a state that fits first stood there after a moment, both in milliseconds since 1970. */
  when(what: string, fromMs: number, fits: (state: ScreenState) => boolean): Promise<number>;
  /** Taps a button; when the page heard of it. */
  tap(name: string): Promise<number>;
}

export const watchScreen = async (phone: Page): Promise<PhoneScreen> => {
  await phone.evaluate(installScreen);
  return {
    when: (what, fromMs, fits) =>
      eventually(what, async () => {
        const states = (await phone.evaluate(() => benchScreen?.states)) ?? [];
        return states.find((state) => state.atMs >= fromMs && fits(state))?.atMs;
      }),
    async tap(name) {
      await phone.getByRole('button', { name, exact: true }).click();
      return phone.evaluate(() => benchScreen?.clickedAtMs ?? 0);
    },
  };
};
