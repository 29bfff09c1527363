import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright';
import { eventually } from '../../tests/support/eventually';
import { tones } from '../../tests/support/fake-media';
import { hears, recordSound } from '../../tests/support/measure';
import { lastSoundAtMs } from '../../tests/support/recordings';
import type { Carried } from '../carry';
import { type PhoneScreen, watchScreen } from './phone-screen';
import type { Meeting } from './scene';

/** Milliseconds each. */
export interface MuteTimes {
  /** From the page's mute to the last sound at the far end. */
  readonly page: number[];
  /** From the tap on the phone to the same. */
  readonly phone: number[];
  /** From the page's mute until the phone says so. */
  readonly pageToPhone: number[];
}

const rounds = 8;
const heard = { selector: '#heard' };
/** Long enough for all that is on its way. */
const afterMs = 1_000;

/** Milliseconds from what `mute` returns to the last sound that the others hear. */
const untilSilence = async (far: Page, mute: () => Promise<number>): Promise<number> => {
  const recording = await recordSound(far, heard.selector);
  await delay(300);
  const mutedAt = await mute();
  await delay(afterMs);
  const last = lastSoundAtMs(await recording.stop());
  if (last === null) throw new Error('Nothing was heard before the mute');
  return last - mutedAt;
};

const setMicrophone = (page: Page, on: boolean): Promise<number> =>
  page.evaluate((open) => benchMeeting?.setMicrophone(open) ?? 0, on);

/** The same mute in the meeting without Baton: what any mute takes. */
export const measureMuteFloor = async ({ page, far }: Meeting): Promise<number[]> => {
  const times: number[] = [];
  while (times.length < rounds) {
    await hears(far, tones.laptop, heard);
    times.push(await untilSilence(far, () => setMicrophone(page, false)));
    await setMicrophone(page, true);
  }
  return times;
};

/** With the call on the phone, muted by the page and by the phone in turns. */
export const measureMute = async (
  { page, far }: Meeting,
  { phone }: Carried,
): Promise<MuteTimes> => {
  const screen = await watchScreen(phone);
  const times: MuteTimes = { page: [], phone: [], pageToPhone: [] };
  while (times.page.length < rounds) {
    await hears(far, tones.phone, heard);
    let mutedAt = 0;
    times.page.push(
      await untilSilence(far, async () => {
        mutedAt = await setMicrophone(page, false);
        return mutedAt;
      }),
    );
    const saidAt = await screen.when('the phone says muted', mutedAt, ({ muted }) => muted);
    times.pageToPhone.push(saidAt - mutedAt);
    await setMicrophone(page, true);

    await hears(far, tones.phone, heard);
    times.phone.push(await untilSilence(far, () => screen.tap('Mute')));
    await unmute(screen, phone);
  }
  return times;
};

const unmute = async (screen: PhoneScreen, phone: Page): Promise<void> => {
  await screen.tap('Unmute');
  await eventually('the phone is open again', () =>
    phone.getByRole('button', { name: 'Mute', exact: true }).isVisible(),
  );
};
