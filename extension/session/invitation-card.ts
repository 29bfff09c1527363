import type { InviterEvent, LaptopChannel } from '../../core/control/control-events';
import { createCertificate } from '../../core/control/dtls-fingerprint';
import { type Inviter, openInvitation } from '../../core/control/inviter';
import type { IceServers } from '../../core/protocol/ice-servers';
import type { LaptopEvent } from '../../core/protocol/laptop-state';
import { fetchPhoneOrigin } from './phone-origin';

export interface CardSettings {
  readonly server: string;
  readonly confirmedPhoneOrigin: string | null;
}

export interface InvitationCard {
  /** The one proven link of this card, once there is one. */
  channel(): LaptopChannel | null;
  spend(): void;
}

/** How soon a server that did not answer is asked again. */
const retryMs = 3_000;

/**
 * One displayed card and the handoff that may come of it: a certificate of its
 * own, rotating codes, at last one proven phone. Aborting ends all of it.
 */
export const openCard = (
  settings: CardSettings,
  signal: AbortSignal,
  dispatch: (event: LaptopEvent) => void,
  useServers: (servers: IceServers) => void,
): InvitationCard => {
  let channel: LaptopChannel | null = null;
  let inviter: Inviter | null = null;

  const on = (event: InviterEvent): void => {
    // Spent codes are counted beyond the card's life; nothing else is heard of it then.
    if (signal.aborted && event.t !== 'old-code') return;
    switch (event.t) {
      case 'proven':
        channel = event.channel;
        return dispatch({ t: 'proven', code: channel.code });
      case 'channel':
        switch (event.event.t) {
          case 'message':
            return dispatch({ t: 'message', message: event.event.message });
          case 'stalled':
          case 'redialling':
            return dispatch({ t: 'stalled', at: Date.now() });
          case 'beating':
          case 'resumed':
            return dispatch({ t: 'beating' });
          case 'broken':
            return dispatch({ t: 'channel-gone', broken: true });
          case 'closed':
            return dispatch({ t: 'channel-gone', broken: false });
          default:
            return event.event satisfies never;
        }
      case 'ice-servers':
        return useServers(event.iceServers);
      default:
        return dispatch(event);
    }
  };

  /** Asks until the server answers or nobody wants the card any more. */
  const phoneOriginOf = async (): Promise<string | null> => {
    while (!signal.aborted) {
      const found = await fetchPhoneOrigin(settings.server, settings.confirmedPhoneOrigin, signal);
      if (found !== null || signal.aborted) return found;
      dispatch({ t: 'broker', online: false });
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
    return null;
  };

  const open = async (): Promise<void> => {
    const [certificate, phoneOrigin] = await Promise.all([createCertificate(), phoneOriginOf()]);
    if (phoneOrigin === null || signal.aborted) return;
    inviter = openInvitation({
      server: settings.server,
      phoneOrigin,
      broker: null,
      certificate,
      signal,
      on,
    });
  };
  open().catch((error: unknown) => {
    console.error('[baton:session] no invitation:', error);
    if (!signal.aborted) dispatch({ t: 'broker', online: false });
  });

  return { channel: () => channel, spend: () => inviter?.spend() };
};
