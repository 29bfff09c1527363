import type { WebSocket } from 'ws';

/**
 * One turn of the event loop after another for sockets that send much: each is not read until its
 * turn comes, and a turn is one socket's. Node reads up to 2 MB of every busy socket before it looks
 * at the next one; a few of them would make everybody else wait for a tenth of a second.
 */
export class Turns {
  readonly #waiting: WebSocket[] = [];

  /** Reads no more of this socket until all who asked before it had their turn. */
  wait(socket: WebSocket): void {
    if (socket.isPaused) return;
    socket.pause();
    if (this.#waiting.push(socket) === 1) setImmediate(this.#next);
  }

  readonly #next = (): void => {
    // What was closed meanwhile needs no turn of its own.
    this.#waiting.shift()?.resume();
    if (this.#waiting.length > 0) setImmediate(this.#next);
  };
}
