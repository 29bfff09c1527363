/** What the worker does to frames; sealing twice opens. */
export type CipherTask = 'seal' | 'open' | 'spoil';

interface Frame {
  data: ArrayBuffer;
}
interface TransformEvent extends Event {
  readonly transformer: {
    readonly options: unknown;
    readonly readable: ReadableStream<Frame>;
    readonly writable: WritableStream<Frame>;
  };
}

/** The codec's own head stays readable: packetizers look at it. */
const clearBytes = 10;
const key = 0x5a;

const isTransform = (event: Event): event is TransformEvent => 'transformer' in event;

addEventListener('rtctransform', (event) => {
  if (!isTransform(event)) return;
  const { options, readable, writable } = event.transformer;
  const work = new TransformStream<Frame, Frame>({
    transform(frame, controller) {
      const bytes = new Uint8Array(frame.data);
      const clear = options === 'spoil' ? 0 : Math.min(clearBytes, bytes.length >> 1);
      for (let at = clear; at < bytes.length; at += 1) {
        bytes[at] = options === 'spoil' ? 0xff : (bytes[at] ?? 0) ^ key;
      }
      controller.enqueue(frame);
    },
  });
  readable
    .pipeThrough(work)
    .pipeTo(writable)
    .catch(() => {
      // The connection was closed.
    });
});
