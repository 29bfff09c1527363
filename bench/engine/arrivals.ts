import type { Page } from 'playwright';
import { codeBits, codeSquare, codeWrapMs } from './picture-code';

/** When a stamped picture was shown; both in milliseconds since 1970, the stamp without its wraps. */
export interface Shown {
  readonly stamp: number;
  readonly atMs: number;
}

interface Arrivals {
  stop(): { pictures: Shown[]; onsets: number[] };
}

declare global {
  var benchArrivals: Arrivals | undefined;
}

interface Where {
  readonly video: string | null;
  readonly audio: string | null;
  readonly squares: number;
  readonly side: number;
}

/**
 * Runs inside a page, so it may refer to nothing outside itself. Pictures count when the element
 * submits them for composition, sound when the element's track gives it to a reader, which is when
 * the element gets it, too.
 */
const startArrivals = ({ video, audio, squares, side }: Where): void => {
  const now = (): number => performance.timeOrigin + performance.now();
  const find = (selector: string): HTMLMediaElement => {
    const element = document.querySelector(selector);
    if (!(element instanceof HTMLMediaElement)) throw new Error(`Nothing plays at ${selector}`);
    return element;
  };
  const pictures: Shown[] = [];
  const onsets: number[] = [];
  const controller = new AbortController();

  const watchPictures = (element: HTMLVideoElement): void => {
    const square = 4;
    const canvas = new OffscreenCanvas(squares * square, 2 * square);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('No canvas in this page');
    const read = (): number | null => {
      const scale = element.videoWidth / 640;
      const [width, height] = [squares * side * scale, 2 * side * scale];
      context.drawImage(element, 0, 0, width, height, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const isWhite = (bit: number, row: number): boolean => {
        const x = bit * square + square / 2;
        const y = row * square + square / 2;
        return (data[(y * canvas.width + x) * 4] ?? 0) > 127;
      };
      let stamp = 0;
      for (let bit = 0; bit < squares; bit += 1) {
        // Its opposite stands below; where it does not, this is no stamp.
        if (isWhite(bit, 0) === isWhite(bit, 1)) return null;
        stamp = stamp * 2 + (isWhite(bit, 0) ? 1 : 0);
      }
      return stamp;
    };
    const next = (_now: number, { presentationTime }: VideoFrameCallbackMetadata): void => {
      if (controller.signal.aborted) return;
      const stamp = read();
      if (stamp !== null) pictures.push({ stamp, atMs: performance.timeOrigin + presentationTime });
      element.requestVideoFrameCallback(next);
    };
    element.requestVideoFrameCallback(next);
  };

  const watchSound = async (element: HTMLMediaElement): Promise<void> => {
    const stream = element.srcObject;
    const [track] = stream instanceof MediaStream ? stream.getAudioTracks() : [];
    if (track === undefined) throw new Error('No sound there');
    const reader = new MediaStreamTrackProcessor<AudioData>({ track }).readable.getReader();
    controller.signal.addEventListener('abort', () => void reader.cancel());
    let quietMs = 0;
    while (!controller.signal.aborted) {
      const { done, value } = await reader.read();
      if (done) return;
      const endedAt = now();
      const samples = new Float32Array(value.numberOfFrames);
      value.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
      const { sampleRate } = value;
      value.close();
      const first = samples.findIndex((sample) => Math.abs(sample) > 0.1);
      if (first < 0) quietMs += (samples.length / sampleRate) * 1000;
      else {
        if (quietMs > 300) onsets.push(endedAt - ((samples.length - first) / sampleRate) * 1000);
        quietMs = 0;
      }
    }
  };

  if (video !== null) {
    const element = find(video);
    if (element instanceof HTMLVideoElement) watchPictures(element);
  }
  if (audio !== null) void watchSound(find(audio));
  globalThis.benchArrivals = {
    stop: () => {
      controller.abort();
      return { pictures, onsets };
    },
  };
};

/** Notes when stamped pictures and the beginnings of clicks arrive at these elements of the page. */
export const recordArrivals = async (
  page: Page,
  where: { readonly video?: string; readonly audio?: string },
): Promise<{ stop(): Promise<{ pictures: readonly Shown[]; onsets: readonly number[] }> }> => {
  await page.evaluate(startArrivals, {
    video: where.video ?? null,
    audio: where.audio ?? null,
    squares: codeBits,
    side: codeSquare,
  });
  return {
    stop: () => page.evaluate(() => benchArrivals?.stop() ?? { pictures: [], onsets: [] }),
  };
};

/** How old each picture was when it was shown, in milliseconds. */
export const ages = (pictures: readonly Shown[]): number[] =>
  pictures.map(({ stamp, atMs }) => (((atMs - stamp) % codeWrapMs) + codeWrapMs) % codeWrapMs);

/** For each click, how long it took to here; clicks that never came are left out. */
export const delays = (sent: readonly number[], arrived: readonly number[]): number[] =>
  sent.flatMap((at) => {
    const there = arrived.find((one) => one > at && one - at < 800);
    return there === undefined ? [] : [there - at];
  });
