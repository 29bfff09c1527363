import { type Line, on, type Way } from '../way';
import { raw, showAll } from './enabled';

const openCamera = async (): Promise<MediaStreamTrack> => {
  const [track] = (await navigator.mediaDevices.getUserMedia({ video: true })).getVideoTracks();
  if (track === undefined) throw new Error('No camera');
  return track;
};
const openMicrophone = async (): Promise<MediaStreamTrack> => {
  const [track] = (await navigator.mediaDevices.getUserMedia({ audio: raw })).getAudioTracks();
  if (track === undefined) throw new Error('No microphone');
  return track;
};

export const cameraAnew: Way = {
  says: 'a camera that goes off with its connection and on with a new one',
  others: ['anna'],
  uplinks: { sound: ['rest'], picture: ['camera'] },
  async join(room) {
    const microphone = await openMicrophone();
    const rest = new RTCPeerConnection();
    showAll(rest, room.show);
    rest.addTrack(microphone);
    rest.addTransceiver('video', { direction: 'recvonly' });
    await room.line('rest', rest, { sends: ['anna'] }).offer();

    let published: { track: MediaStreamTrack; line: Line } | null = null;
    const publish = async (): Promise<void> => {
      // The connection is there before the camera, as such apps have it.
      const connection = new RTCPeerConnection();
      const line = room.line('camera', connection);
      const track = await openCamera();
      connection.addTransceiver(track, { direction: 'sendonly' });
      published = { track, line };
      room.showOwn(new MediaStream([track]));
      await line.offer();
    };
    await publish();
    return {
      mute(muted) {
        microphone.enabled = !muted;
      },
      async camera(turnedOn) {
        if (turnedOn) return publish();
        published?.track.stop();
        published?.line.close();
        published = null;
      },
      held: () => [microphone, ...(published === null ? [] : [published.track])],
    };
  },
};

export const deadSender: Way = {
  says: 'senders that are left with dead tracks',
  others: ['anna'],
  uplinks: on('all'),
  later: { says: 'after the microphone was changed' },
  async join(room) {
    let microphone = await openMicrophone();
    let camera = await openCamera();
    const stream = new MediaStream([microphone, camera]);
    room.showOwn(stream);
    const connection = new RTCPeerConnection();
    showAll(connection, room.show);
    connection.addTrack(microphone, stream);
    const cameraSender = connection.addTrack(camera, stream);
    const line = room.line('all', connection, { sends: ['anna'] });
    await line.offer();
    return {
      mute(muted) {
        microphone.enabled = !muted;
      },
      async camera(turnedOn) {
        if (!turnedOn) {
          camera.enabled = false;
          // And stays in its sender.
          camera.stop();
          return;
        }
        camera = await openCamera();
        await cameraSender.replaceTrack(camera);
      },
      async later() {
        microphone.stop();
        microphone = await openMicrophone();
        connection.addTransceiver(microphone, { direction: 'sendonly', streams: [stream] });
        await line.offer();
      },
      held: () => [microphone, camera],
    };
  },
};
