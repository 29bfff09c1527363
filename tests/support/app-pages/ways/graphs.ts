import { jingleHz } from '../../colours-and-tones';
import { on, type Way } from '../way';
import { byEnabled, raw } from './enabled';

export const renderedByGraph: Way = {
  says: 'remote sound that is rendered through Web Audio',
  others: ['anna', 'ben'],
  uplinks: on('all'),
  async join(room) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    const context = new AudioContext();
    const connection = new RTCPeerConnection();
    connection.addEventListener('track', ({ track, streams: [remote] }) => {
      if (remote === undefined) return;
      // A muted element keeps the sound of a connection flowing into the graph.
      room.show(remote).muted = true;
      if (track.kind !== 'audio') return;
      const voice = context.createMediaStreamSource(new MediaStream([track]));
      voice.connect(context.createGain()).connect(context.destination);
    });
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
    connection.addTransceiver('audio', { direction: 'recvonly' });
    connection.addTransceiver('video', { direction: 'recvonly' });
    await room.line('all', connection, { sends: ['anna', 'ben'] }).offer();
    return byEnabled(stream);
  },
};

export const sentByGraph: Way = {
  says: 'a microphone that is sent from a Web Audio destination',
  others: ['anna'],
  uplinks: on('all'),
  async join(room) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    context.createMediaStreamSource(stream).connect(context.createGain()).connect(out);
    const [made] = out.stream.getAudioTracks();
    const [camera] = stream.getVideoTracks();
    if (made === undefined || camera === undefined) throw new Error('No devices');
    const connection = new RTCPeerConnection();
    connection.addEventListener('track', ({ streams: [remote] }) => {
      if (remote !== undefined) room.show(remote);
    });
    connection.addTrack(made, out.stream);
    connection.addTrack(camera, out.stream);
    await room.line('all', connection, { sends: ['anna'] }).offer();
    return {
      ...byEnabled(stream),
      mute(muted) {
        made.enabled = !muted;
      },
    };
  },
};

export const sharing: Way = {
  says: 'a microphone that is swapped to a mix while a screen is shared',
  others: ['anna'],
  uplinks: on('all'),
  later: { says: 'while the screen is shared', pictures: 2 },
  async join(room) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    const connection = new RTCPeerConnection();
    connection.addEventListener('track', ({ streams: [remote] }) => {
      if (remote !== undefined) room.show(remote);
    });
    const [microphone] = stream.getAudioTracks();
    const [camera] = stream.getVideoTracks();
    if (microphone === undefined || camera === undefined) throw new Error('No devices');
    const { sender } = connection.addTransceiver(microphone, { streams: [stream] });
    connection.addTransceiver(camera, { streams: [stream] });
    const line = room.line('all', connection, { sends: ['anna'] });
    await line.offer();
    return {
      ...byEnabled(stream),
      async later() {
        const screen = await navigator.mediaDevices.getDisplayMedia({ video: true });
        const context = new AudioContext();
        const out = context.createMediaStreamDestination();
        context.createMediaStreamSource(stream).connect(out);
        // Stands for the sound of what is shared.
        const film = new OscillatorNode(context, { frequency: jingleHz });
        film.connect(new GainNode(context, { gain: 0.3 })).connect(out);
        film.start();
        await sender.replaceTrack(out.stream.getAudioTracks()[0] ?? null);
        const shared = connection.addTransceiver(screen.getVideoTracks()[0] ?? 'video', {
          direction: 'sendonly',
          streams: [screen],
        });
        await line.offer();
        screen
          .getVideoTracks()[0]
          ?.addEventListener('ended', () => connection.removeTrack(shared.sender));
      },
    };
  },
};
