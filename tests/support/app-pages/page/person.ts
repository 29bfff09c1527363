import { colours, tones } from '../../colours-and-tones';
import type { Voice } from '../signals';

export interface Person {
  readonly name: string;
  readonly stream: MediaStream;
}

const looks = {
  anna: { colour: colours.anna, hz: tones.anna },
  ben: { colour: colours.ben, hz: tones.ben },
  carla: { colour: colours.carla, hz: tones.carla },
} as const;

const people = new Map<Voice, Person>();
const frameMs = 66;
const syllableMs = 500;

/** The sound and picture of somebody, made once. */
export const personOf = (voice: Voice): Person => {
  const person = people.get(voice) ?? { name: nameOf(voice), stream: makeStream(voice) };
  people.set(voice, person);
  return person;
};

const nameOf = (voice: Voice): string => {
  const [first = '', ...rest] = voice.split('-')[0] ?? '';
  return first.toUpperCase() + rest.join('');
};

const makeStream = (voice: Voice): MediaStream => {
  // A second track of one sound is still that one person's.
  if (voice === 'anna-again')
    return new MediaStream(personOf('anna').stream.clone().getAudioTracks());
  if (voice === 'nobody') return new MediaStream(paint('#808080'));
  const { colour, hz } = looks[voice];
  return new MediaStream([...sing(hz), ...paint(colour)]);
};

const sing = (hz: number): MediaStreamTrack[] => {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: hz });
  const quieter = new GainNode(context, { gain: 0.4 });
  const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  tone.connect(quieter).connect(out);
  tone.start();
  // Nobody speaks evenly: louder and quieter after random times, so that no two sound alike.
  const speak = (): void => {
    quieter.gain.value = 0.6 - quieter.gain.value;
    setTimeout(speak, syllableMs * (1 + Math.random()));
  };
  speak();
  return out.stream.getTracks();
};

const paint = (colour: string): MediaStreamTrack[] => {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const context = canvas.getContext('2d');
  let frame = 0;
  setInterval(() => {
    if (context === null) return;
    frame += 1;
    context.fillStyle = colour;
    context.fillRect(0, 0, canvas.width, canvas.height);
    // Something moves, or nothing would be encoded.
    context.fillStyle = '#ffffff';
    context.fillRect(300 + (frame % 20), 180, 8, 8);
  }, frameMs);
  return canvas.captureStream(15).getTracks();
};
