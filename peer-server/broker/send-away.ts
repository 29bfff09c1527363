import { setTimeout as delay } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** Everybody who is sent away dials again; all at once they would be a flood for the other nodes. */
const steps = 40;
const stepMs = 100;
const leastPerStep = 100;

/** Closes every socket of the set in steps and resolves when all are gone, cut at the deadline. */
export const sendAway = async (
  sockets: ReadonlySet<WebSocket>,
  code: number,
  deadlineMs: number,
): Promise<void> => {
  const until = performance.now() + deadlineMs;
  const all = [...sockets];
  const perStep = Math.max(leastPerStep, Math.ceil(all.length / steps));
  for (let at = 0; at < all.length; at += perStep) {
    for (const socket of all.slice(at, at + perStep)) socket.close(code);
    if (at + perStep < all.length) await delay(stepMs);
  }
  while (sockets.size > 0 && performance.now() < until) await delay(10);
  for (const socket of sockets) socket.terminate();
  while (sockets.size > 0) await delay(1);
};
