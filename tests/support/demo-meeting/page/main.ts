import * as v from 'valibot';
import { type FromPage, type Person, toPage } from '../signals';
import { createMesh } from './mesh';
import { createTiles } from './tiles';

const ownId = 'own';
const options = new URLSearchParams(location.search);

const element = <T extends HTMLElement>(id: string, kind: new () => T): T => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page lacks #${id}`);
  return found;
};

const lobby = element('lobby', HTMLFormElement);
const nameField = element('name', HTMLInputElement);
const status = element('status', HTMLParagraphElement);
const tilesParent = element('tiles', HTMLElement);
const controls = element('controls', HTMLElement);
const muteButton = element('mute', HTMLButtonElement);
const cameraButton = element('camera', HTMLButtonElement);
const leaveButton = element('leave', HTMLButtonElement);

const capture = (): Promise<MediaStream> => {
  const processed = options.get('sound') !== 'raw';
  return navigator.mediaDevices.getUserMedia({
    video: { width: 640, height: 360, frameRate: 15 },
    audio: {
      echoCancellation: processed,
      noiseSuppression: processed,
      autoGainControl: processed,
    },
  });
};

const join = async (name: string): Promise<void> => {
  const leaving = new AbortController();
  const { signal } = leaving;
  const stream = await capture();
  // Not from `location`, which says nothing of the server where the page was written into a frame.
  const server = new URL(`/${options.get('room') ?? ''}`, document.baseURI);
  const socket = new WebSocket(server.href.replace(/^http/, 'ws'));
  const send = (message: FromPage): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  const people = new Map<string, Person>();
  const tiles = createTiles(tilesParent, ownId);
  const mesh = createMesh({
    stream,
    signal,
    send: (to, negotiation) => send({ type: 'signal', to, negotiation }),
    onStream: (id, remote) => {
      const person = people.get(id);
      if (person !== undefined) tiles.show(person, remote);
    },
  });
  let own: Person = { id: ownId, name, muted: false, cameraOff: false };

  const draw = (): void => {
    const count = people.size + 1;
    status.textContent = count === 1 ? 'Only you are here' : `${count} people`;
    tiles.show(own, stream);
    muteButton.textContent = own.muted ? 'Unmute' : 'Mute';
    muteButton.ariaPressed = String(own.muted);
    cameraButton.textContent = own.cameraOff ? 'Start camera' : 'Stop camera';
    cameraButton.ariaPressed = String(own.cameraOff);
  };

  const change = (changed: Partial<Person>): void => {
    own = { ...own, ...changed };
    for (const track of stream.getAudioTracks()) track.enabled = !own.muted;
    for (const track of stream.getVideoTracks()) track.enabled = !own.cameraOff;
    send({ type: 'state', muted: own.muted, cameraOff: own.cameraOff });
    draw();
  };

  const leave = (reason: string): void => {
    if (signal.aborted) return;
    leaving.abort();
    socket.close();
    for (const track of stream.getTracks()) track.stop();
    tiles.clear();
    tilesParent.hidden = true;
    controls.hidden = true;
    lobby.hidden = false;
    status.textContent = reason;
  };

  socket.addEventListener('open', () => send({ type: 'join', name }), { signal });
  socket.addEventListener('close', () => leave('The meeting has ended'), { signal });
  socket.addEventListener(
    'message',
    ({ data }) => {
      const message = v.parse(toPage, JSON.parse(String(data)));
      if (message.type === 'full') return leave('The meeting is full');
      if (message.type === 'signal') return mesh.receive(message.from, message.negotiation);
      if (message.type === 'left') {
        people.delete(message.id);
        mesh.close(message.id);
        tiles.remove(message.id);
      } else if (message.type === 'changed') {
        people.set(message.person.id, message.person);
        tiles.show(message.person);
      } else {
        for (const person of message.people) {
          people.set(person.id, person);
          tiles.show(person);
          mesh.call(person.id);
        }
        lobby.hidden = true;
        tilesParent.hidden = false;
        controls.hidden = false;
      }
      draw();
    },
    { signal },
  );
  muteButton.addEventListener('click', () => change({ muted: !own.muted }), { signal });
  cameraButton.addEventListener('click', () => change({ cameraOff: !own.cameraOff }), { signal });
  leaveButton.addEventListener('click', () => leave('You left the meeting'), { signal });

  const watch = setInterval(async () => {
    const roundTrip = await mesh.roundTripMs();
    if (roundTrip !== null) status.title = `${Math.round(roundTrip)} ms round trip`;
  }, 2_000);
  signal.addEventListener('abort', () => clearInterval(watch));
};

const start = (): void => {
  join(nameField.value).catch((error: unknown) => {
    status.textContent = `Could not join: ${error instanceof Error ? error.message : 'unknown'}`;
  });
};

nameField.value = options.get('name') ?? '';
lobby.addEventListener('submit', (event) => {
  event.preventDefault();
  start();
});
if (options.has('join')) start();
