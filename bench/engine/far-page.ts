interface FarPage {
  /** Somebody else in the meeting: an offer that sends this picture and sound. */
  offer(person: number): Promise<string>;
  accept(person: number, sdp: string): Promise<void>;
  /** Takes what the laptop publishes, and plays it in `#heard`. */
  hear(sdp: string): Promise<string>;
  /** Stops or starts somebody's picture the way apps do: by the transceiver's direction. */
  showPicture(person: number, on: boolean): Promise<string>;
  leave(person: number): void;
  /** The first person clicks once a second instead of humming; `#own` has what goes out. */
  click(on: boolean): void;
}

declare global {
  var benchFar: FarPage | undefined;
  var MediaStreamTrackGenerator: new (init: {
    kind: 'video';
  }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
}

export interface FarOptions {
  readonly squares: number;
  readonly side: number;
}

/**
 * Runs inside a page of its own, so it may refer to nothing outside itself: everybody else of the
 * meeting. One picture of 640×360 at 30 frames a second, a textured scene that moves with a time
 * stamp in it. The first person's is sent as any page would; for all others it is encoded once more.
 */
export const installFar = ({ squares, side }: FarOptions): void => {
  const width = 640;
  const height = 360;
  const frameMs = 1000 / 30;
  const now = (): number => performance.timeOrigin + performance.now();
  const context = (canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D => {
    const made = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (made === null) throw new Error('No canvas in this page');
    return made;
  };

  /** Soft blots on a larger sheet, always the same ones. */
  const sheet = new OffscreenCanvas(width * 2, height * 2);
  const sheetContext = context(sheet);
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let blot = 0; blot < 400; blot += 1) {
    const [x, y, radius] = [random() * width * 2, random() * height * 2, 10 + random() * 90];
    const gradient = sheetContext.createRadialGradient(x, y, 0, x, y, radius);
    const hue = Math.round(random() * 360);
    gradient.addColorStop(0, `hsl(${hue} 45% ${30 + random() * 40}%)`);
    gradient.addColorStop(1, 'transparent');
    sheetContext.fillStyle = gradient;
    sheetContext.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  }

  const canvas = new OffscreenCanvas(width, height);
  const scene = context(canvas);
  const picture = new MediaStreamTrackGenerator({ kind: 'video' });
  const frames = picture.writable.getWriter();
  /** What the others' encoders get: nothing, at the same rate. Their frames are exchanged. */
  const blank = new MediaStreamTrackGenerator({ kind: 'video' });
  const blankFrames = blank.writable.getWriter();
  const blankCanvas = new OffscreenCanvas(32, 18);
  context(blankCanvas).fillRect(0, 0, 32, 18);
  const worker = new Worker('/fan-out.js');
  const begun = performance.now();
  const draw = (): void => {
    const at = performance.now() - begun;
    // A person before a wall: the wall hardly moves, a head and its mouth do.
    scene.drawImage(sheet, -100 + 6 * Math.sin(at / 900), -100 + 4 * Math.cos(at / 700));
    scene.save();
    scene.beginPath();
    scene.ellipse(320 + 30 * Math.sin(at / 600), 220, 80, 110, 0, 0, 2 * Math.PI);
    scene.clip();
    scene.drawImage(sheet, -500 + 30 * Math.sin(at / 600), -300 + 8 * Math.sin(at / 230));
    scene.restore();
    const stamp = Math.round(now()) % 2 ** squares;
    for (let bit = 0; bit < squares; bit += 1) {
      const white = ((stamp >> (squares - 1 - bit)) & 1) === 1;
      scene.fillStyle = white ? '#fff' : '#000';
      scene.fillRect(bit * side, 0, side, side);
      scene.fillStyle = white ? '#000' : '#fff';
      scene.fillRect(bit * side, side, side, side);
    }
    const timestamp = Math.round(at * 1000);
    const shown = new VideoFrame(canvas, { timestamp });
    const again = shown.clone();
    worker.postMessage(again, [again]);
    void frames.write(shown);
    void blankFrames.write(new VideoFrame(blankCanvas, { timestamp }));
    setTimeout(draw, Math.max(0, frameMs - ((performance.now() - begun) % frameMs)));
  };
  draw();

  const audio = new AudioContext();
  const voice = (
    person: number,
  ): { destination: MediaStreamAudioDestinationNode; level: GainNode } => {
    const tone = new OscillatorNode(audio, { frequency: 300 + 70 * person });
    const level = new GainNode(audio, { gain: person === 0 ? 0.2 : 0.01 });
    const destination = new MediaStreamAudioDestinationNode(audio, { channelCount: 1 });
    tone.connect(level).connect(destination);
    tone.start();
    return { destination, level };
  };
  const people = new Map<
    number,
    { connection: RTCPeerConnection; level: GainNode; destination: MediaStreamAudioDestinationNode }
  >();
  const vp8 = (RTCRtpSender.getCapabilities('video')?.codecs ?? []).filter(({ mimeType }) =>
    /^video\/(vp8|rtx)$/i.test(mimeType),
  );
  const needPerson = (person: number) => {
    const found = people.get(person);
    if (found === undefined) throw new Error(`Nobody is number ${person}`);
    return found;
  };

  const gathered = async (connection: RTCPeerConnection): Promise<string> => {
    if (connection.iceGatheringState !== 'complete')
      await new Promise<void>((resolve) => {
        connection.addEventListener('icegatheringstatechange', () => {
          if (connection.iceGatheringState === 'complete') resolve();
        });
      });
    return connection.localDescription?.sdp ?? '';
  };

  let stopClicks: (() => void) | null = null;
  const click = (): void => {
    const { level, destination } = needPerson(0);
    const beep = new OscillatorNode(audio, { frequency: 2_000 });
    const gate = new GainNode(audio, { gain: 0 });
    beep.connect(gate).connect(destination);
    beep.start();
    level.gain.value = 0;
    const own = document.querySelector<HTMLAudioElement>('#own');
    if (own !== null) own.srcObject = destination.stream;
    const timer = setInterval(() => {
      const at = audio.currentTime + 0.05;
      gate.gain.setValueAtTime(0.8, at);
      gate.gain.setValueAtTime(0, at + 0.03);
    }, 1_000);
    stopClicks = () => {
      clearInterval(timer);
      beep.stop();
      gate.disconnect();
      level.gain.value = 0.2;
      if (own !== null) own.srcObject = null;
    };
  };

  globalThis.benchFar = {
    async offer(person) {
      const connection = new RTCPeerConnection();
      const { destination, level } = voice(person);
      people.set(person, { connection, level, destination });
      const [sound] = destination.stream.getAudioTracks();
      if (sound === undefined) throw new Error('No sound');
      const stream = new MediaStream([(person === 0 ? picture : blank).clone(), sound]);
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
      for (const transceiver of connection.getTransceivers()) {
        transceiver.direction = 'sendonly';
        const { sender } = transceiver;
        if (sender.track?.kind !== 'video') continue;
        transceiver.setCodecPreferences(vp8);
        if (person > 0) sender.transform = new RTCRtpScriptTransform(worker);
      }
      await connection.setLocalDescription();
      return gathered(connection);
    },
    async accept(person, sdp) {
      await needPerson(person).connection.setRemoteDescription({ type: 'answer', sdp });
    },
    async hear(sdp) {
      const connection = new RTCPeerConnection();
      connection.addEventListener('track', ({ streams: [stream] }) => {
        const element = document.querySelector<HTMLVideoElement>('#heard');
        if (element !== null && stream !== undefined) element.srcObject = stream;
      });
      await connection.setRemoteDescription({ type: 'offer', sdp });
      await connection.setLocalDescription();
      return gathered(connection);
    },
    async showPicture(person, on) {
      const { connection } = needPerson(person);
      for (const transceiver of connection.getTransceivers())
        if (transceiver.receiver.track.kind === 'video')
          transceiver.direction = on ? 'sendonly' : 'inactive';
      await connection.setLocalDescription();
      return gathered(connection);
    },
    leave(person) {
      needPerson(person).connection.close();
      people.delete(person);
    },
    click(on) {
      stopClicks?.();
      stopClicks = null;
      if (on) click();
    },
  };
};
