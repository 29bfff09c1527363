import { on, type Way } from '../way';
import { byEnabled, raw, showAll } from './enabled';

export const addTrack: Way = {
  says: 'addTrack on a connection that was there first',
  others: ['anna'],
  uplinks: on('all'),
  async join(room) {
    const connection = new RTCPeerConnection();
    showAll(connection, room.show);
    const stream = new MediaStream();
    for (const wish of [{ audio: raw }, { video: { facingMode: 'user' } }]) {
      const captured = await navigator.mediaDevices.getUserMedia(wish);
      for (const track of captured.getTracks()) {
        stream.addTrack(track);
        connection.addTrack(track, stream);
      }
    }
    room.showOwn(stream);
    await room.line('all', connection, { sends: ['anna'] }).offer();
    return byEnabled(stream);
  },
};

export const addTransceiver: Way = {
  says: 'addTransceiver by kind, filled with replaceTrack',
  others: ['anna'],
  uplinks: on('all'),
  async join(room) {
    const connection = new RTCPeerConnection();
    showAll(connection, room.show);
    const audio = connection.addTransceiver('audio', { direction: 'sendrecv' });
    const video = connection.addTransceiver('video', { direction: 'sendrecv' });
    const line = room.line('all', connection, { sends: ['anna'] });
    await line.offer();
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { ...raw, deviceId: 'default' },
      video: true,
    });
    room.showOwn(stream);
    await audio.sender.replaceTrack(stream.getAudioTracks()[0] ?? null);
    await video.sender.replaceTrack(stream.getVideoTracks()[0] ?? null);
    return byEnabled(stream);
  },
};

/** What browsers have besides the standard. */
interface LegacyConnection extends RTCPeerConnection {
  addStream(stream: MediaStream): void;
}
const isLegacy = (connection: RTCPeerConnection): connection is LegacyConnection =>
  'addStream' in connection;

export const addStream: Way = {
  says: 'the legacy addStream',
  others: ['anna'],
  uplinks: on('all'),
  async join(room) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    const connection = new RTCPeerConnection();
    if (!isLegacy(connection)) throw new Error('This browser has no addStream');
    connection.addEventListener('addstream', (event) => {
      if ('stream' in event && event.stream instanceof MediaStream) room.show(event.stream);
    });
    connection.addStream(stream);
    await room.line('all', connection, { sends: ['anna'] }).offer();
    return byEnabled(stream);
  },
};

export const dataChannelFirst: Way = {
  says: 'tracks that are added only after a data channel connected',
  others: ['anna'],
  uplinks: on('all'),
  async join(room) {
    const connection = new RTCPeerConnection();
    showAll(connection, room.show);
    const channel = connection.createDataChannel('events');
    const line = room.line('all', connection, { sends: ['anna'] });
    const opened = new Promise((resolve) => channel.addEventListener('open', resolve));
    await line.offer();
    await opened;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    for (const track of stream.getTracks()) {
      connection.addTrack(track, stream);
      await line.offer();
    }
    return byEnabled(stream);
  },
};

export const simulcast: Way = {
  says: 'simulcast of three layers',
  others: ['anna'],
  uplinks: { sound: ['rest'], picture: ['camera'] },
  pictures: 3,
  async join(room) {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: raw,
      video: { width: 1280, height: 720 },
    });
    room.showOwn(stream);
    const [microphone] = stream.getAudioTracks();
    const [camera] = stream.getVideoTracks();
    if (microphone === undefined || camera === undefined) throw new Error('No devices');
    const rest = new RTCPeerConnection();
    showAll(rest, room.show);
    rest.addTrack(microphone, stream);
    rest.addTransceiver('video', { direction: 'recvonly' });
    await room.line('rest', rest, { sends: ['anna'] }).offer();
    const publishing = new RTCPeerConnection();
    publishing.addTransceiver(camera, {
      direction: 'sendonly',
      streams: [stream],
      sendEncodings: [
        { rid: 'l', scaleResolutionDownBy: 4 },
        { rid: 'm', scaleResolutionDownBy: 2 },
        { rid: 'h' },
      ],
    });
    await room.line('camera', publishing, { layers: ['l', 'm', 'h'] }).offer();
    return byEnabled(stream);
  },
};

export const sealed: Way = {
  says: 'encoded transforms on everything it sends and receives',
  others: ['anna'],
  uplinks: on('all'),
  async join(room) {
    const worker = new Worker('/cipher.js', { type: 'module' });
    const connection = new RTCPeerConnection();
    connection.addEventListener('track', ({ receiver, streams: [remote] }) => {
      receiver.transform = new RTCRtpScriptTransform(worker, 'open');
      if (remote !== undefined) room.show(remote);
    });
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    for (const track of stream.getTracks()) {
      connection.addTrack(track, stream).transform = new RTCRtpScriptTransform(worker, 'seal');
    }
    await room.line('all', connection, { sends: ['anna'], sealed: true }).offer();
    return byEnabled(stream);
  },
};
