import { afterAll, expect, test } from 'vitest';
import { launchParticipant } from '../support/chromium';
import { tones } from '../support/fake-media';
import { createLifetime } from '../support/lifetime';
import { writeProbeExtension } from '../support/probe-extension';
import { tempDir } from '../support/temp-dir';
import { extensionId } from '../support/toolbar';
import { allowPrompt, startXvfb } from '../support/xvfb';

const lifetime = createLifetime();
const { signal } = lifetime;
afterAll(() => lifetime.end());

test("the browser's own prompt for a site is answered from the keyboard", async () => {
  const screen = await startXvfb(signal);
  const extension = writeProbeExtension(tempDir('probe-extension', signal));
  const { context, page } = await launchParticipant({
    name: 'laptop',
    toneHz: tones.laptop,
    display: screen.display,
    extension,
    signal,
  });
  const id = await extensionId(context);
  await page.goto(`chrome-extension://${id}/ask.html?origins=http://meeting.localhost/*`);

  const outcome = () => page.locator('body').getAttribute('data-outcome');
  await allowPrompt(
    screen,
    () => page.getByRole('button', { name: 'Allow' }).click(),
    async () => (await outcome()) !== 'asked',
  );

  expect(await outcome()).toBe('true');
});
