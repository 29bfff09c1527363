import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { buildExtension } from '../tests/support/build-extension';
import { launchParticipant, type Participant } from '../tests/support/chromium';
import { startDemoMeeting } from '../tests/support/demo-meeting/demo-meeting';
import { eventually } from '../tests/support/eventually';
import { colours, tones } from '../tests/support/fake-media';
import {
  moveCall,
  pairingCode,
  phoneBeforeCode,
  showCode,
  typeCode,
  waitForPhase,
} from '../tests/support/handoff';
import { allowedHost } from '../tests/support/janus';
import { createLifetime } from '../tests/support/lifetime';
import { hears, hearsNot, sees, seesNot } from '../tests/support/measure';
import { startPeerServer } from '../tests/support/peer-server';
import { portraitCamera } from '../tests/support/portrait-camera';
import { lastMark, needMark } from './marks';

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(root, 'dist', 'demo');

const say = (line: string): void => console.log(line);

/** The laptop with the extension and one more participant, both in the demo meeting. */
const meet = async (server: string, signal: AbortSignal) => {
  const [meeting, extension] = await Promise.all([
    startDemoMeeting(signal),
    buildExtension({ server, sites: `http://${allowedHost}/*`, signal }),
  ]);
  const join = async (name: 'laptop' | 'anna', label: string): Promise<Participant> => {
    const person = await launchParticipant({
      name,
      toneHz: tones[name],
      video: await portraitCamera(colours[name]),
      signal,
      ...(name === 'laptop' ? { extension } : {}),
    });
    await person.page.goto(`${meeting.allowedOrigin}/?name=${label}&join&sound=raw`);
    return person;
  };
  const laptop = await join('laptop', 'Lea');
  const anna = await join('anna', 'Anna');
  return { laptop, anna };
};

/**
 * Carries a call to a phone and back in real browsers, with a phone whose camera really looks at the
 * code, and says how long each step took and where its picture is.
 */
export const main = async (): Promise<void> => {
  const lifetime = createLifetime();
  const { signal } = lifetime;
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const taken: string[] = [];
  const picture = async (page: Page, name: string): Promise<void> => {
    const path = join(pictures, `${taken.length + 1}-${name}.png`);
    await page.screenshot({ path });
    taken.push(path);
  };

  try {
    say('A meeting of two: Lea at her laptop with Baton, and Anna.');
    const server = await startPeerServer({ signal });
    const { laptop, anna } = await meet(server.origin, signal);
    await sees(anna.page, colours.laptop);
    await hears(anna.page, tones.laptop);
    await sees(laptop.page, colours.anna);
    await picture(laptop.page, 'meeting-before');

    say('Lea presses the toolbar button, and her phone looks at the code.');
    const overlay = await showCode(laptop.page);
    await picture(laptop.page, 'code-over-the-meeting');
    const phone = await phoneBeforeCode(overlay, signal);
    await phone.page.goto(server.origin);
    await picture(phone.page, 'phone-welcome');
    await phone.page.getByRole('button', { name: 'Scan code' }).click();
    await waitForPhase(phone.page, 'confirming');
    const code = await pairingCode(phone.page);
    await waitForPhase(overlay, 'confirming');
    await picture(laptop.page, 'laptop-asks-for-the-code');
    await picture(phone.page, 'phone-shows-the-code');

    say(`She types the ${code} that the phone shows, and taps "Move call here".`);
    await typeCode(overlay, code);
    await overlay.getByRole('textbox').waitFor({ state: 'detached' });
    await picture(laptop.page, 'code-typed');
    await picture(phone.page, 'phone-confirming');
    await moveCall(phone.page);
    await waitForPhase(overlay, 'live');
    await waitForPhase(phone.page, 'live');
    await sees(anna.page, colours.phone);
    await hears(anna.page, tones.phone);
    await hearsNot(anna.page, tones.laptop);
    await sees(phone.page, colours.anna);
    await hears(phone.page, tones.anna);
    await picture(phone.page, 'phone-in-the-call');
    await picture(laptop.page, 'laptop-while-on-the-phone');
    await picture(anna.page, 'anna-sees-the-phone');
    const firstFrameAt = await eventually('a first remote frame', () =>
      lastMark(phone.page, 'baton:first-remote-frame'),
    );
    const phoneAt = (name: string) => needMark(phone.page, `baton:${name}`);
    const consentedAt = Math.min(
      await phoneAt('consented'),
      await needMark(overlay, 'baton:consented'),
    );
    const steps: [string, number][] = [
      [
        'scanned → both have proven themselves',
        (await phoneAt('proven')) - (await phoneAt('scanned')),
      ],
      ['both agreed → first picture on the phone', firstFrameAt - consentedAt],
      [
        'both agreed → phone in the meeting',
        (await needMark(overlay, 'baton:uplink-swapped')) - consentedAt,
      ],
    ];

    say('The call is on the phone. She brings it back.');
    const clickedAt = Date.now();
    await overlay.getByRole('button', { name: 'Bring back' }).click();
    await waitForPhase(overlay, 'ended');
    steps.push(['"Bring back" → laptop in the meeting', Date.now() - clickedAt]);
    await waitForPhase(phone.page, 'ended');
    await picture(laptop.page, 'brought-back');
    await picture(phone.page, 'phone-afterwards');
    await sees(anna.page, colours.laptop);
    await hears(anna.page, tones.laptop);
    await seesNot(anna.page, colours.phone);
    await picture(anna.page, 'anna-sees-the-laptop');

    say('\nAnna saw and heard the laptop, then the phone, then the laptop again.\n');
    for (const [what, ms] of steps) say(`${what.padEnd(42)} ${ms.toFixed(0).padStart(5)} ms`);
    say('\nPictures:');
    for (const path of taken) say(`  ${relative(process.cwd(), path)}`);
  } finally {
    await lifetime.end();
  }
};
