import * as v from 'valibot';
import type { WebSocket } from 'ws';
import { type FromPage, fromPage, type Person, type ToPage } from './signals';

const seats = 6;

interface Guest {
  readonly socket: WebSocket;
  person: Person;
}

/** One room: seats people, and carries what they say to one another. It sees no media. */
export const createRoom = () => {
  const guests = new Map<string, Guest>();
  let nextId = 1;

  const send = (socket: WebSocket, message: ToPage): void => socket.send(JSON.stringify(message));
  const sendOthers = (id: string, message: ToPage): void => {
    for (const guest of guests.values()) {
      if (guest.person.id !== id) send(guest.socket, message);
    }
  };

  const handle = (id: string, socket: WebSocket, message: FromPage): void => {
    const guest = guests.get(id);
    if (message.type === 'join') {
      if (guest !== undefined) return;
      if (guests.size >= seats) return send(socket, { type: 'full' });
      const person = { id, name: message.name, muted: false, cameraOff: false };
      send(socket, { type: 'welcome', people: [...guests.values()].map((other) => other.person) });
      guests.set(id, { socket, person });
      sendOthers(id, { type: 'changed', person });
    } else if (guest !== undefined && message.type === 'state') {
      guest.person = { ...guest.person, muted: message.muted, cameraOff: message.cameraOff };
      sendOthers(id, { type: 'changed', person: guest.person });
    } else if (guest !== undefined && message.type === 'signal') {
      const to = guests.get(message.to);
      if (to === undefined) return;
      send(to.socket, { type: 'signal', from: id, negotiation: message.negotiation });
    }
  };

  return {
    enter(socket: WebSocket): void {
      const id = String(nextId);
      nextId += 1;
      socket.on('message', (data) => {
        const message = parse(data.toString());
        if (message !== null) handle(id, socket, message);
      });
      socket.on('close', () => {
        if (guests.delete(id)) sendOthers(id, { type: 'left', id });
      });
    },
  };
};

const parse = (text: string): FromPage | null => {
  try {
    const read = v.safeParse(fromPage, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    // Not JSON: dropped like every other message that means nothing here.
    return null;
  }
};
