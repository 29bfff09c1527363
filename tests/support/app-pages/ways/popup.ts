import { on, type Room, type Way } from '../way';
import { byEnabled, raw } from './enabled';

type Realm = Window & typeof globalThis;

const openPopup = (): Realm => {
  const popup = window.open('', 'call', 'width=640,height=480');
  if (popup === null || !isWhole(popup)) throw new Error('No popup');
  return popup;
};
const isWhole = (popup: Window): popup is Realm => 'RTCPeerConnection' in popup;

/** Connects with the constructors of that window, and shows people in it. */
const joinIn = async (room: Room, { RTCPeerConnection, navigator }: Realm, shownIn: Realm) => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: raw, video: true });
  room.showOwn(stream);
  const connection = new RTCPeerConnection();
  connection.addEventListener('track', ({ streams: [remote] }) => {
    if (remote !== undefined) room.show(remote, shownIn.document.body);
  });
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  await room.line('all', connection, { sends: ['anna'] }).offer();
  return byEnabled(stream);
};

export const shownInPopup: Way = {
  says: 'people who are shown in an about:blank popup',
  others: ['anna'],
  uplinks: on('all'),
  join: (room) => joinIn(room, window, openPopup()),
};

export const livesInPopup: Way = {
  says: 'all media in an about:blank popup that its opener renders',
  others: ['anna'],
  uplinks: on('all'),
  join(room) {
    const popup = openPopup();
    return joinIn(room, popup, popup);
  },
};
