import type { Frame } from 'playwright';
import { expect } from 'vitest';
import { eventually } from '../eventually';
import { colours, tones } from '../fake-media';
import { flow } from '../flows';
import { hears, hearsNot, sees, seesNot } from '../measure';
import type { Scene } from './scene';
import type { Expected, Person } from './way';

type Seat = 'laptop' | 'phone';

const people: readonly Person[] = ['anna', 'ben', 'carla'];
const lineOf = (line: string) => ({ selector: `[data-line="${line}"]` });

/** The phone sees and hears these people, each once, and nobody else. */
export const phoneMeets = async ({ phone }: Scene, { others }: Expected): Promise<void> => {
  const absent = people.filter((person) => !others.includes(person));
  const tiles = phone.getByRole('region', { name: 'Call' }).locator('video');
  await Promise.all([
    ...others.flatMap((person) => [sees(phone, colours[person]), hears(phone, tones[person])]),
    flow(phone, { sounds: others.length, heard: others.length, pictures: others.length }),
    eventually(
      'a tile for each',
      async () => (await tiles.count()) === others.length,
      {},
      () => tiles.count(),
    ),
  ]);
  await Promise.all(
    [...absent, 'laptop' as const].flatMap((seat) => [
      seesNot(phone, colours[seat]),
      hearsNot(phone, tones[seat]),
    ]),
  );
};

/** On every line of the app the others see and hear this seat, and not the other one. */
export const othersMeet = async ({ far }: Scene, expected: Expected, present: Seat) => {
  const { uplinks, pictures = uplinks.picture.length } = expected;
  const absent = present === 'phone' ? 'laptop' : 'phone';
  await Promise.all([
    ...uplinks.picture.map((line) => sees(far, colours[present], lineOf(line))),
    ...uplinks.sound.map((line) => hears(far, tones[present], lineOf(line))),
    seesNot(far, colours[absent]),
    hearsNot(far, tones[absent]),
    // The laptop's own camera may be too small for all layers.
    flow(far, { heard: uplinks.sound.length, ...(present === 'phone' && { pictures }) }),
  ]);
};

/** Nobody sees or hears the seat on any line, by eye, by ear and by what the statistics count. */
export const othersMeetNobody = async ({ far }: Scene): Promise<void> => {
  await Promise.all([
    hearsNot(far, tones.phone),
    hearsNot(far, tones.laptop),
    seesNot(far, colours.phone),
    seesNot(far, colours.laptop),
    flow(far, { heard: 0 }),
  ]);
};

/** What the app reads of its microphone and camera. */
export const readHeld = (app: Frame) =>
  app.evaluate(() => {
    const held = globalThis.appPage?.held() ?? [];
    return held.sort((one, other) => one.kind.localeCompare(other.kind));
  });

/** The app reads of its microphone and camera what it would read of the laptop's, open. */
export const readsLive = async (app: Frame, labels: readonly string[]): Promise<void> => {
  const live = { readyState: 'live', enabled: true, muted: false };
  expect(await readHeld(app)).toEqual([
    { kind: 'audio', label: labels[0], ...live },
    { kind: 'video', label: labels[1], ...live },
  ]);
};
