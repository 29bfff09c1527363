/** What the standard calls RTCRtpScriptTransformer and RTCEncodedVideoFrame, as a worker sees them. */
interface TransformEvent extends Event {
  readonly transformer: {
    readonly readable: ReadableStream<EncodedFrame>;
    readonly writable: WritableStream<EncodedFrame>;
  };
}
interface EncodedFrame {
  readonly type: 'key' | 'delta';
  data: ArrayBuffer;
}

/**
 * Runs inside a worker, so it may refer to nothing outside itself. Pictures that are posted to it
 * are encoded once, and every sender whose transform it is sends them in place of its own: one
 * encoder feeds everybody, as a server would. A dozen encoders would fill a small machine, and
 * every figure taken on it.
 */
export const fanOut = (): void => {
  interface Copy {
    readonly frames: ArrayBuffer[];
    /** Nothing goes out before a key frame, nor after a gap. */
    waiting: boolean;
  }
  const mostBehind = 15;
  const copies = new Set<Copy>();

  const encoder = new VideoEncoder({
    output: (chunk) => {
      const data = new ArrayBuffer(chunk.byteLength);
      chunk.copyTo(data);
      for (const copy of copies) {
        if (chunk.type === 'key') {
          copy.frames.length = 0;
          copy.waiting = false;
        }
        if (copy.frames.length >= mostBehind) copy.waiting = true;
        if (!copy.waiting) copy.frames.push(data.slice(0));
      }
    },
    error: (error) => console.error(error),
  });
  encoder.configure({
    codec: 'vp8',
    width: 640,
    height: 360,
    bitrate: 700_000,
    framerate: 30,
    latencyMode: 'realtime',
  });
  self.addEventListener('message', ({ data }) => {
    if (!(data instanceof VideoFrame)) return;
    if (copies.size > 0)
      encoder.encode(data, { keyFrame: [...copies].some(({ waiting }) => waiting) });
    data.close();
  });

  self.addEventListener('rtctransform', (event) => {
    const { readable, writable } = (event as TransformEvent).transformer;
    const copy: Copy = { frames: [], waiting: true };
    copies.add(copy);
    const exchange = new TransformStream<EncodedFrame, EncodedFrame>({
      transform(frame, controller) {
        // Its own key frame means that the other end asked for one.
        if (frame.type === 'key') copy.waiting = true;
        const data = copy.waiting ? undefined : copy.frames.shift();
        if (data === undefined) return;
        frame.data = data;
        controller.enqueue(frame);
      },
    });
    readable
      .pipeThrough(exchange)
      .pipeTo(writable)
      .catch(() => {
        // The connection was closed: somebody left.
      })
      .finally(() => copies.delete(copy));
  });
};
