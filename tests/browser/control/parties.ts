import { onTestFinished, vi } from 'vitest';
import type {
  ChannelEvent,
  InviterEvent,
  LaptopChannel,
  PhoneChannel,
  ScannerEvent,
} from '../../../core/control/control-events';
import { createCertificate } from '../../../core/control/dtls-fingerprint';
import { keepIceServers } from '../../../core/control/ice-keeper';
import type { InvitationOptions, Inviter } from '../../../core/control/inviter';
import { openInvitation } from '../../../core/control/inviter';
import type { JoinOptions } from '../../../core/control/join';
import { joinInvitation } from '../../../core/control/join';
import type { Invitation } from '../../../core/protocol/invitation';
import { decodeInvitation } from '../../../core/protocol/invitation';
import type { FromLaptop, FromPhone } from '../../../core/protocol/messages';

type Kind<E, T> = Extract<E, { readonly t: T }>;

/** Events of one party in the order in which they came. */
class Diary<E extends { readonly t: string }> {
  readonly all: E[] = [];
  readonly write = (event: E): void => {
    this.all.push(event);
  };
  of<T extends E['t']>(t: T): Kind<E, T>[] {
    return this.all.filter((event): event is Kind<E, T> => event.t === t);
  }
  /** The `nth` event of a type, as soon as there is one. */
  async next<T extends E['t']>(t: T, nth = 1, timeout = 20_000): Promise<Kind<E, T>> {
    return vi.waitFor(
      () => {
        const found = this.of(t)[nth - 1];
        if (!found) throw new Error(`No ${t} #${nth} in ${JSON.stringify(this.all)}`);
        return found;
      },
      { timeout, interval: 5 },
    );
  }
}

export interface Laptop {
  readonly inviter: Inviter;
  readonly events: Diary<InviterEvent>;
  readonly channel: Diary<ChannelEvent<FromPhone>>;
  readonly abort: AbortController;
  proven(): Promise<LaptopChannel>;
  /** What the code shown as the `nth` says. */
  invitation(nth?: number): Promise<Invitation>;
}

export interface Phone {
  readonly events: Diary<ScannerEvent>;
  readonly channel: Diary<ChannelEvent<FromLaptop>>;
  readonly abort: AbortController;
  proven(): Promise<PhoneChannel>;
}

const lifetime = (): AbortController => {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  return abort;
};

/** For what is tested without an invitation: a broker that names no servers. */
export const noServers = keepIceServers({
  ask: () => Promise.resolve(null),
  signal: new AbortController().signal,
});

/** A port of this machine, or a URL. */
export const serverAt = (where: number | string): string =>
  typeof where === 'number' ? `http://127.0.0.1:${where}` : where;

export async function startLaptop(
  where: number | string,
  overrides: Partial<InvitationOptions> = {},
): Promise<Laptop> {
  const abort = lifetime();
  const events = new Diary<InviterEvent>();
  const channel = new Diary<ChannelEvent<FromPhone>>();
  const inviter = openInvitation({
    server: serverAt(where),
    phoneOrigin: 'https://phone.example',
    broker: null,
    certificate: await createCertificate(),
    signal: abort.signal,
    on(event) {
      events.write(event);
      if (event.t === 'channel') channel.write(event.event);
    },
    ...overrides,
  });
  return {
    inviter,
    events,
    channel,
    abort,
    proven: async () => (await events.next('proven')).channel,
    async invitation(nth = 1) {
      const { url } = await events.next('code', nth);
      const invitation = decodeInvitation(new URL(url).hash.slice(1));
      if (!invitation) throw new Error('The displayed code cannot be read');
      return invitation;
    },
  };
}

export function startPhone(
  where: number | string,
  invitation: Invitation,
  overrides: Partial<JoinOptions> = {},
): Phone {
  const abort = lifetime();
  const events = new Diary<ScannerEvent>();
  const channel = new Diary<ChannelEvent<FromLaptop>>();
  joinInvitation({
    invitation,
    server: serverAt(where),
    signal: abort.signal,
    on(event) {
      events.write(event);
      if (event.t === 'channel') channel.write(event.event);
    },
    ...overrides,
  });
  return {
    events,
    channel,
    abort,
    proven: async () => (await events.next('proven')).channel,
  };
}

export interface Pair {
  readonly laptop: Laptop;
  readonly phone: Phone;
  readonly onLaptop: LaptopChannel;
  readonly onPhone: PhoneChannel;
}

/** A laptop and a phone that proved themselves to each other. */
export async function pair(
  where: number | string,
  phoneOptions: Partial<JoinOptions> = {},
): Promise<Pair> {
  const laptop = await startLaptop(where);
  const phone = startPhone(where, await laptop.invitation(), phoneOptions);
  const [onLaptop, onPhone] = await Promise.all([laptop.proven(), phone.proven()]);
  return { laptop, phone, onLaptop, onPhone };
}

/** Both people said yes. */
export async function consent(pair: Pair): Promise<void> {
  pair.onLaptop.send({ t: 'accept' });
  pair.laptop.inviter.spend();
  pair.onPhone.send({ t: 'go' });
  await vi.waitFor(() => {
    for (const diary of [pair.laptop.channel, pair.phone.channel]) {
      if (diary.of('message').length === 0) throw new Error('Not heard yet');
    }
  });
  pair.onLaptop.consented();
  pair.onPhone.consented();
}
