import { on, type Way } from '../way';
import { byEnabled, raw, showAll } from './enabled';

/** What Chromium's windows have besides the standard. */
declare const MediaStreamTrackProcessor: new (init: {
  track: MediaStreamTrack;
}) => { readonly readable: ReadableStream<unknown> };
declare const MediaStreamTrackGenerator: new (init: {
  kind: string;
}) => MediaStreamTrack & { readonly writable: WritableStream<unknown> };

const pipeInWorker = (readable: ReadableStream<unknown>, writable: WritableStream<unknown>) => {
  const source = 'onmessage = ({ data: [readable, writable] }) => readable.pipeTo(writable);';
  const worker = new Worker(URL.createObjectURL(new Blob([source])));
  worker.postMessage([readable, writable], [readable, writable]);
};

export const readByProcessor: Way = {
  says: 'frames that it reads from a track processor, here and in a worker',
  others: ['anna'],
  uplinks: on('all'),
  async join(room) {
    const connection = new RTCPeerConnection();
    showAll(connection, room.show);
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    for (const track of stream.getTracks()) {
      const { readable } = new MediaStreamTrackProcessor({ track });
      const made = new MediaStreamTrackGenerator({ kind: track.kind });
      if (track.kind === 'video') pipeInWorker(readable, made.writable);
      else void readable.pipeTo(made.writable);
      connection.addTrack(made, stream);
    }
    await room.line('all', connection, { sends: ['anna'] }).offer();
    return byEnabled(stream);
  },
};

const drawMs = 50;

export const drawnOnCanvas: Way = {
  says: 'a camera that it draws on a canvas, from an element that nobody sees',
  others: ['anna'],
  uplinks: on('all'),
  async join(room) {
    const connection = new RTCPeerConnection();
    showAll(connection, room.show);
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    const view = document.createElement('video');
    view.muted = true;
    view.srcObject = new MediaStream(stream.getVideoTracks());
    await view.play();
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const context = canvas.getContext('2d');
    setInterval(() => context?.drawImage(view, 0, 0, 640, 360), drawMs);
    for (const track of [...stream.getAudioTracks(), ...canvas.captureStream().getTracks()])
      connection.addTrack(track, stream);
    await room.line('all', connection, { sends: ['anna'] }).offer();
    return byEnabled(stream);
  },
};
