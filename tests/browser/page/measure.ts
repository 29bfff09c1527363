type Colour = 'phone' | 'laptop' | 'dark' | 'other' | 'none';

interface Processor {
  readonly readable: ReadableStream<VideoFrame>;
}
declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack }) => Processor;
interface Generator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}
declare const MediaStreamTrackGenerator: new (init: { kind: 'video' }) => Generator;

/** Looks until `look` gives something true; fails with `what` after the deadline in milliseconds. */
export const until = async (
  what: string,
  look: () => boolean | Promise<boolean>,
  timeoutMs = 8_000,
): Promise<void> => {
  const deadline = performance.now() + timeoutMs;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const paints = { phone: '#c020c0', other: '#2040d0' } as const;

/** A camera that shows one colour at 20 frames a second. */
export const colourTrack = (colour: keyof typeof paints, signal: AbortSignal): MediaStreamTrack => {
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  const canvas = new OffscreenCanvas(320, 240);
  const context = canvas.getContext('2d');
  const timer = setInterval(() => {
    if (!context) return;
    context.fillStyle = paints[colour];
    context.fillRect(0, 0, 320, 240);
    const frame = new VideoFrame(canvas, { timestamp: performance.now() * 1000 });
    writer.write(frame).catch(() => frame.close());
  }, 50);
  signal.addEventListener('abort', () => clearInterval(timer));
  return track;
};

let context: AudioContext | undefined;
const audio = (): AudioContext => {
  context ??= new AudioContext();
  return context;
};

/** A microphone that hears one tone. */
export const toneTrack = (hz: number, signal: AbortSignal): MediaStreamTrack => {
  const oscillator = audio().createOscillator();
  const destination = audio().createMediaStreamDestination();
  oscillator.frequency.value = hz;
  oscillator.connect(destination);
  oscillator.start();
  signal.addEventListener('abort', () => oscillator.stop());
  const [track] = destination.stream.getAudioTracks();
  if (!track) throw new Error('no tone');
  return track;
};

const name = (red: number, green: number, blue: number): Colour => {
  if (red < 50 && green < 50 && blue < 50) return 'dark';
  if (red > 120 && blue > 120 && green < 90) return 'phone';
  if (blue > 140 && red < 90 && green < 110) return 'other';
  return 'laptop';
};

export interface Picture {
  colour(): Colour;
  seen(): readonly Colour[];
  forget(): void;
  frames(): number;
  /** Of the latest frame, in pixels. */
  size(): readonly [number, number];
  /** The brightest spot of the latest frame, 0 to 255. */
  brightest(): number;
}

/** Pixels that are looked at: fine enough for the strokes of a word. */
const sides = { width: 160, height: 120 } as const;

/** Follows the frames of a track and says what the latest one, at most a second and a half old, shows. */
export const watchPicture = (track: MediaStreamTrack, signal: AbortSignal): Picture => {
  const canvas = new OffscreenCanvas(sides.width, sides.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const reader = new MediaStreamTrackProcessor({ track: track.clone() }).readable.getReader();
  let colour: Colour = 'none';
  let at = 0;
  let frames = 0;
  let size: readonly [number, number] = [0, 0];
  let brightest = 0;
  const seen = new Set<Colour>();
  const read = async (): Promise<void> => {
    const { value, done } = await reader.read();
    if (done || !value || !context) return;
    context.drawImage(value, 0, 0, sides.width, sides.height);
    size = [value.displayWidth, value.displayHeight];
    value.close();
    const { data } = context.getImageData(0, 0, sides.width, sides.height);
    const mean = (part: number): number => {
      let sum = 0;
      for (let pixel = part; pixel < data.length; pixel += 4) sum += data[pixel] ?? 0;
      return (sum * 4) / data.length;
    };
    colour = name(mean(0), mean(1), mean(2));
    brightest = 0;
    for (let green = 1; green < data.length; green += 4)
      brightest = Math.max(brightest, data[green] ?? 0);
    seen.add(colour);
    frames += 1;
    at = performance.now();
    if (!signal.aborted) await read();
  };
  void read();
  signal.addEventListener('abort', () => void reader.cancel());
  return {
    colour: () => (performance.now() - at < 1_500 ? colour : 'none'),
    seen: () => [...seen],
    forget: () => seen.clear(),
    frames: () => frames,
    size: () => size,
    brightest: () => brightest,
  };
};

/** Level in dB of a track's sound: at one frequency, and of all of it. */
export const watchSound = (
  track: MediaStreamTrack,
  signal: AbortSignal,
): { level(hz: number): number; loudness(): number } => {
  // Chromium plays received sound into a graph only while an element plays it, too.
  const element = new Audio();
  element.muted = true;
  element.srcObject = new MediaStream([track]);
  // Refused where the looking ends before it plays.
  element.play().catch(() => {});
  const analyser = audio().createAnalyser();
  analyser.fftSize = 2048;
  analyser.smoothingTimeConstant = 0;
  audio()
    .createMediaStreamSource(new MediaStream([track]))
    .connect(analyser);
  signal.addEventListener('abort', () => {
    element.srcObject = null;
    analyser.disconnect();
  });
  return {
    level: (hz) => {
      const values = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(values);
      const bin = Math.round((hz * analyser.fftSize) / audio().sampleRate);
      return Math.max(values[bin - 1] ?? -200, values[bin] ?? -200, values[bin + 1] ?? -200);
    },
    loudness: () => {
      const values = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(values);
      return 20 * Math.log10(Math.max(...values.map(Math.abs)) + 1e-9);
    },
  };
};
