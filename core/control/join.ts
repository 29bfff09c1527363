import type { Invitation } from '../protocol/invitation';
import { headerOf } from '../protocol/invitation';
import type { PairingContext } from '../protocol/keys';
import { derivePairingKeys } from '../protocol/keys';
import { limits } from '../protocol/limits';
import type { FromLaptop, ToLaptop } from '../protocol/messages';
import { fromLaptop } from '../protocol/messages';
import { askIceServers } from './ask-ice-servers';
import { brokerServer } from './broker-server';
import { openControlChannel } from './control-channel';
import type { PhoneChannel, ScannerEvent } from './control-events';
import { dial } from './dial';
import { createCertificate, ownFingerprint } from './dtls-fingerprint';
import { keepIceServers } from './ice-keeper';
import type { OpenPeer } from './open-peer';
import { openPeer } from './open-peer';
import { randomPeerId } from './peer-id';
import { matchesPin } from './prove-link';
import { phoneRedial } from './redial';
import { createResumption } from './resumption';

export interface JoinOptions {
  readonly invitation: Invitation;
  /** Origin of the page, whose own broker is used where the invitation names none. */
  readonly server: string;
  /** One that was made beforehand, to save its time; it must serve no other invitation. */
  readonly certificate?: Promise<RTCCertificate>;
  /** From `registerEarly` with the same server; used where the invitation names no other broker. */
  readonly opened?: OpenPeer;
  /** Ends the attempt, or the channel that came of it. */
  readonly signal: AbortSignal;
  /** Milliseconds after which credentials of a relay that are good for so many seconds are renewed. */
  readonly renewAfterMs?: (seconds: number) => number;
  /**
   * Either one `failed`, or `proven` and from then on `channel` events; `ice-servers` at any time. Nothing
   * after the signal.
   */
  on(event: ScannerEvent): void;
}

/**
 * Goes to the broker of this origin before there is an invitation. The id is good for one attempt;
 * where that never comes its `peer` must be destroyed.
 */
export const registerEarly = (server: string): OpenPeer =>
  openPeer(randomPeerId(), brokerServer(null, server));

/** The phone's whole way from a decoded invitation to a control channel that survives its links. */
export function joinInvitation(options: JoinOptions): void {
  const { invitation, signal, on } = options;
  const header = headerOf(invitation);
  const { pin, broker, secret } = invitation;
  const context: PairingContext = { header, pin, broker };

  const opened = broker === null ? options.opened : undefined;
  if (opened === undefined) options.opened?.peer.destroy();
  const server = brokerServer(broker, options.server);
  const { renewAfterMs } = options;
  const ice = keepIceServers({
    ask: (asking) => askIceServers(server, asking),
    ...(renewAfterMs ? { renewAfterMs } : {}),
    signal,
  });
  ice.onChange((iceServers) => {
    if (!signal.aborted) on({ t: 'ice-servers', iceServers });
  });

  const join = async (): Promise<void> => {
    const certificateMade = options.certificate ?? createCertificate();
    const [certificate, keys] = await Promise.all([
      certificateMade,
      derivePairingKeys({ secret, ...context }),
    ]);
    const network = {
      server,
      ice,
      certificate,
      ownFingerprint: await ownFingerprint(certificate),
    };
    const outcome = await dial({
      ...network,
      ...(opened === undefined ? {} : { opened }),
      keys,
      header,
      acceptFingerprint: matchesPin(pin),
      connectMs: limits.connectMs,
      signal,
    });
    if (signal.aborted) return;
    if (outcome.t === 'failed') {
      if (outcome.reason !== null) on({ t: 'failed', reason: outcome.reason });
      return;
    }
    const channel: PhoneChannel = openControlChannel<FromLaptop, ToLaptop>({
      link: outcome.link,
      proven: outcome.proven,
      schema: fromLaptop,
      role: 'P',
      fingerprint: outcome.fpL,
      ice,
      resumption: createResumption({ ...outcome, context, keys }),
      redial: phoneRedial(network),
      signal,
      on: (event) => on({ t: 'channel', event }),
    });
    on({ t: 'proven', channel });
  };
  join().catch(() => {
    opened?.peer.destroy();
    // The browser gave no certificate or no connection: to the person the same as no way there.
    if (!signal.aborted) on({ t: 'failed', reason: 'laptop-unreachable' });
  });
}
