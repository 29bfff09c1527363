import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchParticipant, type Participant } from '../support/chromium';
import { packetCounts } from '../support/connections';
import { colours, tones } from '../support/fake-media';
import { type Janus, startJanus } from '../support/janus';
import {
  joinVideoRoom,
  leaveVideoRoom,
  othersInRoom,
  remoteMedia,
  startVideoCall,
} from '../support/janus-pages';
import { createLifetime } from '../support/lifetime';
import { hears, hearsNot, sees, seesNot } from '../support/measure';

const lifetime = createLifetime();
const names = ['laptop', 'anna', 'ben'] as const;
type Name = (typeof names)[number];
let janus: Janus;
let people: Record<Name, Participant>;

beforeAll(async () => {
  const launch = (name: Name) =>
    launchParticipant({
      name,
      colour: colours[name],
      toneHz: tones[name],
      signal: lifetime.signal,
    });
  janus = await startJanus(lifetime.signal);
  people = { laptop: await launch('laptop'), anna: await launch('anna'), ben: await launch('ben') };
});

afterAll(() => lifetime.end());

describe('the meeting software that handoffs are tested on', () => {
  test('three people in the video room see and hear one another', async () => {
    for (const name of names) await joinVideoRoom(people[name].page, janus.demosOrigin, name);
    for (const name of names) {
      await othersInRoom(people[name].page, 2);
      for (const other of names.filter((candidate) => candidate !== name)) {
        await sees(people[name].page, colours[other], { selector: remoteMedia.room });
        await hears(people[name].page, tones[other], { selector: remoteMedia.room });
      }
      await hearsNot(people[name].page, tones[name], { selector: remoteMedia.room });
      expect(await packetCounts(people[name].page)).not.toMatchObject({ videoReceived: 0 });
    }
  });

  test('who leaves the video room is not seen and not heard any more', async () => {
    await leaveVideoRoom(people.ben.page);
    for (const name of ['laptop', 'anna'] as const) {
      await othersInRoom(people[name].page, 1);
      await seesNot(people[name].page, colours.ben, { selector: remoteMedia.room });
      await hearsNot(people[name].page, tones.ben, { selector: remoteMedia.room });
    }
  });

  test('two people in the video call see and hear each other', async () => {
    const { anna, laptop } = people;
    await startVideoCall(janus.demosOrigin, laptop, anna);
    await sees(laptop.page, colours.anna, { selector: remoteMedia.call });
    await hears(laptop.page, tones.anna, { selector: remoteMedia.call });
    await sees(anna.page, colours.laptop, { selector: remoteMedia.call });
    await hears(anna.page, tones.laptop, { selector: remoteMedia.call });
  });
});
