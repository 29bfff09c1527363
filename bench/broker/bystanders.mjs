// Two honest clients in a process of their own: what they wait for is the broker, not who abuses it.
// `node bystanders.mjs PORT` prints the milliseconds of each message, one a line.
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';

const everyMs = 25;
const port = process.argv[2];

const open = async (id, address) => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/peerjs?key=peerjs&id=${id}&token=t`, {
    headers: { 'X-Forwarded-For': address },
  });
  await once(socket, 'message');
  return socket;
};

const from = await open('bystander1', '192.0.2.3');
const to = await open('bystander2', '192.0.2.4');
to.on('message', (data) => {
  const { payload } = JSON.parse(data.toString());
  console.log((performance.now() - payload.at).toFixed(3));
});
for (;;) {
  const payload = { at: performance.now() };
  from.send(JSON.stringify({ type: 'OFFER', dst: 'bystander2', payload }));
  await delay(everyMs);
}
