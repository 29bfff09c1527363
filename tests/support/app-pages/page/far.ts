import * as v from 'valibot';
import { type FarSays, type FromApp, type FromFar, toFar } from '../signals';
import { createFarEnd, type FarConnection } from './far-end';

/** Everybody else in the meeting, on one page: whatever the app opens, this answers. */
const people = document.querySelector('#people');
if (people === null) throw new Error('The page lacks #people');

const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/far`);
const lines = new Map<string, FarConnection>();

const take = (app: number, message: FromApp): void => {
  const key = `${app} ${message.line}`;
  if (message.type !== 'open') {
    lines.get(key)?.take(message);
    if (message.type === 'close') lines.delete(key);
    return;
  }
  const say = (said: FromFar): void => {
    const envelope: FarSays = { app, message: said };
    socket.send(JSON.stringify(envelope));
  };
  lines.set(key, createFarEnd(message, people, say));
};

socket.addEventListener('message', ({ data }) => {
  const { app, message } = v.parse(toFar, JSON.parse(String(data)));
  if (message !== null) return take(app, message);
  for (const [key, line] of lines) {
    if (!key.startsWith(`${app} `)) continue;
    line.take({ type: 'close', line: '' });
    lines.delete(key);
  }
});
socket.addEventListener('open', () => {
  document.documentElement.dataset.state = 'ready';
});
