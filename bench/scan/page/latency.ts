import { startScanner } from '../../../pwa/scanner';
import { openCamera } from '../../../pwa/scanner/camera';
import { createRival, readmeConfig } from './rival';

/** Notes when the picture's upper left corner turns white: the code is in the picture from then on. */
const watchCorner = (video: HTMLVideoElement, appeared: (at: number) => void): void => {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let there = true;
  const look: VideoFrameRequestCallback = (_now, { presentationTime }) => {
    pen?.drawImage(video, 4, 4, 8, 8, 0, 0, 1, 1);
    const white = (pen?.getImageData(0, 0, 1, 1).data[0] ?? 0) > 128;
    if (white && !there) appeared(presentationTime);
    there = white;
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
};

/** Collects how long after each appearance of a code it was read. */
const collect = (count: number, enoughMs: number) => {
  const times: number[] = [];
  let since: number | null = null;
  let finish = (): void => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  setTimeout(finish, enoughMs);
  return {
    times,
    done,
    appeared: (at: number) => {
      since = at;
    },
    read: () => {
      if (since === null) return;
      times.push(performance.now() - since);
      since = null;
      if (times.length >= count) finish();
    },
  };
};

const need = <T>(value: T | null): T => {
  if (value === null) throw new Error('Not there');
  return value;
};

/** Milliseconds from the first frame with a code to its text, in our scanner. */
export const ourTimes = async (count: number, enoughMs: number): Promise<number[]> => {
  const { times, done, appeared, read } = collect(count, enoughMs);
  const leaving = new AbortController();
  const { signal } = leaving;
  const room = need(document.getElementById('room'));
  const running = () => watchCorner(need(room.querySelector('video')), appeared);
  const failed = (failure: string) => console.error(failure);
  await Promise.race([
    startScanner(room, openCamera(null, signal), { running, read, failed }, signal),
    done,
  ]);
  leaving.abort();
  return times;
};

/** The same in html5-qrcode with its README settings. */
export const rivalTimes = async (count: number, enoughMs: number): Promise<number[]> => {
  const { times, done, appeared, read } = collect(count, enoughMs);
  const rival = createRival();
  await rival.start({ facingMode: 'environment' }, readmeConfig, read);
  watchCorner(need(document.querySelector<HTMLVideoElement>('#rival video')), appeared);
  await done;
  await rival.stop();
  return times;
};
