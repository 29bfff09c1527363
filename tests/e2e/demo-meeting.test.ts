import { afterAll, expect, test } from 'vitest';
import { launchParticipant } from '../support/chromium';
import { startDemoMeeting } from '../support/demo-meeting/demo-meeting';
import { colours, tones } from '../support/fake-media';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot } from '../support/measure';
import { portraitCamera } from '../support/portrait-camera';

const lifetime = createLifetime();
const { signal } = lifetime;
afterAll(() => lifetime.end());

test('people in the demo meeting see and hear one another until they mute, stop or leave', async () => {
  const { allowedOrigin } = await startDemoMeeting(signal);
  const [laptop, anna] = await Promise.all(
    (['laptop', 'anna'] as const).map(async (name) => {
      const video = await portraitCamera(colours[name]);
      return launchParticipant({ name, toneHz: tones[name], video, signal });
    }),
  );
  if (laptop === undefined || anna === undefined) throw new Error('Not launched');
  await laptop.page.goto(allowedOrigin);
  await laptop.page.getByLabel('Your name').fill('Laptop');
  await laptop.page.getByRole('button', { name: 'Join' }).click();
  await anna.page.goto(`${allowedOrigin}/?name=Anna&join&sound=raw`);
  await sees(laptop.page, colours.anna);
  await hears(laptop.page, tones.anna);
  await sees(anna.page, colours.laptop);
  await hears(anna.page, tones.laptop);
  await hearsNot(laptop.page, tones.laptop);

  await laptop.page.getByRole('button', { name: 'Mute' }).click();
  await hearsNot(anna.page, tones.laptop);
  await laptop.page.getByRole('button', { name: 'Unmute' }).click();
  await hears(anna.page, tones.laptop);
  await laptop.page.getByRole('button', { name: 'Stop camera' }).click();
  await seesNot(anna.page, colours.laptop);
  await laptop.page.getByRole('button', { name: 'Start camera' }).click();
  await sees(anna.page, colours.laptop);

  await anna.page.getByRole('button', { name: 'Leave' }).click();
  await seesNot(laptop.page, colours.anna);
  await expect.poll(() => laptop.page.getByRole('status').textContent()).toBe('Only you are here');
});
