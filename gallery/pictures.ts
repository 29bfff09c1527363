import type { Participant } from '../core/protocol/views';

/** A still picture as a track: a person of a few plain shapes on a ground of one colour. */
const paintedTrack = (ground: string, figure: string, width = 640, height = 360) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const stream = canvas.captureStream(5);
  const pen = canvas.getContext('2d');
  const [track] = stream.getVideoTracks();
  if (pen === null || track === undefined) throw new Error('This browser draws no pictures.');
  const paint = (): void => {
    pen.fillStyle = ground;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = figure;
    pen.beginPath();
    pen.arc(width / 2, height * 0.42, height * 0.17, 0, 2 * Math.PI);
    pen.ellipse(width / 2, height, height * 0.34, height * 0.36, 0, 0, 2 * Math.PI);
    pen.fill();
  };
  paint();
  // A canvas that never changes again sends no frames.
  setInterval(paint, 200);
  return track;
};

const sharedScreen = () => paintedTrack('#f2f2ec', '#5b7fae', 960, 600);

const person = (
  name: string,
  more: Partial<Participant<MediaStreamTrack>> = {},
): Participant<MediaStreamTrack> => ({
  id: name,
  name,
  microphone: null,
  camera: null,
  screen: null,
  ...more,
});

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Three people, of whom one has no picture. */
export const people = once(() => [
  person('Ana Souza', { camera: paintedTrack('#3d5a4c', '#e8c9a0') }),
  person('Bo', { camera: paintedTrack('#4a4668', '#c98f6b') }),
  person('ليلى'),
]);

export const presenting = once(() => [
  person('Ana Souza', { camera: paintedTrack('#3d5a4c', '#e8c9a0'), screen: sharedScreen() }),
  person('Bo'),
]);

export const tab = once(() => [person('tab', { screen: sharedScreen() })]);

export const selfView = once(() => new MediaStream([paintedTrack('#6b5b4b', '#f0d6b8', 360, 480)]));

/** A microphone in a quiet room. */
export const silence = once(() => {
  const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
  if (track === undefined) throw new Error('This browser makes no sound.');
  return track;
});
