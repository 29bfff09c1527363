import { on, type Person, type Room, type Way } from '../way';
import { byEnabled, raw, showAll } from './enabled';

const call = async (room: Room, stream: MediaStream, person: Person) => {
  const connection = new RTCPeerConnection();
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  showAll(connection, room.show);
  const line = room.line(person, connection, { sends: [person] });
  await line.offer();
  return line;
};

export const mesh: Way = {
  says: 'one connection to each person',
  others: ['anna', 'ben'],
  uplinks: on('anna', 'ben'),
  async join(room) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    await Promise.all([call(room, stream, 'anna'), call(room, stream, 'ben')]);
    return byEnabled(stream);
  },
};

export const meshAnew: Way = {
  says: 'all connections made anew when a third person comes',
  others: ['anna', 'ben'],
  uplinks: on('anna', 'ben'),
  later: {
    says: 'when the third person comes',
    others: ['anna', 'ben', 'carla'],
    uplinks: on('anna', 'ben', 'carla'),
  },
  async join(room) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    const lines = await Promise.all([call(room, stream, 'anna'), call(room, stream, 'ben')]);
    return {
      ...byEnabled(stream),
      async later() {
        for (const line of lines) line.close();
        // One after the other, as such an app does: each waits for the one before.
        for (const person of ['anna', 'ben', 'carla'] as const) await call(room, stream, person);
      },
    };
  },
};

export const reload: Way = {
  says: 'a page that reloads itself and rejoins',
  others: ['anna', 'ben'],
  uplinks: on('anna', 'ben'),
  later: { says: 'after the page reloaded itself', reloads: true },
  async join(room) {
    sessionStorage.removeItem('rejoin');
    const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
    room.showOwn(stream);
    await Promise.all([call(room, stream, 'anna'), call(room, stream, 'ben')]);
    return {
      ...byEnabled(stream),
      later() {
        sessionStorage.setItem('rejoin', 'reload');
        location.reload();
      },
    };
  },
};
