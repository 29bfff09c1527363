import type * as v from 'valibot';
import type { Bytes } from '../protocol/bytes';
import type { Proven } from '../protocol/handshake';
import type { IceServers } from '../protocol/ice-servers';
import type { Role } from '../protocol/keys';
import { limits } from '../protocol/limits';
import type { LinkMessage } from '../protocol/messages';
import type { ChannelEvent, ControlChannel } from './control-events';
import type { IceKeeper } from './ice-keeper';
import type { Link } from './link';
import type { LinkChannel, LinkChannelEvent } from './link-channel';
import { openLinkChannel } from './link-channel';
import type { LinkRenewal } from './link-renewal';
import { createLinkRenewal } from './link-renewal';
import type { Enveloped } from './message-door';
import { createMessageDoor } from './message-door';
import type { Resumption } from './resumption';

/**
 * Tries to reach the same other end again until the signal aborts. Each proven link is handed
 * over with its number, with nobody taking its frames; there may be more than one.
 */
export type Redial = (
  resumption: Resumption,
  onProven: (link: Link, n: number) => void,
  signal: AbortSignal,
) => void;

export interface ControlChannelOptions<In extends Enveloped> {
  readonly link: Link;
  readonly proven: Proven;
  readonly schema: v.GenericSchema<unknown, In | LinkMessage>;
  /** Ours. */
  readonly role: Role;
  /** The other end's certificate, as it was proven. */
  readonly fingerprint: Bytes;
  /** Servers for the links; where they change, the link that is there is renewed. Ends with the channel. */
  readonly ice: IceKeeper;
  readonly resumption: Promise<Resumption>;
  readonly redial: Redial;
  readonly signal: AbortSignal;
  on(event: ChannelEvent<In>): void;
}

const isLinkMessage = <In extends Enveloped>(message: In | LinkMessage): message is LinkMessage =>
  message.t === 'link-description' ||
  message.t === 'link-candidate' ||
  message.t === 'link-restart';

/**
 * A control channel that outlives its link: from consent on, a dead link is dialled again for
 * `limits.lostMs` after the last sign of life. After `redialling` comes `resumed` (a new link),
 * `beating` (the old one came back by itself) or `closed`. An `end` in either direction, `close`
 * and the signal forget the resumption at once. No event follows `close`, nor the signal.
 */
export function openControlChannel<In extends Enveloped, Out extends { readonly t: string }>(
  options: ControlChannelOptions<In>,
): ControlChannel<Out> {
  const { proven, schema, redial, signal, on } = options;
  let resumption: Resumption | null = null;
  let number = 0;
  let consented = false;
  let ended = false;
  let over = false;
  /** The link is lost and nothing has replaced it yet. */
  let down = false;
  let redialling: AbortController | null = null;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  /** New servers came before both people consented, when links cannot be renewed yet. */
  let unused: IceServers | null = null;
  let renewal: LinkRenewal;
  let channel: LinkChannel = open(options.link);

  function open(link: Link): LinkChannel {
    const opened = openLinkChannel<In | LinkMessage>({
      link,
      door: createMessageDoor<In | LinkMessage>({ schema, consented: () => consented }),
      on(event) {
        if (!over && channel === opened) handle(event);
      },
    });
    renewal = createLinkRenewal({
      role: options.role,
      connection: link.peerConnection,
      fingerprint: options.fingerprint,
      signal: link.closed,
      send: (message) => opened.send(message),
    });
    return opened;
  }

  const stopRedialling = (): void => {
    redialling?.abort();
    redialling = null;
  };
  const shut = (): void => {
    over = true;
    resumption = null;
    stopRedialling();
    options.ice.end();
    clearTimeout(deadline);
    signal.removeEventListener('abort', close);
    channel.close();
  };
  const finish = (t: 'closed' | 'broken'): void => {
    shut();
    on({ t });
  };
  function close(): void {
    if (!over) shut();
  }
  const up = (): void => {
    down = false;
    clearTimeout(deadline);
  };

  const adopt = (link: Link, n: number): void => {
    if (over || !resumption) {
      link.close();
      return;
    }
    const replaced = channel;
    number = n;
    resumption.proven = Math.max(resumption.proven, n);
    channel = open(link);
    replaced.close();
    up();
    on({ t: 'resumed' });
  };

  const lost = (): void => {
    if (!consented || ended || !resumption) {
      finish('closed');
      return;
    }
    stopRedialling();
    redialling = new AbortController();
    redial(resumption, adopt, redialling.signal);
    if (down) return;
    down = true;
    const left = limits.lostMs - (performance.now() - channel.heardAt);
    deadline = setTimeout(() => finish('closed'), left);
    on({ t: 'redialling' });
  };

  function handle(event: LinkChannelEvent<In | LinkMessage>): void {
    switch (event.t) {
      case 'message': {
        const { message } = event;
        if (isLinkMessage(message)) {
          if (!renewal.receive(message)) finish('broken');
          return;
        }
        if (message.t === 'end') ended = true;
        on({ t: 'message', message });
        return;
      }
      case 'confirmed':
        if (resumption) resumption.confirmed = number;
        // The other end is here and knows it: whoever else comes is nobody we wait for.
        stopRedialling();
        return;
      case 'stalled':
        on({ t: 'stalled' });
        return;
      case 'beating':
        if (down) stopRedialling();
        up();
        on({ t: 'beating' });
        return;
      case 'silent':
        // Before consent there is nothing to resume, and the session has limits of its own.
        if (consented) lost();
        return;
      case 'gone':
        lost();
        return;
      case 'broken':
        finish('broken');
        return;
      default:
        event satisfies never;
    }
  }

  options.ice.onChange((servers) => {
    if (over) return;
    if (consented) renewal.renew(servers);
    else unused = servers;
  });
  // Without it the channel lives as long as its first link.
  options.resumption.then(
    (made) => {
      if (!over) resumption = made;
    },
    () => {},
  );
  if (signal.aborted) close();
  else signal.addEventListener('abort', close, { once: true });

  return {
    ...proven,
    send(message) {
      if (over) return;
      if (message.t === 'end') ended = true;
      channel.send(message);
    },
    consented() {
      consented = true;
      if (unused !== null && !over) renewal.renew(unused);
      unused = null;
    },
    close,
  };
}
