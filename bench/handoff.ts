import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../tests/support/eventually';
import { colours, tones } from '../tests/support/fake-media';
import { moveCall, pairingCode, showCode, typeCode, waitForPhase } from '../tests/support/handoff';
import { hears, parseColour, sameColour, sees } from '../tests/support/measure';
import { copyLink, openLink, proven } from './carry';
import { lastMark, needMark } from './marks';
import type { Scene } from './scene';
import { type Gaps, gapsAround, sideMs, watch } from './windows';

/** Milliseconds. */
export interface HandoffTimes {
  readonly scanToProven: number;
  readonly consentToFirstFrame: number;
  readonly consentToSeen: number;
  readonly consentToSwapped: number;
  readonly swap: Gaps;
  /** As long a look at the same meeting just before. */
  readonly noSwap: Gaps;
}

/** Who consents last: a code typed on the laptop, or a tap on the phone. */
export type LastConsent = 'laptop' | 'phone';

/** The whole handoff as people do it, save that the phone, which looks for a code, gets the link instead. */
export const measureHandoff = async (scene: Scene, last: LastConsent): Promise<HandoffTimes> => {
  const { laptop, anna } = scene;
  const phone = await scene.phone.context.newPage();
  await phone.goto(scene.server);
  await phone.getByRole('button', { name: 'Scan code' }).click();
  await phone.locator('.scanning-frame.running').waitFor();

  const calm = await watch(anna.page);
  const calmFrom = Date.now();
  await delay(2 * sideMs);
  const noSwap = gapsAround(await calm.stop(), calmFrom + sideMs);

  const overlay = await showCode(laptop.page);
  await openLink(phone, await copyLink(overlay, laptop.page));
  await proven(phone);
  await waitForPhase(overlay, 'confirming');
  const code = await pairingCode(phone);
  const watching = await watch(anna.page);
  await delay(sideMs);
  if (last === 'phone') {
    await typeCode(overlay, code);
    await overlay.getByRole('textbox').waitFor({ state: 'detached' });
    await moveCall(phone);
  } else {
    await moveCall(phone);
    await eventually('the phone waits for the laptop', async () => {
      const move = phone.getByRole('button', { name: 'Move call here' });
      return (await move.count()) === 0 || (await move.isDisabled());
    });
    await delay(1_000);
    await typeCode(overlay, code);
  }
  await waitForPhase(overlay, 'live');
  await waitForPhase(phone, 'live');
  const firstFrameAt = await eventually('a first remote frame', () =>
    lastMark(phone, 'baton:first-remote-frame'),
  );
  await delay(sideMs);
  const watched = await watching.stop();
  const seen = watched.frames.find(({ colour }) => sameColour(colour, parseColour(colours.phone)));
  if (seen === undefined) throw new Error('The phone was never seen');
  await hears(anna.page, tones.phone);

  const marks = await Promise.all([
    needMark(phone, 'baton:scanned'),
    needMark(phone, 'baton:proven'),
    needMark(phone, 'baton:consented'),
    needMark(overlay, 'baton:consented'),
    needMark(overlay, 'baton:uplink-swapped'),
  ]);
  const [scannedAt, provenAt, phoneConsentedAt, laptopConsentedAt, swappedAt] = marks;
  await overlay.getByRole('button', { name: 'Bring back' }).click();
  await waitForPhase(phone, 'ended');
  await sees(anna.page, colours.laptop);
  await hears(anna.page, tones.laptop);
  await phone.close();

  const consentedAt = Math.min(phoneConsentedAt, laptopConsentedAt);
  return {
    scanToProven: provenAt - scannedAt,
    consentToFirstFrame: firstFrameAt - consentedAt,
    consentToSeen: seen.atMs - consentedAt,
    consentToSwapped: swappedAt - consentedAt,
    swap: gapsAround(watched, seen.atMs),
    noSwap,
  };
};
