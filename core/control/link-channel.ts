import { utf8 } from '../protocol/bytes';
import { limits } from '../protocol/limits';
import type { Link } from './link';
import type { Enveloped } from './message-door';
import { createRateLimit } from './rate-limit';

export type LinkChannelEvent<In> =
  | { readonly t: 'message'; readonly message: In }
  /** A heartbeat has gone either way. */
  | { readonly t: 'confirmed' }
  /** Nothing was heard for `limits.stallMs`. */
  | { readonly t: 'stalled' }
  | { readonly t: 'beating' }
  /** Nothing was heard for `limits.redialMs`; the link may still come back. */
  | { readonly t: 'silent' }
  /** The link is closed, and so is this. */
  | { readonly t: 'gone' }
  | { readonly t: 'broken' };

export interface LinkChannelOptions<In> {
  readonly link: Link;
  /** Parses a frame; null breaks the channel. */
  readonly door: (text: string | null) => In | null;
  on(event: LinkChannelEvent<In>): void;
}

export interface LinkChannel {
  /** When the other end last said something, on the clock of `performance.now()`. */
  readonly heardAt: number;
  /** A message without its number. Held back where it would be too fast for the other end. */
  send(message: { readonly t: string }): void;
  /** Lets go out what was sent, and says nothing any more. */
  close(): void;
}

/** How often to look whether the other end went quiet. */
const watchMs = 250;
/** A little slower than the other end allows, whose clock may be slower than ours. */
const pace = { perSecond: limits.messagesPerSecond * 0.9, burst: limits.messageBurst * 0.9 };

/** The messages of one proven link, with their numbers and heartbeats. Starts at once. */
export function openLinkChannel<In extends Enveloped>(
  options: LinkChannelOptions<In>,
): LinkChannel {
  const { link, door, on } = options;
  const wait = createRateLimit(pace.perSecond, pace.burst);
  const held: { readonly t: string }[] = [];
  let heldTimer: ReturnType<typeof setTimeout> | undefined;
  let number = 0;
  let heardAt = performance.now();
  let quiet: 'no' | 'stalled' | 'silent' = 'no';
  let confirmed = false;
  let over = false;

  const sendHeld = (): void => {
    heldTimer = undefined;
    for (;;) {
      const message = held[0];
      if (!message) return;
      const delay = wait();
      if (delay > 0) {
        heldTimer = setTimeout(sendHeld, delay);
        return;
      }
      held.shift();
      const text = JSON.stringify({ ...message, i: number + 1 });
      // What the other end would have to refuse is not sent; it would cost the channel.
      if (utf8(text).length > limits.messageBytes) continue;
      number += 1;
      link.send(text);
    }
  };
  const send = (message: { readonly t: string }): void => {
    if (over) return;
    held.push(message);
    if (heldTimer === undefined) sendHeld();
  };

  const stop = (): void => {
    over = true;
    clearInterval(beat);
    clearInterval(watch);
    clearTimeout(heldTimer);
    link.closed.removeEventListener('abort', onGone);
    link.take(null);
  };
  const finish = (event: LinkChannelEvent<In>): void => {
    if (over) return;
    stop();
    link.close();
    on(event);
  };
  const onGone = (): void => finish({ t: 'gone' });

  const beat = setInterval(() => send({ t: 'heartbeat' }), limits.heartbeatMs);
  const watch = setInterval(() => {
    const silence = performance.now() - heardAt;
    if (quiet === 'no' && silence > limits.stallMs) {
      quiet = 'stalled';
      on({ t: 'stalled' });
    }
    if (quiet === 'stalled' && silence > limits.redialMs) {
      quiet = 'silent';
      on({ t: 'silent' });
    }
  }, watchMs);
  link.closed.addEventListener('abort', onGone);

  send({ t: 'heartbeat' });
  const receive = (text: string | null): void => {
    if (over) return;
    const message = door(text);
    if (message === null) {
      finish({ t: 'broken' });
      return;
    }
    heardAt = performance.now();
    if (quiet !== 'no') {
      quiet = 'no';
      on({ t: 'beating' });
    }
    if (message.t !== 'heartbeat') on({ t: 'message', message });
    else if (!confirmed) {
      confirmed = true;
      on({ t: 'confirmed' });
    }
  };
  // Not before the caller has what is returned here.
  queueMicrotask(() => {
    if (link.closed.aborted) onGone();
    else if (!over) link.take(receive);
  });

  return {
    get heardAt() {
      return heardAt;
    },
    send,
    close() {
      if (over) return;
      stop();
      link.close();
    },
  };
}
