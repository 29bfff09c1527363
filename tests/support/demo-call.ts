import { buildExtension } from './build-extension';
import { launchParticipant, launchPhone, type Participant } from './chromium';
import { type DemoMeeting, startDemoMeeting } from './demo-meeting/demo-meeting';
import { colours, tones } from './fake-media';
import { launchLaptop } from './handoff';
import { allowedHost } from './janus';
import { sees } from './measure';

export interface DemoCall {
  readonly meeting: DemoMeeting;
  /** In the meeting, with the extension. */
  readonly laptop: Participant;
  /** In the meeting as well. */
  readonly anna: Participant;
  /** Shows nothing yet. */
  readonly phone: Participant;
}

/** Two people in the demo meeting, one of them with Baton for this server, and a phone beside them. */
export const startDemoCall = async (server: string, signal: AbortSignal): Promise<DemoCall> => {
  const [meeting, extension] = await Promise.all([
    startDemoMeeting(signal),
    buildExtension({ server, sites: `http://${allowedHost}/*`, signal }),
  ]);
  const person = (name: 'laptop' | 'anna' | 'phone') => ({
    name,
    colour: colours[name],
    toneHz: tones[name],
    signal,
  });
  const laptop = await launchLaptop({ ...person('laptop'), extension });
  const anna = await launchParticipant(person('anna'));
  const phone = await launchPhone(person('phone'));
  await laptop.page.goto(`${meeting.allowedOrigin}/?name=laptop&join&sound=raw`);
  await anna.page.goto(`${meeting.origin}/?name=anna&join&sound=raw`);
  await sees(anna.page, colours.laptop);
  return { meeting, laptop, anna, phone };
};
