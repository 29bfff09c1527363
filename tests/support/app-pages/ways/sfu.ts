import type { Voice } from '../signals';
import { on, type Room, type Way } from '../way';
import { byEnabled, raw, showAll } from './enabled';

/** Own tracks go up, everybody else's come down, all on one connection that the app offers. */
const joinOnOne = async (room: Room, others: readonly Voice[]) => {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: raw,
    video: { width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  room.showOwn(stream);
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  showAll(connection, room.show);
  for (const track of stream.getTracks()) {
    connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
  }
  for (const _ of others) {
    connection.addTransceiver('audio', { direction: 'recvonly' });
    connection.addTransceiver('video', { direction: 'recvonly' });
  }
  const line = room.line('all', connection, { sends: others });
  await line.offer();
  return { stream, connection, line };
};

export const sfuOne: Way = {
  says: 'one connection for everything',
  others: ['anna', 'ben'],
  uplinks: on('all'),
  later: { says: 'when a third person comes on it', others: ['anna', 'ben', 'carla'] },
  async join(room) {
    const { stream, line } = await joinOnOne(room, ['anna', 'ben']);
    return { ...byEnabled(stream), later: () => line.add(['carla']) };
  },
};

export const soundTwice: Way = {
  says: 'the sound of one person under two tracks',
  others: ['anna', 'ben'],
  uplinks: on('all'),
  async join(room) {
    const { stream } = await joinOnOne(room, ['anna', 'anna-again', 'ben']);
    return byEnabled(stream);
  },
};

export const sfuEach: Way = {
  says: 'one connection to publish and one for each person',
  others: ['anna', 'ben'],
  uplinks: on('publish'),
  later: { says: 'when somebody left', others: ['anna'] },
  async join(room) {
    const listen = async (person: 'anna' | 'ben') => {
      const connection = new RTCPeerConnection();
      showAll(connection, room.show);
      const line = room.line(`from-${person}`, connection);
      await line.add([person]);
      return line;
    };
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    const connection = new RTCPeerConnection();
    for (const track of stream.getTracks()) {
      connection.addTransceiver(track, { direction: 'sendonly' });
    }
    await room.line('publish', connection).offer();
    const [, ben] = await Promise.all([listen('anna'), listen('ben')]);
    return { ...byEnabled(stream), later: () => ben.close() };
  },
};

export const trustedTypes: Way = {
  says: 'Trusted Types and a strict content policy',
  others: ['anna'],
  uplinks: on('all'),
  headers: {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data:",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  },
  async join(room) {
    const { stream } = await joinOnOne(room, ['anna']);
    return byEnabled(stream);
  },
};

export const framed: Way = {
  says: 'all media in a frame of the same origin',
  others: ['anna'],
  uplinks: on('all'),
  framed: true,
  async join(room) {
    const { stream } = await joinOnOne(room, ['anna']);
    return byEnabled(stream);
  },
};

export const rebuilt: Way = {
  says: 'a connection that is rebuilt mid-call',
  others: ['anna'],
  uplinks: on('all'),
  later: { says: 'on the connection that took over', uplinks: on('all-again') },
  async join(room) {
    const { stream, line } = await joinOnOne(room, ['anna']);
    return {
      ...byEnabled(stream),
      async later() {
        const connection = new RTCPeerConnection();
        showAll(connection, room.show);
        for (const track of stream.getTracks()) connection.addTrack(track, stream);
        await room.line('all-again', connection, { sends: ['anna'] }).offer();
        line.close();
      },
    };
  },
};

export const probing: Way = {
  says: 'a probing receiver that is nobody',
  others: ['anna'],
  uplinks: on('publish'),
  async join(room) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    const publishing = new RTCPeerConnection();
    for (const track of stream.getTracks()) publishing.addTrack(track, stream);
    const receiving = new RTCPeerConnection();
    showAll(receiving, room.show);
    // Never filled, and then one that carries packets which no decoder can read.
    receiving.addTransceiver('video', { direction: 'recvonly' });
    await room.line('publish', publishing).offer();
    const line = room.line('receive', receiving, { sends: [] });
    await line.offer();
    await line.add(['nobody']);
    await line.add(['anna']);
    return byEnabled(stream);
  },
};
