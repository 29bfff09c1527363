import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../tests/support/eventually';
import { carry } from '../carry';
import { ages, delays, recordArrivals } from './arrivals';
import type { EngineScene, Meeting } from './scene';

/** Milliseconds from the far end to one screen. */
export interface Latency {
  readonly pictures: readonly number[];
  readonly sounds: readonly number[];
}

const windowMs = 20_000;
/** Jitter buffers have found their size by then. */
const settleMs = 10_000;

/**
 * How old picture and sound of the one other person are at the laptop's element and at the phone's,
 * at the same time and on one clock, since everything runs on this machine.
 */
export const measureLatency = async (
  scene: EngineScene,
  { page, far }: Meeting,
): Promise<{ laptop: Latency; phone: Latency }> => {
  const { phone, bringBack } = await carry(page, scene.phone, scene.server);
  await far.evaluate(() => benchFar?.click(true));
  await eventually('the phone shows a picture', () =>
    phone.evaluate(
      () => (document.querySelector<HTMLVideoElement>('.tile video')?.videoWidth ?? 0) > 0,
    ),
  );
  await delay(settleMs);
  const sent = await recordArrivals(far, { audio: '#own' });
  const atLaptop = await recordArrivals(page, { video: '.tile', audio: '.tile' });
  const atPhone = await recordArrivals(phone, { video: '.tile video', audio: 'audio' });
  await delay(windowMs);
  const [{ onsets }, laptop, there] = await Promise.all([
    sent.stop(),
    atLaptop.stop(),
    atPhone.stop(),
  ]);
  await far.evaluate(() => benchFar?.click(false));
  await bringBack();
  return {
    laptop: { pictures: ages(laptop.pictures), sounds: delays(onsets, laptop.onsets) },
    phone: { pictures: ages(there.pictures), sounds: delays(onsets, there.onsets) },
  };
};
