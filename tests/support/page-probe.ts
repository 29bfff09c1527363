/** One colour as a person would name it, each part 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export interface Picture {
  /** The mean of the four corners: the middle may hold a QR code or a card. */
  colour: Rgb;
  width: number;
  height: number;
  /** New frames came while it was looked at. */
  live: boolean;
}

interface Samples {
  sampleRate: number;
  values: number[];
}

export interface FrameMark {
  /** Milliseconds since 1970, of the page's own monotonic clock. */
  atMs: number;
  colour: Rgb;
}

export interface SoundMark {
  /** Milliseconds since 1970, of the page's own monotonic clock. */
  atMs: number;
  durationMs: number;
  /** Level of the block in dB below full scale, −120 for digital silence. */
  db: number;
  /** Level of each asked-for tone in the block, in the order in which they were asked for. */
  tonesDb: number[];
}

/** What can be asked of a page once `installProbe` ran in it. */
interface PageProbe {
  pictures(selector: string, windowMs: number): Promise<Picture[]>;
  /** Sound of every element that plays audibly, or of every receiver of the page. */
  sounds(selector: string | 'receivers', windowMs: number): Promise<Samples[]>;
  startPictures(selector: string): number;
  startSound(selector: string, tones: readonly number[]): number;
  stop(recording: number): Array<FrameMark | SoundMark>;
}

interface TrackProcessor<Data> {
  readonly readable: ReadableStream<Data>;
}

declare global {
  var batonProbe: PageProbe | undefined;
  /** Set by the init script of connections.ts. */
  var batonTestConnections: ReadonlySet<RTCPeerConnection> | undefined;
  var MediaStreamTrackProcessor: {
    new <Data extends AudioData | VideoFrame>(init: {
      track: MediaStreamTrack;
    }): TrackProcessor<Data>;
  };
}

/**
 * Runs inside the page, so it may refer to nothing outside itself. It reads tracks with
 * MediaStreamTrackProcessor, which needs no gesture, no worklet script that a policy could forbid,
 * and goes on in a background tab.
 */
export const installProbe = (): void => {
  if (globalThis.batonProbe !== undefined) return;

  const now = (): number => performance.timeOrigin + performance.now();
  const side = 8;
  const decibels = (amplitude: number): number =>
    amplitude < 1e-6 ? -120 : Math.max(-120, 20 * Math.log10(amplitude));

  const cornerColour = (source: CanvasImageSource): Rgb => {
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('No canvas in this page');
    context.drawImage(source, 0, 0, side, side);
    const sum: [number, number, number] = [0, 0, 0];
    for (const x of [0, side - 1]) {
      for (const y of [0, side - 1]) {
        const pixel = context.getImageData(x, y, 1, 1).data;
        for (const part of [0, 1, 2] as const) sum[part] += (pixel[part] ?? 0) / 4;
      }
    }
    return [Math.round(sum[0]), Math.round(sum[1]), Math.round(sum[2])];
  };

  const read = async <Data extends AudioData | VideoFrame>(
    track: MediaStreamTrack,
    signal: AbortSignal,
    take: (data: Data) => void,
  ): Promise<void> => {
    const reader = new MediaStreamTrackProcessor<Data>({ track }).readable.getReader();
    signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
    while (!signal.aborted) {
      const { done, value } = await reader.read();
      if (done) return;
      take(value);
      value.close();
    }
  };

  const samplesOf = (data: AudioData): Float32Array => {
    const samples = new Float32Array(data.numberOfFrames);
    data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    return samples;
  };

  const audible = (element: HTMLMediaElement): boolean =>
    !element.muted && !element.paused && element.volume > 0;

  const streamOf = (element: Element): MediaStream | null =>
    element instanceof HTMLMediaElement && element.srcObject instanceof MediaStream
      ? element.srcObject
      : null;

  const liveTracks = (elements: Iterable<Element>, kind: 'audio' | 'video'): MediaStreamTrack[] => {
    const tracks = new Set<MediaStreamTrack>();
    for (const element of elements) {
      for (const track of streamOf(element)?.getTracks() ?? []) {
        if (track.kind === kind && track.readyState === 'live') tracks.add(track);
      }
    }
    return [...tracks];
  };

  const audibleTracks = (selector: string): MediaStreamTrack[] => {
    if (selector === 'receivers') {
      return [...(globalThis.batonTestConnections ?? [])].flatMap((connection) =>
        connection
          .getReceivers()
          .map((receiver) => receiver.track)
          .filter((track) => track.kind === 'audio' && track.readyState === 'live'),
      );
    }
    const elements = [...document.querySelectorAll(selector)];
    return liveTracks(
      elements.filter((element) => element instanceof HTMLMediaElement && audible(element)),
      'audio',
    );
  };

  /** Goertzel's filter over a Hann window: the amplitude of one frequency. */
  const toneAmplitude = (samples: Float32Array, sampleRate: number, hz: number): number => {
    const coefficient = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
    let before = 0;
    let last = 0;
    for (let at = 0; at < samples.length; at += 1) {
      const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / (samples.length - 1));
      const next = (samples[at] ?? 0) * hann + coefficient * last - before;
      before = last;
      last = next;
    }
    const power = last * last + before * before - coefficient * last * before;
    return (4 * Math.sqrt(Math.max(0, power))) / samples.length;
  };

  const recordings = new Map<number, { marks: Array<FrameMark | SoundMark>; end: () => void }>();
  let nextRecording = 1;
  const record = (begin: (marks: Array<FrameMark | SoundMark>, signal: AbortSignal) => void) => {
    const marks: Array<FrameMark | SoundMark> = [];
    const controller = new AbortController();
    begin(marks, controller.signal);
    const id = nextRecording;
    nextRecording += 1;
    recordings.set(id, { marks, end: () => controller.abort() });
    return id;
  };

  const firstTrack = (selector: string, kind: 'audio' | 'video'): MediaStreamTrack => {
    const [track] = liveTracks(document.querySelectorAll(selector), kind);
    if (track === undefined) throw new Error(`No live ${kind} in ${selector}`);
    return track;
  };

  globalThis.batonProbe = {
    async pictures(selector, windowMs) {
      const videos = [...document.querySelectorAll(selector)].filter(
        (element) =>
          element instanceof HTMLVideoElement &&
          element.videoWidth > 0 &&
          element.checkVisibility(),
      ) as HTMLVideoElement[];
      const frames = videos.map((video) => video.getVideoPlaybackQuality().totalVideoFrames);
      await new Promise((resolve) => setTimeout(resolve, windowMs));
      return videos.map((video, at) => ({
        colour: cornerColour(video),
        width: video.videoWidth,
        height: video.videoHeight,
        live: video.getVideoPlaybackQuality().totalVideoFrames > (frames[at] ?? 0),
      }));
    },

    async sounds(selector, windowMs) {
      const controller = new AbortController();
      const heard = audibleTracks(selector).map((track) => {
        const samples: Samples = { sampleRate: 48_000, values: [] };
        const reading = read<AudioData>(track, controller.signal, (data) => {
          samples.sampleRate = data.sampleRate;
          for (const value of samplesOf(data)) samples.values.push(Math.round(value * 32_767));
        });
        return { samples, reading };
      });
      await new Promise((resolve) => setTimeout(resolve, windowMs));
      controller.abort();
      await Promise.all(heard.map(({ reading }) => reading));
      return heard.map(({ samples }) => samples);
    },

    startPictures(selector) {
      const track = firstTrack(selector, 'video');
      return record((marks, signal) => {
        void read<VideoFrame>(track, signal, (frame) => {
          marks.push({ atMs: now(), colour: cornerColour(frame) });
        });
      });
    },

    startSound(selector, tones) {
      const track = firstTrack(selector, 'audio');
      return record((marks, signal) => {
        void read<AudioData>(track, signal, (data) => {
          const samples = samplesOf(data);
          const squares = samples.reduce((sum, value) => sum + value * value, 0);
          marks.push({
            atMs: now(),
            durationMs: data.duration / 1000,
            db: decibels(Math.sqrt(squares / samples.length)),
            tonesDb: tones.map((hz) => decibels(toneAmplitude(samples, data.sampleRate, hz))),
          });
        });
      });
    },

    stop(id) {
      const recording = recordings.get(id);
      if (recording === undefined) throw new Error('No such recording');
      recordings.delete(id);
      recording.end();
      return recording.marks;
    },
  };
};
