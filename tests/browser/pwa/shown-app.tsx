/// <reference types="vite/client" />
import { render } from 'preact';
import { onTestFinished } from 'vitest';
import type { Participant, PhoneAction, PhoneView } from '../../../core/protocol/views';
import { App, type AppProps } from '../../../pwa/screens/app';
import '../../../pwa/screens/app.css';

export interface ShownApp {
  /** What the person did, in order. */
  readonly actions: PhoneAction[];
  show(view: PhoneView, more?: Partial<AppProps>): void;
}

/** The app in the test's page, removed when the test is over. */
export const showApp = (view: PhoneView, more: Partial<AppProps> = {}): ShownApp => {
  const actions: PhoneAction[] = [];
  const root = document.createElement('div');
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  const nothing = {
    participants: [],
    sounds: [],
    selfView: null,
    selfSound: null,
    cameraChosen: true,
    audioOnly: null,
    link: null,
    remembers: false,
    install: null,
    phoneName: 'Pixel 8',
    update: null,
    onShown: () => {},
    language: 'en' as const,
    onLanguage: () => {},
  };
  const show = (next: PhoneView, others: Partial<AppProps> = {}) =>
    render(
      <App {...nothing} {...others} view={next} act={(action) => actions.push(action)} />,
      root,
    );
  show(view, more);
  return { actions, show };
};

/** A picture of one colour that keeps coming, 10 a second, until the test is over. */
export const colouredTrack = (colour: string, width = 320, height = 180): MediaStreamTrack => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  const paint = () => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, width, height);
  };
  paint();
  const painting = setInterval(paint, 100);
  const [track] = canvas.captureStream(10).getVideoTracks();
  if (track === undefined) throw new Error('no track');
  onTestFinished(() => {
    clearInterval(painting);
    track.stop();
  });
  return track;
};

/** A microphone's track with a tone, until the test is over. */
export const toneTrack = (): MediaStreamTrack => {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const output = context.createMediaStreamDestination();
  tone.connect(output);
  tone.start();
  const [track] = output.stream.getAudioTracks();
  if (track === undefined) throw new Error('no track');
  onTestFinished(() => context.close());
  return track;
};

export const participant = (
  name: string,
  tracks: Partial<Participant<MediaStreamTrack>> = {},
): Participant<MediaStreamTrack> => ({
  id: name,
  name,
  microphone: null,
  camera: null,
  screen: null,
  ...tracks,
});
