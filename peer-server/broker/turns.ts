import type { WebSocket } from 'ws';

/** Between two turns, in milliseconds: most of the time is for those who send little. */
const everyMs = 2;

/**
 * Turns for sockets that send much: each is not read until its turn comes, and a turn is one
 * socket's. Node reads up to 2 MB of every busy socket before it looks at the next one; a few of
 * them would make everybody else wait for a tenth of a second.
 */
export class Turns {
  readonly #waiting: WebSocket[] = [];

  /** Reads no more of this socket until all who asked before it had their turn. */
  wait(socket: WebSocket): void {
    if (socket.isPaused) return;
    socket.pause();
    if (this.#waiting.push(socket) === 1) setTimeout(this.#next, everyMs);
  }

  readonly #next = (): void => {
    // What was closed meanwhile needs no turn of its own.
    this.#waiting.shift()?.resume();
    if (this.#waiting.length > 0) setTimeout(this.#next, everyMs);
  };
}
