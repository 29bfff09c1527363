import { startChild } from './child-process';
import { eventually } from './eventually';
import type { Rgb } from './page-probe';
import { readProgram, runProgram } from './run-program';

/** An X display without a screen, and hands on its keyboard and mouse. */
export interface VirtualDisplay {
  /** As in DISPLAY, such as `:99`. */
  readonly display: string;
  /** Presses keys by their X names, such as `Tab` or `Return`, in this order. */
  press(...keys: readonly string[]): Promise<void>;
  /** Moves the pointer to these pixels of the screen and clicks. */
  click(x: number, y: number): Promise<void>;
  /** Writes the whole screen to a PNG. */
  screenshot(path: string): Promise<void>;
  /** How many pixels of the screen have nearly this colour. */
  countPixels(colour: Rgb): Promise<number>;
  /** The windows on it that have a name, as `id name`. */
  windows(): Promise<string[]>;
  stop(): Promise<void>;
}

const width = 1400;
const height = 1000;

/** Starts Xvfb on a free display number. Needs the packages xvfb, xdotool and ffmpeg. */
export const startXvfb = async (signal: AbortSignal): Promise<VirtualDisplay> => {
  const args = ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'];
  const server = await startChild('Xvfb', args, { signal, ready: /^\d+$/m });
  const display = `:${/^\d+$/m.exec(server.output())?.[0]}`;
  const xdotool = (...words: readonly string[]): Promise<string> =>
    runProgram('xdotool', words, { DISPLAY: display });
  const grab = [
    ...['-v', 'error', '-y', '-f', 'x11grab', '-video_size', `${width}x${height}`],
    ...['-i', display, '-frames:v', '1'],
  ];
  return {
    display,
    async press(...keys) {
      for (const key of keys) await xdotool('key', '--clearmodifiers', key);
    },
    async click(x, y) {
      await xdotool('mousemove', String(x), String(y), 'click', '1');
    },
    async screenshot(path) {
      await runProgram('ffmpeg', [...grab, path]);
    },
    async countPixels(colour) {
      const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
      const screen = await readProgram('ffmpeg', [...grab, ...raw]);
      let count = 0;
      for (let at = 0; at < screen.length; at += 3) {
        if (colour.every((part, index) => Math.abs(part - (screen[at + index] ?? 0)) <= 12))
          count += 1;
      }
      return count;
    },
    async windows() {
      const ids = await xdotool('search', '--onlyvisible', '--name', '.');
      return Promise.all(
        ids
          .split('\n')
          .filter((id) => id !== '')
          .map(async (id) => `${id} ${(await xdotool('getwindowname', id)).trim()}`),
      );
    },
    stop: server.stop,
  };
};

/** Chromium's permission prompt: Deny, preselected, in this blue or a little lighter. */
const denyBlue: Rgb = [12, 84, 198];
const allowPale: Rgb = [211, 227, 253];
/** A button has about 2,000 pixels of its colour; a small window may cut half of Allow off. */
const [fewest, most] = [700, 5_000];

const isPrompted = async (screen: VirtualDisplay): Promise<boolean> => {
  for (const colour of [denyBlue, allowPale]) {
    const count = await screen.countPixels(colour);
    if (count < fewest || count > most) return false;
  }
  return true;
};

/**
 * Does what makes the browser ask for a permission, and answers Allow as a person at the keyboard
 * would. No protocol reaches that prompt, so that it is there is seen on the screen.
 */
export const allowPrompt = async (
  screen: VirtualDisplay,
  ask: () => Promise<void>,
  granted: () => Promise<boolean>,
): Promise<void> => {
  await ask();
  await eventually('the browser asks for a permission', () => isPrompted(screen));
  await screen.press('Tab');
  // Chromium ignores keys in the prompt's first half second, against being clicked by accident.
  await eventually('the permission is granted', async () => {
    if (await granted()) return true;
    await screen.press('Return');
    return false;
  });
};
